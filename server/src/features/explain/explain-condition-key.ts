import type { ConditionKey, ConditionKeyType, ServiceReference } from '../../reference/types';
import { code, link, paragraphs, sentence } from './markdown';

/** A condition key in Markdown: what it compares, its type, how many values, when it is absent. `undefined` for an unknown key. */
export function explainConditionKey(reference: ServiceReference, name: string): string | undefined {
  const key = reference.conditionKey(name);
  if (key === undefined) {
    return undefined;
  }
  return paragraphs(
    `**${code(name)}** · ${typeOf(key)}${key.multivalued ? ', several values' : ''}`,
    sentence(key.description),
    key.name === name || !key.name.includes('${') ? undefined : `Written ${code(key.name)} in general: the part in braces is yours.`,
    key.multivalued ? 'A request may hold several values at once: use `ForAnyValue:` or `ForAllValues:` before the operator.' : undefined,
    absence(key),
    `Operators: ${operatorsOf(key).map(code).join(', ')}`,
    link(key.global ? 'Global condition keys' : 'AWS documentation', key.documentation),
  );
}

function typeOf({ type, alsoType }: ConditionKey): string {
  return alsoType === undefined ? nameOf(type) : `${nameOf(type)} or ${nameOf(alsoType)}`;
}

function nameOf(type: ConditionKeyType): string {
  return type === 'IPAddress' ? 'IP address' : type;
}

function absence(key: ConditionKey): string | undefined {
  if (key.absentWhen !== undefined) {
    return sentence(key.absentWhen);
  }
  return key.global ? 'In every request.' : undefined;
}

function operatorsOf({ type, alsoType }: ConditionKey): readonly string[] {
  return [...operators(type), ...(alsoType === undefined ? [] : operators(alsoType))];
}

/** The operators that compare such values. Source: IAM User Guide, "Condition operators". */
function operators(type: ConditionKeyType): readonly string[] {
  switch (type) {
    case 'String':
      return ['StringEquals', 'StringLike', 'StringEqualsIgnoreCase', 'StringNotEquals', 'StringNotLike'];
    case 'ARN':
      return ['ArnLike', 'ArnEquals', 'ArnNotLike', 'ArnNotEquals'];
    case 'Bool':
      return ['Bool'];
    case 'Date':
      return ['DateLessThan', 'DateGreaterThan', 'DateEquals'];
    case 'Numeric':
      return ['NumericEquals', 'NumericLessThan', 'NumericGreaterThan'];
    case 'IPAddress':
      return ['IpAddress', 'NotIpAddress'];
    case 'Binary':
      return ['BinaryEquals'];
  }
}
