import type { PolicyDocument } from '../policy/ast';
import { lowerPolicy } from '../policy/lower';
import type { PolicyType } from '../policy/policy-type';
import type { ObjectValue, StringValue } from '../policy/value';
import type { PolicyWriter } from '../policy/writer';
import { type Embedding, embeddedWriter, relocate } from './embedded-policy';
import { readJson } from './json-tree';
import { escapeInJson, jsonWriter } from './json-writer';
import { markHoles } from './marked-holes';
import type { PolicyHome } from './policy-home';
import { type FoundPolicy, searchPolicies } from './policy-search';

/** How a host language spells changes. */
export interface HostSyntax {
  readonly text: string;
  writer(root: ObjectValue): PolicyWriter;
  /** What `text` is within the string, with the line breaks that the string's style allows. */
  escape(text: string, within: StringValue): string;
}

/** A policy where it stands in the host's text, still to be lowered. */
export interface LocatedPolicy {
  readonly root: ObjectValue;
  readonly writer: PolicyWriter;
  readonly home: PolicyHome;
  /** The roles of a template that it is of, by their names there. */
  readonly roles: readonly string[];
}

/** The policies that were found in a host's tree, those held as JSON in its strings included. */
export function locatePolicies(found: readonly FoundPolicy[], syntax: HostSyntax): readonly LocatedPolicy[] {
  return found.flatMap(({ value, home, roles }) =>
    value.kind === 'object'
      ? [{ root: value, writer: syntax.writer(value), home, roles }]
      : locateEmbedded(value, home, syntax).map((policy) => ({ ...policy, roles })),
  );
}

/** Policies read from the text of `string`, moved to where that string stands. */
export function relocatePolicies(policies: readonly LocatedPolicy[], string: StringValue, embedding: Embedding): readonly LocatedPolicy[] {
  return policies.map((policy) => {
    const { value, origins } = relocate(policy.root, string, embedding.read);
    return { ...policy, root: value, writer: embeddedWriter(policy.writer, string, origins, embedding.spell) };
  });
}

export function lowerPolicies(located: readonly LocatedPolicy[], type: PolicyType | undefined): readonly PolicyDocument[] {
  const lowered = located.map(({ root, writer, home, roles }) => ({
    document: lowerPolicy(root, { writer, type: type ?? home.type, service: home.service, holder: home.holder }),
    roles,
  }));
  const byRole = new Map<string, PolicyDocument[]>();
  for (const { document, roles } of lowered) {
    for (const role of document.type === 'identity-based' ? roles : []) {
      byRole.set(role, [...(byRole.get(role) ?? []), document].slice(0, mostOfOneRole));
    }
  }
  return lowered.map(({ document, roles }) => {
    const rolePolicies = document.type === 'trust' ? roles.flatMap((role) => byRole.get(role) ?? []) : [];
    return rolePolicies.length === 0 ? document : { ...document, rolePolicies };
  });
}

/** More than IAM takes for a role. */
const mostOfOneRole = 50;

/** How JSON spells changes, in a file or in a string that is decoded. */
export function jsonSyntax(text: string): HostSyntax {
  return { text, writer: (root) => jsonWriter(text, root), escape: (part, within) => escapeInJson(text, part, within) };
}

function locateEmbedded(string: StringValue, home: PolicyHome, syntax: HostSyntax): readonly LocatedPolicy[] {
  const marked = markHoles(string);
  const inner = locatePolicies(searchPolicies(readJson(marked.text).roots), jsonSyntax(marked.text));
  const embedding: Embedding = {
    read: marked.unmark,
    spell: (text) =>
      marked
        .pieces(text)
        .map((piece) => (typeof piece === 'string' ? syntax.escape(piece, string) : syntax.text.slice(piece.start, piece.end)))
        .join(''),
  };
  return relocatePolicies(inner, string, embedding).map((policy) => (policy.home.type === undefined ? { ...policy, home } : policy));
}
