import type { ConditionOperator } from '../../policy/condition-operator';
import { readConditionOperator } from '../../policy/condition-operator';
import type { ServiceReference } from '../../reference/types';
import { describeValue } from './describe-value';
import { code, paragraphs } from './markdown';

/** A condition value, with what it is compared by and with. */
export interface ConditionValue {
  /** As IAM compares it: `true` and `"true"` alike. */
  readonly text: string;
  /** As written: `StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  /** How many values the key is compared with, this one included. */
  readonly among: number;
}

/** A condition value in Markdown: which requests pass by it, then what the value itself names. */
export function explainValue(reference: ServiceReference, value: ConditionValue, aliases: ReadonlyMap<string, string>): string {
  const operator = readConditionOperator(value.operator);
  return paragraphs(
    `**${code(value.text)}** · value of ${code(value.key)}`,
    operator === undefined ? `${code(value.operator)} is no operator that AWS knows.` : sentenceOf(operator, value),
    operator?.family === 'Null' ? undefined : describeValue(reference, value.key, value.text, aliases),
  );
}

function sentenceOf(operator: ConditionOperator, { text, key, among }: ConditionValue): string {
  const name = code(key);
  if (operator.family === 'Null') {
    return text.toLowerCase() === 'true' ? `Holds for requests that have no ${name}.` : `Holds for requests that have ${name}.`;
  }
  const absent = operator.ifExists ? ', and where the request has no such key' : '';
  return `${subjectOf(operator, name)} ${relationOf(operator, text)}${restOf(operator, among)}${absent}.`;
}

/** A negated operator wants the key to differ from all its values, any other to fit one of them. */
function restOf({ negated }: ConditionOperator, among: number): string {
  return among < 2 ? '' : negated ? ` nor any other of the ${among} values listed` : ` or another of the ${among} values listed`;
}

function subjectOf({ setOperator }: ConditionOperator, name: string): string {
  switch (setOperator) {
    case 'ForAllValues':
      return `Holds where every value of ${name}`;
    case 'ForAnyValue':
      return `Holds where at least one value of ${name}`;
    case undefined:
      return `Holds where ${name}`;
  }
}

function relationOf({ name, family, negated, wildcards }: ConditionOperator, text: string): string {
  const value = code(text);
  const not = negated ? 'is not' : 'is';
  switch (family) {
    case 'Numeric':
    case 'Date':
      return `${comparison(name.slice(family.length), family)} ${value}`;
    case 'IpAddress':
      return `${not} in ${value}`;
    case 'Arn':
      return `${negated ? 'does not match' : 'matches'} ${value}`;
    case 'String':
      return wildcards && /[*?]/.test(text) ? `${negated ? 'does not match' : 'matches'} ${value}` : `${not}${letters(name)} ${value}`;
    default:
      return `${not} ${value}`;
  }
}

function letters(name: string): string {
  return name.includes('IgnoreCase') ? ', in upper or lower case,' : ' exactly';
}

function comparison(name: string, family: 'Numeric' | 'Date'): string {
  const [below, above] = family === 'Date' ? ['before', 'after'] : ['below', 'above'];
  switch (name) {
    case 'Equals':
      return 'equals';
    case 'NotEquals':
      return 'differs from';
    case 'LessThan':
      return `is ${below}`;
    case 'LessThanEquals':
      return `is ${below} or at`;
    case 'GreaterThan':
      return `is ${above}`;
    default:
      return `is ${above} or at`;
  }
}
