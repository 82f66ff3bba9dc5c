import type { PolicyDocument, Statement } from '../policy/ast';
import { mayHaveMore, openingOf } from '../policy/opening';
import { coversEveryPrincipal } from '../semantics/covers-every-principal';
import { knowsKeys } from '../semantics/limits-key';
import { denyPlainHttp } from '../semantics/narrow/deny-plain-http';
import type { RuleModule } from './rule';

export const missingTlsDeny: RuleModule = {
  meta: {
    name: 'missing-tls-deny',
    summary: 'A bucket policy that does not deny what is sent without encryption.',
    category: 'suggestion',
    severity: 'off',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based'],
    sameAs: [{ tool: 'prowler', code: 's3_bucket_secure_transport_policy' }],
  },
  check: {
    PolicyDocument(document, { report }) {
      const { service, statements, root, elements } = document;
      if (service !== 's3' || statements.length === 0 || mayHaveMore(elements) || statements.some(deniesPlainHttp)) {
        return;
      }
      if (!asksForTls(document)) {
        report({
          at: openingOf(root),
          about: root.span,
          message:
            'The bucket takes requests over plain HTTP, which anyone on the way can read. Deny them: `Bool` `aws:SecureTransport` `false`.',
          fixes: () => denyPlainHttp(document),
        });
      }
    },
  },
};

/** Whether the statement denies everyone what is not encrypted, whatever its resources; an unknown condition may. */
function deniesPlainHttp({ effect, principal, condition }: Statement): boolean {
  return (
    effect === 'Deny' &&
    (principal === undefined || !principal.known || coversEveryPrincipal(principal)) &&
    condition !== undefined &&
    (!knowsKeys(condition) || condition.tests.some(({ key }) => /^(aws:securetransport|s3:tlsversion)$/i.test(key.text)))
  );
}

function asksForTls({ statements }: PolicyDocument): boolean {
  return statements.every(
    ({ effect, condition }) => effect !== 'Allow' || condition?.tests.some(({ key }) => /^aws:securetransport$/i.test(key.text)) === true,
  );
}
