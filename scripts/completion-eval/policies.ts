import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A statement in JSON: what is not a statement's is not looked at. */
export type RawStatement = Record<string, unknown>;

/** A policy that tasks are made of. */
export interface RealPolicy {
  readonly name: string;
  readonly document: Record<string, unknown>;
  readonly statements: readonly RawStatement[];
}

/** The policies of a text of JSON, or nothing where it is no policy in whole JSON. */
export function readPolicy(name: string, text: string): RealPolicy | undefined {
  try {
    const document: unknown = JSON.parse(text);
    const statements = isObject(document) ? [document['Statement']].flat().filter(isObject) : [];
    return isObject(document) && statements.length > 0 ? { name, document, statements } : undefined;
  } catch {
    return undefined;
  }
}

/** The policies of a folder's JSON files. Empty where there is no such folder. */
export function readFolder(folder: string): readonly RealPolicy[] {
  if (!existsSync(folder)) {
    return [];
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => readPolicy(file, readFileSync(path.join(folder, file), 'utf8')) ?? []);
}

/** The strings of an element that is a string or a list, in order. */
export function stringsOf(value: unknown): readonly string[] {
  return [value].flat().filter((item) => typeof item === 'string');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
