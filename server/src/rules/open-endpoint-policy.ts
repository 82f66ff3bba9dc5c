import type { ActionElement } from '../policy/ast';
import { grantsFreely } from '../semantics/broad-grants';
import { everyPrincipal } from '../semantics/covers-every-principal';
import { coversEveryResource } from '../semantics/covers-every-resource';
import { limitEndpoint } from '../semantics/narrow/limit-endpoint';
import type { RuleModule } from './rule';

export const openEndpointPolicy: RuleModule = {
  meta: {
    name: 'open-endpoint-policy',
    summary: 'The policy of a VPC endpoint that lets everyone reach everything.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['vpc-endpoint'],
  },
  // A Deny elsewhere is taken for the limit.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, report }) {
      const everyone = statement.principal && everyPrincipal(statement.principal);
      const everything =
        statement.action?.negated === false &&
        statement.action.patterns.some(({ source }) => /^(\*|\*:\*|[a-z0-9-]+:\*)$/i.test(source.text));
      if (everyone === undefined || !everything || !grantsFreely(statement) || statement.action === undefined) {
        return;
      }
      if (statement.resource === undefined || !coversEveryResource(statement.resource)) {
        return;
      }
      if (document.statements.some(({ effect }) => effect === 'Deny')) {
        return;
      }
      report({
        at: statement.action.element.key.span,
        message: `Whoever is in the VPC can carry data through this endpoint to resources of any account, with credentials of any account${exampleFor(statement.action)}. Keep it to your organization's principals and resources.`,
        fixes: (known) => limitEndpoint(document, statement, known),
      });
    },
  },
};

/** Of what is carried to S3. */
function exampleFor({ patterns }: ActionElement): string {
  return patterns.some(({ servicePrefix }) => /^(\*|s3)$/i.test(servicePrefix)) ? ": an intruder's bucket as well" : '';
}
