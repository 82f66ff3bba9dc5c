import type { ConditionTest, PolicyDocument } from '../policy/ast';
import { expandsVariables } from '../policy/policy-variable';
import type { Value } from '../policy/value';
import { isEveryValue } from '../semantics/condition-strength';
import type { Fix, RuleModule } from './rule';

export const coveringValue: RuleModule = {
  meta: {
    name: 'covering-value',
    summary: 'A value among those of a condition that everything matches, so that the others and the test are idle.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const value =
        statement !== undefined && isMeantToKeepOut(test, statement.effect)
          ? test.values.find((each) => covers(document, each, test))
          : undefined;
      if (value === undefined) {
        return;
      }
      report({
        at: value.span,
        message: `${subject(test, value)}: ${statement?.effect === 'Deny' ? 'where the key is there, the test never holds and the Deny lets the request through' : 'where the key is there, the test restricts nothing'}.`,
        fixes: () => removal(document, test, value),
      });
    },
  },
};

/** A positive test in an Allow, a negated one in a Deny. The other way round it may be all that somebody wants. */
function isMeantToKeepOut({ operator }: ConditionTest, effect: 'Allow' | 'Deny' | undefined): boolean {
  return operator !== undefined && (effect === 'Allow' ? !operator.negated : effect === 'Deny' && operator.negated);
}

/** A lone `*` is the matter of another rule. */
function covers(document: PolicyDocument, value: Value, test: ConditionTest): boolean {
  const { operator, key } = test;
  if (value.kind !== 'string') {
    return false;
  }
  const itself = isOwnVariable(value.text, key.text) && expandsVariables(document) === true;
  switch (operator?.family) {
    case 'IpAddress':
      return isEveryValue(value, test);
    case 'String':
      return itself || (operator.wildcards && test.values.length > 1 && /^\*+$/.test(value.text));
    case 'Arn':
      return itself || (test.values.length > 1 && !isOwnVariable(value.text, key.text) && isEveryValue(value, test));
    default:
      return false;
  }
}

function isOwnVariable(text: string, key: string): boolean {
  return text.toLowerCase() === `\${${key.toLowerCase()}}`;
}

function subject({ key, operator }: ConditionTest, value: Value): string {
  const text = value.kind === 'string' ? value.text : '';
  if (operator?.family === 'IpAddress') {
    return `\`${text}\` is every IPv${text.includes(':') ? '6' : '4'} address`;
  }
  return isOwnVariable(text, key.text)
    ? `\`${text}\` is \`${key.text}\` itself, which equals it in all requests that have it`
    : `\`${text}\` matches whatever value \`${key.text}\` has, whichever others stand beside it`;
}

/** What is left in the list counts again. */
function removal({ writer }: PolicyDocument, { member, values }: ConditionTest, value: Value): readonly Fix[] {
  const list = member.value;
  return list?.kind === 'array' && values.length > 1 && value.kind === 'string'
    ? [{ title: `Remove \`${value.text}\``, safety: 'unsafe', edits: writer.removeItems(list, [list.items.indexOf(value)]) }]
    : [];
}
