import { emptySlot } from '../policy/cursor';
import type { HostSlot } from '../policy/host-slot';
import type { PolicyType } from '../policy/policy-type';
import type { ObjectValue, Value } from '../policy/value';
import { touches } from '../text/span';
import type { HostLanguage, HostText } from './host';
import { jsonSyntax, locatePolicies, lowerPolicies } from './host-policies';
import { readJson } from './json-tree';
import { jsonWriter } from './json-writer';
import { type FoundPolicy, searchPolicies } from './policy-search';
import { mayHoldPolicy } from './policy-shape';
import { mayHoldSlot, searchSlot } from './slot-search';

/** JSON, with comments or without: the policies in it are found by their content and by where they stand. */
export const jsonHost: HostLanguage = {
  languageIds: ['json', 'jsonc', 'cloudformation-json'],
  extensions: ['.json', '.jsonc'],
  findPolicies: (text, type) => (mayHoldPolicy(text) ? find(text, type, searchPolicies) : { policies: [], syntaxError: undefined }),
  slotAt: (text, offset, type) => blankSlot(text, offset, type) ?? slotIn(text, offset),
};

/** The extension's own language: its files are policies, also while nothing in them shows it yet. */
export const iamPolicyHost: HostLanguage = {
  languageIds: ['iam-policy'],
  extensions: ['.iam.json', '.iampolicy'],
  findPolicies: (text, type) =>
    find(text, type, (roots) => {
      const found = searchPolicies(roots);
      return found.length > 0 ? found : roots.slice(0, 1).flatMap((value) => (value.kind === 'object' ? [{ value, home: {} }] : []));
    }),
  slotAt: (text, offset, type) => blankSlot(text, offset, type) ?? slotIn(text, offset),
};

function find(text: string, type: PolicyType | undefined, search: (roots: readonly Value[]) => readonly FoundPolicy[]): HostText {
  const { roots, syntaxError } = readJson(text);
  return { policies: lowerPolicies(locatePolicies(search(roots), jsonSyntax(text)), type), syntaxError };
}

function slotIn(text: string, offset: number): HostSlot | undefined {
  return mayHoldSlot(text) ? searchSlot(readJson(text).roots, offset, text, (root) => jsonWriter(text, root)) : undefined;
}

/** A text without anything, or with a word that is being typed. */
function blankSlot(text: string, offset: number, type: PolicyType | undefined): HostSlot | undefined {
  const [, before = '', word = ''] = /^(\s*)([A-Za-z-]*)\s*$/.exec(text.slice(0, longestBlank)) ?? [];
  if (text.length > longestBlank || before + word !== text.slice(0, before.length + word.length) || text.trim() !== word) {
    return undefined;
  }
  const span = word === '' ? { start: offset, end: offset } : { start: before.length, end: before.length + word.length };
  const root: ObjectValue = { kind: 'object', span, members: [] };
  const slot = { ...emptySlot(offset), span };
  return touches(span, offset)
    ? { at: 'policy', type, service: undefined, slot, typed: text.slice(span.start, offset), writer: jsonWriter(text, root) }
    : undefined;
}

/** Longer white space is nobody's beginning. */
const longestBlank = 1000;
