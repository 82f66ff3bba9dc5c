import { type ConditionOperator, readConditionOperator } from '../../policy/condition-operator';
import { code, link, paragraphs } from './markdown';

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html';

/**
 * A condition operator in words, its set operator and `IfExists` included. `undefined` for what is no operator.
 * Sources: IAM User Guide, "Condition operators", "Set operators for multivalued context keys".
 */
export function explainOperator(text: string): string | undefined {
  const operator = readConditionOperator(text);
  if (operator === undefined) {
    return undefined;
  }
  return paragraphs(
    `**${code(text)}** · ${nameOf(operator.family)}`,
    `${subject(operator)} ${relation(operator)}.`,
    whenAbsent(operator),
    operator.setOperator === 'ForAllValues' && !operator.ifExists
      ? 'In an Allow this lets through requests without the key: test with `Null` that it is there.'
      : undefined,
    link('Condition operators', page),
  );
}

function nameOf(family: ConditionOperator['family']): string {
  switch (family) {
    case 'IpAddress':
      return 'IP address';
    case 'Arn':
      return 'ARN';
    default:
      return family;
  }
}

function subject({ setOperator, name }: ConditionOperator): string {
  if (name === 'Null') {
    return 'The key';
  }
  switch (setOperator) {
    case 'ForAllValues':
      return 'Every value that the request has for the key';
    case 'ForAnyValue':
      return 'At least one value that the request has for the key';
    case undefined:
      return 'The value of the key';
  }
}

function relation({ name, family, negated }: ConditionOperator): string {
  const listed = negated ? 'none of the values listed' : 'one of the values listed';
  switch (family) {
    case 'String':
      return `${name.includes('Like') ? 'matches' : 'is'} ${listed}${stringComparison(name)}`;
    case 'Numeric':
      return `is a number ${comparison(name.slice('Numeric'.length))}`;
    case 'Date':
      return `is a point in time ${comparison(name.slice('Date'.length))}; times are written as in ISO 8601 or in seconds since 1970`;
    case 'Bool':
      return 'is the Boolean listed, `true` or `false`';
    case 'Binary':
      return 'is the binary value listed, byte for byte, written in Base64';
    case 'IpAddress':
      return `is in ${negated ? 'none' : 'one'} of the IP ranges listed; a range is written as \`203.0.113.0/24\``;
    case 'Arn':
      return `matches ${negated ? 'none' : 'one'} of the ARNs listed, each of the six parts by itself; \`*\` and \`?\` are wildcards`;
    case 'Null':
      return 'is absent from the request where `true` is listed, and present where `false` is';
  }
}

function stringComparison(name: string): string {
  if (name.includes('Like')) {
    return ', in which `*` stands for any text and `?` for one character';
  }
  return name.includes('IgnoreCase') ? ', in upper or lower case' : ', letter for letter';
}

function comparison(name: string): string {
  switch (name) {
    case 'Equals':
      return 'equal to the one listed';
    case 'NotEquals':
      return 'other than those listed';
    case 'LessThan':
      return 'below the one listed';
    case 'LessThanEquals':
      return 'at most the one listed';
    case 'GreaterThan':
      return 'above the one listed';
    default:
      return 'at least the one listed';
  }
}

/** IAM's surprise: a negated operator is true for a request that has no such key at all. */
function whenAbsent({ name, negated, ifExists, setOperator }: ConditionOperator): string | undefined {
  if (name === 'Null') {
    return undefined;
  }
  if (setOperator === 'ForAllValues') {
    return 'True as well when the request has no value for the key.';
  }
  if (setOperator === 'ForAnyValue') {
    return 'False when the request has no value for the key.';
  }
  if (ifExists) {
    return negated
      ? 'True as well when the request lacks the key; `IfExists` adds nothing to an operator that negates.'
      : 'True as well when the request lacks the key.';
  }
  return negated ? 'True as well when the request lacks the key.' : 'False when the request lacks the key.';
}
