import { closest } from '../text/closest';

/** What an operator compares. */
export type ConditionOperatorFamily = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn' | 'Null';

export type SetOperator = 'ForAllValues' | 'ForAnyValue';

/** A condition operator as written in a policy, taken apart. Source: IAM User Guide, "Condition operators" and "Set operators". */
export interface ConditionOperator {
  /** `StringLike`, without set operator and `IfExists`, in AWS's spelling. */
  readonly name: string;
  readonly family: ConditionOperatorFamily;
  /** `StringNotEquals` and its like: true when the key is absent. */
  readonly negated: boolean;
  /** Whether `*` and `?` in its values are wildcards. */
  readonly wildcards: boolean;
  readonly setOperator: SetOperator | undefined;
  readonly ifExists: boolean;
}

type Base = Pick<ConditionOperator, 'name' | 'family' | 'negated' | 'wildcards'>;

const base = (family: ConditionOperatorFamily, name: string, wildcards = false): Base => ({
  name,
  family,
  negated: name.includes('Not'),
  wildcards,
});

const comparisons = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

/** The 27 operators of IAM, without set operators and `IfExists`. */
export const conditionOperators: readonly Base[] = [
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'].map((name) => base('String', name)),
  base('String', 'StringLike', true),
  base('String', 'StringNotLike', true),
  ...comparisons.map((name) => base('Numeric', `Numeric${name}`)),
  ...comparisons.map((name) => base('Date', `Date${name}`)),
  base('Bool', 'Bool'),
  base('Binary', 'BinaryEquals'),
  base('IpAddress', 'IpAddress'),
  base('IpAddress', 'NotIpAddress'),
  ...['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'].map((name) => base('Arn', name, true)),
  base('Null', 'Null'),
];

const byName = new Map(conditionOperators.map((operator) => [operator.name.toLowerCase(), operator]));
const shape = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/i;

/** Takes an operator apart; `undefined` when IAM knows no such operator. IAM compares operator names without case. */
export function readConditionOperator(text: string): ConditionOperator | undefined {
  const match = shape.exec(text);
  const found = byName.get((match?.[2] ?? '').toLowerCase());
  if (match === null || found === undefined) {
    return undefined;
  }
  const set = match[1]?.toLowerCase();
  return {
    ...found,
    setOperator: set === undefined ? undefined : set === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue',
    ifExists: match[3] !== undefined,
  };
}

/**
 * Whether AWS replaces policy variables in what the operator compares with: it does for strings and ARNs.
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function takesVariables({ family }: Pick<ConditionOperator, 'family'>): boolean {
  return family === 'String' || family === 'Arn';
}

/** The operators that `text` was probably meant to be, its set operator and `IfExists` kept; empty when none is near. */
export function closestOperators(text: string): readonly string[] {
  const set = /^(forallvalues|foranyvalue):/i.exec(text)?.[0] ?? '';
  const suffix = /ifexists$/i.exec(text)?.[0] ?? '';
  const name = text.slice(set.length, text.length - suffix.length);
  return closest(
    name,
    conditionOperators.map((operator) => operator.name),
  ).map((found) => set + found + suffix);
}
