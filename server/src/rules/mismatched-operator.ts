import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import type { ConditionOperator, ConditionOperatorFamily } from '../policy/condition-operator';
import { scalarText } from '../policy/scalar-text';
import type { ConditionKey, ConditionKeyType } from '../reference/types';
import { moveTest, operatorText } from '../semantics/move-test';
import type { Fix, RuleModule } from './rule';

export const mismatchedOperator: RuleModule = {
  meta: {
    name: 'mismatched-operator',
    summary: 'An operator for another type of value than the condition key has.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'TYPE_MISMATCH' },
      { tool: 'parliament', code: 'MISMATCHED_TYPE' },
    ],
  },
  check: {
    ConditionTest(test, { document, statement, reference, report }) {
      const { operator, key } = test;
      const known = operator === undefined || operator.family === 'Null' ? undefined : reference.conditionKey(key.text);
      if (operator === undefined || known === undefined || fits(operator.family, known)) {
        return;
      }
      const family = familyOf(known.type);
      report({
        at: key.span,
        message: `\`${key.text}\` is ${nouns[known.type]}, and \`${operator.name}\` compares ${comparands[operator.family]}. Use one of the \`${family}\` operators.`,
        fixes: () => (statement === undefined ? [] : fixesFor(document, statement, test, operator, family)),
      });
    },
  },
};

const nouns: Readonly<Record<ConditionKeyType, string>> = {
  String: 'a string',
  ARN: 'an ARN',
  Bool: 'a Boolean',
  Date: 'a date',
  Numeric: 'a number',
  IPAddress: 'an IP address',
  Binary: 'binary data',
};

const comparands: Readonly<Record<ConditionOperatorFamily, string>> = {
  String: 'text',
  Numeric: 'numbers',
  Date: 'dates',
  Bool: 'Booleans',
  Binary: 'binary data',
  IpAddress: 'IP addresses',
  Arn: 'ARNs',
  Null: 'nothing',
};

/**
 * AWS accepts every operator on strings, which its own types are not sure of, and string operators on ARNs. A private address of an
 * instance and the claims of identity providers are compared as text in AWS's own examples.
 */
function fits(family: ConditionOperatorFamily, { name, type, alsoType }: ConditionKey): boolean {
  return (
    type === 'String' ||
    /^[^:]*\./.test(name) ||
    alsoType === 'String' ||
    (type === 'ARN' && family === 'String') ||
    (name.toLowerCase() === 'aws:ec2instancesourceprivateipv4' && family === 'String') ||
    family === familyOf(type) ||
    (alsoType !== undefined && family === familyOf(alsoType))
  );
}

function familyOf(type: ConditionKeyType): ConditionOperatorFamily {
  switch (type) {
    case 'ARN':
      return 'Arn';
    case 'IPAddress':
      return 'IpAddress';
    default:
      return type;
  }
}

/** The operator of the right type that says the same, where there is one and the values are of that type. */
function fixesFor(
  document: PolicyDocument,
  statement: Statement,
  test: ConditionTest,
  operator: ConditionOperator,
  family: ConditionOperatorFamily,
): readonly Fix[] {
  const name = counterpart(operator, family);
  const texts = test.values.map(scalarText);
  if (name === undefined || !texts.every((text) => text !== undefined && isOfFamily(text, family))) {
    return [];
  }
  const better = operatorText({ ...operator, name });
  const edits = moveTest(document, statement, test, { operator: better });
  return edits === undefined ? [] : [{ title: `Replace \`${test.operatorKey.text}\` with \`${better}\``, safety: 'unsafe', edits }];
}

function counterpart({ name, negated }: ConditionOperator, family: ConditionOperatorFamily): string | undefined {
  const equals = /(Equals|Like|^IpAddress|^NotIpAddress|^Bool)(IgnoreCase)?$/.test(name) && !/(Less|Greater)Than/.test(name);
  switch (family) {
    case 'Bool':
      return equals && !negated ? 'Bool' : undefined;
    case 'IpAddress':
      return equals ? (negated ? 'NotIpAddress' : 'IpAddress') : undefined;
    case 'Arn':
      return equals ? (negated ? 'ArnNotLike' : 'ArnLike') : undefined;
    case 'Numeric':
    case 'Date':
      return equals ? `${family}${negated ? 'NotEquals' : 'Equals'}` : undefined;
    default:
      return undefined;
  }
}

function isOfFamily(text: string, family: ConditionOperatorFamily): boolean {
  switch (family) {
    case 'Bool':
      return /^(true|false)$/i.test(text);
    case 'Numeric':
      return /^-?\d+(\.\d+)?$/.test(text);
    case 'Date':
      return /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text);
    case 'IpAddress':
      return /^[\da-f.:]+(\/\d+)?$/i.test(text);
    case 'Arn':
      return text.startsWith('arn:');
    default:
      return false;
  }
}
