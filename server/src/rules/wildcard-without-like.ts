import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { expandsVariables, policyVariablesIn } from '../policy/policy-variable';
import { isStatic, type StringValue } from '../policy/value';
import { moveTest, operatorText } from '../semantics/move-test';
import type { Fix, RuleModule } from './rule';

export const wildcardWithoutLike: RuleModule = {
  meta: {
    name: 'wildcard-without-like',
    summary: 'A wildcard in the value of an operator that compares letter by letter.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'WILDCARD_WITHOUT_LIKE_OPERATOR' }],
  },
  check: {
    ConditionTest(test, { document, statement, reference, report }) {
      const { operator, key } = test;
      if (operator?.family !== 'String' || operator.wildcards) {
        return;
      }
      const like = `${reference.conditionKey(key.text)?.type === 'ARN' ? 'Arn' : 'String'}${operator.negated ? 'Not' : ''}Like`;
      for (const value of test.values) {
        const wildcard = value.kind === 'string' && isStatic(value) ? wildcardIn(value.text) : undefined;
        if (value.kind === 'string' && wildcard !== undefined) {
          report({
            at: value.span,
            message: `\`${operator.name}\` takes the \`${wildcard}\` of \`${value.text}\` as a letter, and compares \`${key.text}\` with that very character in it. Wildcards need \`${like}\`.`,
            fixes: () =>
              statement === undefined ? [] : fixesFor(document, statement, test, operatorText({ ...operator, name: like }), value),
          });
        }
      }
    },
  },
};

/** The first wildcard that is not part of a policy variable: `${*}` is how IAM writes the character itself. */
function wildcardIn(text: string): string | undefined {
  const variables = policyVariablesIn(text);
  return [...text.matchAll(/[*?]/g)].find(({ index }) => !variables.some(({ start, end }) => start <= index && index < end))?.[0];
}

function fixesFor(document: PolicyDocument, statement: Statement, test: ConditionTest, like: string, value: StringValue): readonly Fix[] {
  const fixes: Fix[] = [];
  // As a wildcard, a lone `*` would let every value through.
  const isMeant = value.text !== '*' && !test.operator?.name.endsWith('IgnoreCase');
  const edits = isMeant ? moveTest(document, statement, test, { operator: like }) : undefined;
  if (edits !== undefined) {
    fixes.push({ title: `Replace \`${test.operatorKey.text}\` with \`${like}\``, safety: 'unsafe', edits });
  }
  if (expandsVariables(document) === true && !value.text.includes('${')) {
    const literal = value.text.replace(/[*?]/g, '$${$&}');
    fixes.push({ title: `Mean the character: \`${literal}\``, safety: 'unsafe', edits: [document.writer.replace(value, literal)] });
  }
  return fixes;
}
