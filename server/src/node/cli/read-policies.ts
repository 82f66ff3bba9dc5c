import { TextDocument } from 'vscode-languageserver-textdocument';
import type { HostLanguage, HostText, SyntaxProblem } from '../../hosts/host';
import { hostOfFile, hostOfLanguage } from '../../hosts/index';
import type { PolicyType } from '../../policy/policy-type';
import { policyTypeSuggestedByPath } from '../../settings/policy-type-of-path';
import type { FoundFile } from './find-files';
import { readText } from './read-text';
import type { FileError } from './report';
import { syntaxProblem } from './syntax-problem';

/** The policies of a file and what it attaches, or why there is nothing. */
export interface PolicyFile extends Pick<HostText, 'policies' | 'attachments'> {
  readonly text: TextDocument;
  readonly errors: readonly FileError[];
}

/** `type` is what the user has said of the file. Standard input and files of other names are JSON when they begin with a bracket, and YAML otherwise. */
export function readPolicies({ path, named, content }: FoundFile, type: PolicyType | undefined): PolicyFile {
  const read = content ?? readText(path);
  if ('error' in read) {
    return { policies: [], attachments: [], text: TextDocument.create(path, '', 0, ''), errors: [{ message: read.error }] };
  }
  const text = TextDocument.create(path, '', 0, read.text);
  const { host, found } = findPolicies(path, read.text, type);
  const suggested = type === undefined ? policyTypeSuggestedByPath(path, read.text, found.policies) : undefined;
  const { policies, attachments, syntaxError } = suggested === undefined ? found : host.findPolicies(read.text, suggested);
  const language = host.languageIds.includes('yaml') ? 'YAML' : 'JSON';
  // Folders hold templates that are YAML only once they are filled in: those are read for policies alone.
  const isWholeFileOurs = named || language === 'JSON';
  const problem = syntaxError ?? (policies.length === 0 && isWholeFileOurs ? syntaxProblem(read.text, language) : undefined);
  return { policies, attachments, text, errors: problem === undefined ? [] : [toError(text, problem, language)] };
}

function toError(text: TextDocument, { offset, message }: SyntaxProblem, language: string): FileError {
  const position = text.positionAt(offset);
  return { message: `is not valid ${language}: ${message.replace(/\.?$/, '.')}`, range: { start: position, end: position } };
}

interface Attempt {
  readonly host: HostLanguage;
  readonly found: HostText;
}

function findPolicies(path: string, text: string, type: PolicyType | undefined): Attempt {
  const host = hostOf(path, text);
  return { host, found: host.findPolicies(text, type) };
}

/** The language of a file, by its name or else by how it begins. */
export function hostOf(path: string, text: string): HostLanguage {
  const language = /^\s*[{[]/.test(text) ? 'json' : 'yaml';
  const host = hostOfFile(path) ?? hostOfLanguage(language);
  if (host === undefined) {
    throw new Error(`There is no host language ${language}.`);
  }
  return host;
}
