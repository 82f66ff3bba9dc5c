import { hasWildcard } from '../../policy/action-pattern';
import type { ActionElement, PolicyDocument, Statement } from '../../policy/ast';
import { hole, isStatic } from '../../policy/value';
import { wildcardMatch } from '../../policy/wildcard';
import type { ActionName, ServiceReference } from '../../reference/types';
import { actionsOf, matchingActions } from '../../semantics/matching-actions';
import { wordingOf } from '../../semantics/wording';
import type { Span } from '../../text/span';

export type Effect = 'Allow' | 'Deny';

/** A statement with the actions that it speaks of. */
export interface Granted {
  readonly statement: Statement;
  readonly action: ActionElement;
  readonly covered: Covered;
}

/** Actions, and the prefixes of their services. Statements that name the same ones share it. */
export interface Covered {
  readonly actions: ReadonlySet<ActionName>;
  readonly prefixes: ReadonlySet<string>;
}

/** The statements of an effect that speak of actions. */
export function grantedBy(document: PolicyDocument, effect: Effect, reference: ServiceReference): readonly Granted[] {
  const known = new Map<string, Covered>();
  return document.statements.flatMap((statement) => {
    const { action } = statement;
    if (statement.effect !== effect || action === undefined) {
      return [];
    }
    const key = wordingOf(action);
    const covered = known.get(key) ?? coveredBy(action, reference);
    known.set(key, covered);
    return [{ statement, action, covered }];
  });
}

function coveredBy(action: ActionElement, reference: ServiceReference): Covered {
  const actions = actionsOf(reference, action);
  return { actions, prefixes: new Set([...actions].map(({ servicePrefix }) => servicePrefix)) };
}

/** The actions that some of the statements speak of. */
export function actionsGranted(granted: readonly Granted[]): ReadonlySet<ActionName> {
  const all = new Set<ActionName>();
  for (const { actions } of new Set(granted.map(({ covered }) => covered))) {
    for (const action of actions) {
      all.add(action);
    }
  }
  return all;
}

/** The entry through which the statement speaks of the service, or of one of its actions. */
export function placeOfGrant({ action }: Granted, prefix: string, name?: string): Span {
  const entry = action.negated
    ? undefined
    : action.patterns.find(
        (pattern) =>
          (pattern.servicePrefix === prefix || (hasWildcard(pattern.servicePrefix) && wildcardMatch(pattern.servicePrefix, prefix))) &&
          (name === undefined || wildcardMatch((pattern.name ?? '').toLowerCase(), name.toLowerCase())),
      );
  return entry?.source.content ?? action.element.key.span;
}

/** An entry that is known now and matches no action of AWS. */
export interface Unrecognized {
  readonly granted: Granted;
  readonly text: string;
  readonly servicePrefix: string;
  readonly at: Span;
}

/** The entries that match nothing; those of a NotAction are no grant of anything. */
export function unrecognizedOf(granted: readonly Granted[], reference: ServiceReference): readonly Unrecognized[] {
  return granted.flatMap((one) =>
    one.action.negated
      ? []
      : one.action.patterns.flatMap((pattern) => {
          const { source, servicePrefix } = pattern;
          const isUnknown = isStatic(source) && source.text !== '' && matchingActions(reference, pattern).length === 0;
          return isUnknown ? [{ granted: one, text: source.text, servicePrefix, at: source.content }] : [];
        }),
  );
}

/** What is not known before deployment, as a reader can see it. */
export function readable(text: string): string {
  return text.replaceAll(hole, '…');
}
