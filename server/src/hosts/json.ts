import type { HostSlot } from '../policy/host-slot';
import type { PolicyType } from '../policy/policy-type';
import type { ObjectValue, Value } from '../policy/value';
import type { PolicyWriter } from '../policy/writer';
import { mayHoldAttachment, searchAttachments } from './attachment-search';
import { blankSlot } from './blank-slot';
import { type HostLanguage, type HostText, nothingFound } from './host';
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
  findPolicies: (text, type) => (mayHoldPolicy(text) || mayHoldAttachment(text) ? find(text, type, searchPolicies) : nothingFound),
  slotAt: (text, offset, type) => blankSlot(text, offset, type, writerOf(text)) ?? slotIn(text, offset),
};

/** The extension's own language: its files are policies, also while nothing in them shows it yet. */
export const iamPolicyHost: HostLanguage = {
  languageIds: ['iam-policy'],
  extensions: ['.iam.json', '.iampolicy'],
  findPolicies: (text, type) =>
    find(text, type, (roots) => {
      const found = searchPolicies(roots);
      return found.length > 0
        ? found
        : roots.slice(0, 1).flatMap((value) => (value.kind === 'object' ? [{ value, home: {}, roles: [] }] : []));
    }),
  slotAt: (text, offset, type) => blankSlot(text, offset, type, writerOf(text)) ?? slotIn(text, offset),
};

function find(text: string, type: PolicyType | undefined, search: (roots: readonly Value[]) => readonly FoundPolicy[]): HostText {
  const { roots, syntaxError } = readJson(text);
  const attachments = mayHoldAttachment(text) ? searchAttachments(roots) : [];
  return { policies: lowerPolicies(locatePolicies(search(roots), jsonSyntax(text)), type), attachments, syntaxError };
}

function slotIn(text: string, offset: number): HostSlot | undefined {
  return mayHoldSlot(text) ? searchSlot(readJson(text).roots, offset, text, writerOf(text)) : undefined;
}

function writerOf(text: string): (root: ObjectValue) => PolicyWriter {
  return (root) => jsonWriter(text, root);
}
