import type { Attachment } from '../policy/attachment';
import type { StringValue } from '../policy/value';
import { mayHoldAttachment, searchAttachments } from './attachment-search';
import { blankSlot } from './blank-slot';
import { type Embedding, relocate } from './embedded-policy';
import { type HostLanguage, type HostText, nothingFound } from './host';
import { type HostSyntax, type LocatedPolicy, locatePolicies, lowerPolicies, relocatePolicies } from './host-policies';
import { jsonHost } from './json';
import { searchPolicies } from './policy-search';
import { mayHoldPolicy } from './policy-shape';
import { mayHoldSlot, searchSlot } from './slot-search';
import { escapeInYaml } from './yaml-escape';
import { mendPolicy } from './yaml-mend';
import type { UnclosedString } from './yaml-quotes';
import { readYaml, type YamlTree } from './yaml-tree';
import { yamlWriter } from './yaml-writer';

/** YAML, with CloudFormation's and SAM's tags: policies as YAML, and as JSON in its strings. */
export const yamlHost: HostLanguage = {
  languageIds: ['yaml', 'cloudformation'],
  extensions: ['.yaml', '.yml', '.template'],
  findPolicies: (text, type) => {
    if (!mayHoldPolicy(text) && !mayHoldAttachment(text)) {
      return nothingFound;
    }
    if (isJson(text)) {
      return jsonHost.findPolicies(text, type);
    }
    if (text.length > largest) {
      const tooLarge = { offset: 0, message: 'The file is not read: it has more than 4 MB of YAML.' };
      return mayHoldPolicy(text) ? { ...nothingFound, syntaxError: tooLarge } : nothingFound;
    }
    return find(text, type);
  },
  slotAt: (text, offset, type, isNamed = false) => {
    const blank =
      type !== undefined || isNamed ? blankSlot(text, offset, type, (root) => yamlWriter(text, root, readYaml(text).layouts)) : undefined;
    if (blank !== undefined) {
      return blank;
    }
    if (!mayHoldSlot(text) || text.length > largest) {
      return undefined;
    }
    if (isJson(text)) {
      return jsonHost.slotAt(text, offset);
    }
    const { roots, layouts } = readYaml(text);
    const slot = searchSlot(roots, offset, text, (root) => yamlWriter(text, root, layouts));
    // Below a name or a list the line says whether anything is begun.
    const begun = /[-:,[]\s*$/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
    return slot === undefined || slot.slot.string !== undefined || begun ? slot : undefined;
  },
};

/** Four times what CloudFormation takes; beyond it, reading would be felt at each keystroke. */
const largest = 4_000_000;

/** A file of JSON is YAML too, but the JSON host reads it better while it is being typed. */
function isJson(text: string): boolean {
  return /^\s*\{\s*["}]/.test(text);
}

function find(text: string, type: Parameters<HostLanguage['findPolicies']>[1]): HostText {
  const tree = readYaml(text);
  const closed = tree.unclosed.length > 0 && text.length < largestRepaired ? closeStrings(text, tree.unclosed) : undefined;
  const { located, attachments } = closed === undefined ? locate(text, tree) : locateClosed(closed);
  // A text without a policy may be YAML only once it is filled in: that is somebody else's to say.
  return { policies: lowerPolicies(located, type), attachments, syntaxError: mayHoldPolicy(text) ? tree.syntaxError : undefined };
}

/** What a tree holds, still to be lowered. */
interface Located {
  readonly located: readonly LocatedPolicy[];
  readonly attachments: readonly Attachment[];
}

function locateClosed(closed: StringValue): Located {
  const { located, attachments } = locate(closed.text, readYaml(closed.text));
  return {
    located: relocatePolicies(located, closed, unchanged),
    attachments: attachments.map((attachment) => ({
      ...attachment,
      source: relocate(attachment.source, closed, unchanged.read).value,
    })),
  };
}

function locate(text: string, { roots, layouts }: YamlTree): Located {
  const syntax: HostSyntax = {
    text,
    writer: (root) => yamlWriter(text, root, layouts),
    escape: (part, within) => escapeInYaml(text, part, within),
  };
  const found = searchPolicies(roots).map((policy) => ({
    ...policy,
    value: policy.value.kind === 'object' ? mendPolicy(policy.value, layouts) : policy.value,
  }));
  return { located: locatePolicies(found, syntax), attachments: mayHoldAttachment(text) ? searchAttachments(roots) : [] };
}

/** Beyond this, text with a missing quote is taken as it is. */
const largestRepaired = 1_000_000;
const mostRepairs = 3;

/** The text with the missing quotes in place, as a string whose characters know where they are in the real text. */
function closeStrings(text: string, unclosed: readonly UnclosedString[]): StringValue {
  let closed = insertQuotes(text, unclosed);
  const all = [...unclosed];
  for (let repairs = 1; repairs < mostRepairs; repairs++) {
    const next = readYaml(closed.text).unclosed.map(({ lineEnd, quote }) => ({ lineEnd: closed.offsets?.[lineEnd] ?? 0, quote }));
    const fresh = next.filter(({ lineEnd }) => !all.some((known) => known.lineEnd === lineEnd));
    if (fresh.length === 0) {
      break;
    }
    all.push(...fresh);
    closed = insertQuotes(text, all);
  }
  return closed;
}

function insertQuotes(text: string, unclosed: readonly UnclosedString[]): StringValue {
  const offsets: number[] = [];
  let result = '';
  let position = 0;
  const copyTo = (end: number) => {
    result += text.slice(position, end);
    for (; position < end; position++) {
      offsets.push(position);
    }
  };
  for (const { lineEnd, quote } of [...unclosed].sort((a, b) => a.lineEnd - b.lineEnd)) {
    copyTo(lineEnd);
    offsets.push(lineEnd);
    result += quote;
  }
  copyTo(text.length);
  offsets.push(text.length);
  const span = { start: 0, end: text.length };
  return { kind: 'string', span, content: span, text: result, offsets };
}

const unchanged: Embedding = { read: (text) => text, spell: (text) => text };
