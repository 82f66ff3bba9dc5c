import type { PolicyDocument } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { Comparison } from '../../semantics/inclusion/compare';
import type { Difference } from '../../semantics/inclusion/differences';
import { type Compared, isOfToday } from './compare-report';
import { sidOf, spelledKey } from './request-lines';

/** The comparison as `--format json` prints it. */
export interface CompareJson {
  readonly verdict: Comparison['verdict'];
  /** Requests that NEW allows and OLD does not. */
  readonly newlyAllows: readonly WitnessJson[];
  /** Requests that OLD allows and NEW does not. */
  readonly noLongerAllows: readonly WitnessJson[];
  /** Why the verdict is `unknown`, or for which actions alone it holds. */
  readonly reason?: string;
}

/** A request that shows a difference; what `can --request` reads. */
export interface WitnessJson {
  /** As in a policy: `{ "AWS": "arn:…" }`. Only where the policies name principals. */
  readonly principal?: Readonly<Record<string, string>>;
  readonly action: string;
  readonly resource: string;
  /** Condition keys that are not here are absent from the request. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  /** The statement that allows it, counted from 0, of the policy that does. */
  readonly statement: number;
  readonly sid?: string;
  /** The statement that denies it, counted from 0, of the other policy. Not there where none allows it. */
  readonly deniedBy?: number;
  /** How many other actions of the same access level are treated alike. */
  readonly alike: number;
  /** Whether AWS documents such an action, with such a resource and condition keys. */
  readonly realistic: boolean;
}

export function compareJson(outcome: Comparison, { older, newer }: Compared, reference: ServiceReference): CompareJson {
  const { verdict, newlyAllows, noLongerAllows } = outcome;
  const reason = outcome.reason ?? (isOfToday(outcome) ? 'an action that AWS does not have today could change it' : undefined);
  return {
    verdict,
    newlyAllows: newlyAllows.map((difference) => witness(difference, newer, reference)),
    noLongerAllows: noLongerAllows.map((difference) => witness(difference, older, reference)),
    ...(reason === undefined ? {} : { reason }),
  };
}

function witness(
  { request, statement, deniedBy, alike, realistic }: Difference,
  policy: PolicyDocument,
  reference: ServiceReference,
): WitnessJson {
  const { principal, action, resource, context } = request;
  const sid = sidOf(policy.statements[statement]);
  return {
    ...(principal === undefined
      ? {}
      : { principal: { [principal.type]: principal.id, ...(principal.role === undefined ? {} : { role: principal.role }) } }),
    action,
    resource,
    context: Object.fromEntries(Object.entries(context).map(([key, value]) => [spelledKey(reference, key), value])),
    statement,
    ...(sid === undefined ? {} : { sid }),
    ...(deniedBy === undefined ? {} : { deniedBy }),
    alike,
    realistic,
  };
}
