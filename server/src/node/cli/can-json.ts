import type { PolicyType } from '../../policy/policy-type';
import type { ServiceReference } from '../../reference/types';
import type { DecidedStatement, Reason } from '../../semantics/inclusion/decide';
import type { Layer } from '../../semantics/inclusion/decide-together';
import { textOf } from '../../semantics/inclusion/evaluate-test';
import { type CanOutcome, decidingOf, notesOf } from './can-report';
import { sidOf, spelledKey } from './request-lines';

/** The decision as `--format json` prints it. */
export interface CanJson {
  readonly decision: 'allowed' | 'denied' | 'not-allowed' | 'unknown';
  /** The statements that decide. */
  readonly decidedBy: readonly { readonly policy: string; readonly statement: number; readonly sid?: string }[];
  /** What does not allow the request though it has to; `grants` stands for the policies of caller and resource. */
  readonly missing: readonly Layer[];
  /** What was assumed, in sentences. */
  readonly notes: readonly string[];
  readonly policies: readonly PolicyJson[];
}

interface PolicyJson {
  readonly policy: string;
  readonly policyType: PolicyType;
  readonly decision: CanJson['decision'];
  /** Why nothing can be decided about the policy. */
  readonly problem?: string;
  readonly statements: readonly StatementJson[];
}

interface StatementJson {
  /** Counted from 0. */
  readonly statement: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny' | null;
  /** `null` where it is not known. */
  readonly applies: boolean | null;
  /** The elements and tests that do not hold, or of which it is not known. */
  readonly reasons: readonly ReasonJson[];
}

interface ReasonJson {
  readonly element: string;
  readonly holds: false | null;
  readonly operator?: string;
  readonly key?: string;
  readonly values?: readonly (string | null)[];
  /** What the request has for the key; `null` where it does not have it. */
  readonly found?: string | readonly string[] | null;
}

export function canJson(outcome: CanOutcome, reference: ServiceReference): CanJson {
  const { policies, together } = outcome;
  const decided = policies.flatMap(({ name, policy }, index) => {
    const own = together.policies[index];
    return own === undefined ? [] : [{ name, policy, own }];
  });
  return {
    decision: wordFor(together.decision),
    decidedBy: decidingOf(outcome).map(({ name, one }) => ({ policy: name, ...placeOf(one) })),
    missing: together.missing,
    notes: notesOf(together),
    policies: decided.map(({ name, policy, own }) => ({
      policy: name,
      policyType: policy.type,
      decision: wordFor(own.decision),
      ...(own.problem === undefined ? {} : { problem: own.problem }),
      statements: own.statements.map((one) => toStatement(one, reference)),
    })),
  };
}

function wordFor(decision: CanOutcome['together']['decision']): CanJson['decision'] {
  return decision === 'undecided' ? 'unknown' : decision;
}

function placeOf({ statement }: DecidedStatement): { readonly statement: number; readonly sid?: string } {
  const sid = sidOf(statement);
  return { statement: statement.index, ...(sid === undefined ? {} : { sid }) };
}

function toStatement(one: DecidedStatement, reference: ServiceReference): StatementJson {
  return {
    ...placeOf(one),
    effect: one.statement.effect ?? null,
    applies: one.applies ?? null,
    reasons: one.reasons.map((reason) => toReason(one, reason, reference)),
  };
}

function toReason({ statement }: DecidedStatement, { part, known, test, found }: Reason, reference: ServiceReference): ReasonJson {
  const holds = known ? (false as const) : null;
  switch (part) {
    case 'action':
      return { element: statement.action?.element.name ?? 'Action', holds };
    case 'principal':
      return { element: statement.principal?.element.name ?? 'Principal', holds };
    case 'resource':
      return { element: statement.resource?.element.name ?? 'Resource', holds };
    case 'hidden condition':
      return { element: 'Condition', holds };
    case 'condition':
      return {
        element: 'Condition',
        holds,
        operator: test?.operatorKey.text ?? '',
        key: spelledKey(reference, test?.key.text ?? ''),
        values: (test?.values ?? []).map((value) => textOf(value) ?? null),
        found: found ?? null,
      };
  }
}
