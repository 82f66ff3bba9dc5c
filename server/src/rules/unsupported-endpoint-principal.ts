import type { PolicyDocument, PrincipalElement, Statement } from '../policy/ast';
import { isEmptyPlace, isStatic, itemsOf } from '../policy/value';
import { carry } from '../policy/writer';
import { everyPrincipal } from '../semantics/covers-every-principal';
import type { Fix, RuleModule } from './rule';

export const unsupportedEndpointPrincipal: RuleModule = {
  meta: {
    name: 'unsupported-endpoint-principal',
    summary: 'A policy of a gateway endpoint for some principals only.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['vpc-endpoint'],
  },
  check: {
    PrincipalElement(principal, { document, statement, report }) {
      const { element, known } = principal;
      const { key, value } = element;
      if (document.holder !== 'gateway-endpoint' || !known || value === undefined || isEmptyPlace(value)) {
        return;
      }
      if (everyPrincipal(principal) === undefined && statement !== undefined) {
        report({
          at: value.kind === 'object' ? (value.members[0]?.key.span ?? key.span) : value.span,
          message: `The policy of a gateway endpoint may only have \`*\` as \`Principal\`: AWS rejects this one. Tell callers apart in the condition, with \`aws:PrincipalArn\`.`,
          fixes: () => fixesFor(document, statement, principal),
        });
      }
    },
  },
};

/** Users and roles can be compared with `aws:PrincipalArn`, where no condition is in the way. */
function fixesFor(
  { writer }: PolicyDocument,
  { root, condition }: Statement,
  { negated, element, groups }: PrincipalElement,
): readonly Fix[] {
  const named = groups.flatMap(({ principals }) => principals);
  const isCaller = (text: string) => /^arn:[^:*?]+:iam::\d{12}:(user|role)\/[^*?]+$/.test(text);
  if (negated || condition !== undefined || element.value === undefined || named.length === 0) {
    return [];
  }
  if (!groups.every(({ type }) => type.text === 'AWS') || !named.every((each) => isStatic(each) && isCaller(each.text))) {
    return [];
  }
  const [only, ...more] = groups.flatMap(({ member }) => itemsOf(member.value)).map(carry);
  return only === undefined
    ? []
    : [
        {
          title: 'Compare `aws:PrincipalArn` instead',
          safety: 'unsafe',
          edits: [
            writer.replace(element.value, '*'),
            writer.insertMember(root, 'Condition', { ArnEquals: { 'aws:PrincipalArn': more.length === 0 ? only : [only, ...more] } }),
          ],
        },
      ];
}
