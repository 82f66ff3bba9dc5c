import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import tinyglobby = require('tinyglobby'); // Its ES module asks for its own URL, which a bundle has none of.

import { hostOfFile } from '../../hosts/index';
import { type FileText, readStandardInput, reasonOf } from './read-text';

/** What the paths of a command line stand for. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** The folders that were searched, as the user wrote them. */
  readonly folders: readonly string[];
  /** Sentences about what could not be found or read. */
  readonly errors: readonly string[];
}

export interface FoundFile {
  /** As the user wrote it, or below the folder that the user wrote; with `/`. `-` is standard input. */
  readonly path: string;
  /** Named by the user, so that it is said when it holds no policy. */
  readonly named: boolean;
  /** What standard input held. */
  readonly content?: FileText;
}

const skipped: readonly string[] = ['node_modules', '.git'];

/** Files, folders with all below them, and globs, in the order given; each file once. */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>();
  const errors: string[] = [];
  const folders: string[] = [];
  const add = (file: string, named: boolean) => {
    const key = path.resolve(file);
    files.set(key, { path: file.replaceAll(path.sep, '/'), named: named || files.get(key)?.named === true });
  };
  for (const given of paths) {
    if (given === '-') {
      files.set('-', { path: '-', named: true, content: files.get('-')?.content ?? (await readStandardInput()) });
      continue;
    }
    try {
      if (statSync(given).isDirectory()) {
        folders.push(given);
        walk(given, add, errors);
      } else {
        add(given, true);
      }
    } catch (error) {
      const matches = tinyglobby.isDynamicPattern(given) ? filesMatching(given) : undefined;
      matches?.forEach((file) => {
        add(file, false);
      });
      if (matches === undefined || matches.length === 0) {
        errors.push(matches === undefined ? `\`${given}\` ${reasonOf(error)}` : `No file matches \`${given}\`.`);
      }
    }
  }
  return { files: [...files.values()], folders, errors };
}

function filesMatching(glob: string): readonly string[] {
  const patterns = [glob.replaceAll('\\', path.sep === '\\' ? '/' : '\\')];
  return tinyglobby.globSync(patterns, { ignore: skipped.map((name) => `**/${name}/**`), dot: true, expandDirectories: false }).sort();
}

/** Links to folders are not followed: they may lead in a circle. */
function walk(folder: string, add: (file: string, named: boolean) => void, errors: string[]): void {
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    let entries: ReturnType<typeof listOf>;
    try {
      entries = listOf(next);
    } catch (error) {
      errors.push(`\`${next}\` ${reasonOf(error)}`);
      continue;
    }
    const folders: string[] = [];
    for (const entry of entries) {
      const file = path.join(next, entry.name);
      if (entry.isDirectory() && !skipped.includes(entry.name)) {
        folders.push(file);
      } else if (hostOfFile(entry.name) !== undefined && (entry.isFile() || (entry.isSymbolicLink() && isFile(file)))) {
        add(file, false);
      }
    }
    pending.push(...folders.reverse());
  }
}

function listOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A link that leads nowhere is none. */
function isFile(link: string): boolean {
  return statSync(link, { throwIfNoEntry: false })?.isFile() === true;
}
