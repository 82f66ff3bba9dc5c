import { namePrincipals } from '../semantics/narrow/name-principals';
import type { RuleModule } from './rule';

export const allowWithNotPrincipal: RuleModule = {
  meta: {
    name: 'allow-with-not-principal',
    summary: 'An Allow for everyone but some.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based', 'vpc-endpoint'],
    sameAs: [
      { tool: 'access-analyzer', code: 'ALLOW_WITH_NOT_PRINCIPAL' },
      { tool: 'parliament', code: 'NOTPRINCIPAL_WITH_ALLOW' },
    ],
  },
  check: {
    Statement(statement, { document, report }) {
      const { effect, principal } = statement;
      if (effect === 'Allow' && principal?.negated) {
        const { key } = principal.element;
        report({
          at: key.span,
          message: `\`Allow\` with \`${key.text}\` lets in everyone who is not named, unknown accounts and anonymous callers too. Name those who may with \`Principal\`.`,
          fixes: (known) => {
            const edits = namePrincipals(document, statement, known);
            const title = 'Name who may instead, which narrows only where that is none of those left out';
            return edits === undefined ? [] : [{ title, safety: 'unsafe', edits }];
          },
        });
      }
    },
  },
};
