import { operationFacts } from '../reference/operation-facts';
import type { Service, ServiceReference } from '../reference/types';

/** An action, or an API operation that is authorised by others. */
export interface NamedAction {
  readonly prefix: string;
  readonly name: string;
  /** Of an operation, the actions that authorise it. */
  readonly authorisedBy?: readonly string[];
}

/** More would not be read. */
const most = 100;

/**
 * The actions and API operations whose name, prefix and service together hold every word: `s3:getobj`, `invoke lambda`, `HeadObject`. Names that
 * are the last word come first, then those that begin with it, among them those that AWS's managed policies name most often.
 */
export function findActions(reference: ServiceReference, words: string): readonly NamedAction[] {
  const wanted = words
    .toLowerCase()
    .split(/[\s:]+/)
    .filter((word) => word !== '');
  const last = wanted.at(-1) ?? '';
  const found = candidatesOf(reference).filter(({ text }) => wanted.every((word) => text.includes(word)));
  const ranked = found.map((candidate) => ({
    candidate,
    rank: rankOf(candidate.lower, last),
    usage: reference.usage(candidate.prefix, candidate.name),
  }));
  return ranked
    .sort((a, b) => a.rank - b.rank || b.usage - a.usage)
    .slice(0, most)
    .map(({ candidate: { prefix, name, authorisedBy } }) => ({ prefix, name, ...(authorisedBy === undefined ? {} : { authorisedBy }) }));
}

function rankOf(lower: string, word: string): number {
  return lower === word ? 0 : lower.startsWith(word) ? 1 : lower.includes(word) ? 2 : 3;
}

interface Candidate extends NamedAction {
  readonly lower: string;
  /** All that words are looked for in, in lower case. */
  readonly text: string;
}

const candidates = new WeakMap<ServiceReference, readonly Candidate[]>();

function candidatesOf(reference: ServiceReference): readonly Candidate[] {
  const known = candidates.get(reference) ?? [...actions(reference), ...operations(reference)];
  candidates.set(reference, known);
  return known;
}

function actions(reference: ServiceReference): readonly Candidate[] {
  return reference.services().flatMap((service) => (reference.actions(service.prefix) ?? []).map(({ name }) => candidate(service, name)));
}

function operations(reference: ServiceReference): readonly Candidate[] {
  return Object.entries(operationFacts).flatMap(([prefix, facts]) => {
    const service = reference.service(prefix) ?? { prefix, name: prefix };
    return Object.keys(facts).map((name) => ({
      ...candidate(service, name),
      authorisedBy: reference.actionsOfOperation(prefix, name),
    }));
  });
}

function candidate({ prefix, name: service }: Pick<Service, 'prefix' | 'name'>, name: string): Candidate {
  const lower = name.toLowerCase();
  return { prefix, name, lower, text: `${prefix} ${lower} ${service.toLowerCase()}` };
}
