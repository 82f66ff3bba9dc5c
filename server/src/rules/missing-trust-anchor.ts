import { deniesServicesBy, limitsKey } from '../semantics/limits-key';
import { principalsOf } from '../semantics/named-principals';
import { limitTrustAnchor } from '../semantics/narrow/limit-trust-anchor';
import type { RuleModule } from './rule';

export const missingTrustAnchor: RuleModule = {
  meta: {
    name: 'missing-trust-anchor',
    summary: 'A role for IAM Roles Anywhere that any certificate of any trust anchor can assume.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  // A Deny elsewhere may bound what services are let do.
  looksAround: 'denies',
  check: {
    PrincipalElement(principal, { document, statement, report }) {
      const service = principalsOf(principal, 'Service').find(({ text }) => text === 'rolesanywhere.amazonaws.com');
      if (service === undefined || statement?.effect !== 'Allow' || limitsKey(statement.condition, tellsCertificate)) {
        return;
      }
      if (!deniesServicesBy(document, tellsCertificate)) {
        report({
          at: service.span,
          message:
            'Whoever has any certificate of any trust anchor of the account can assume this role, with whatever name in it. Compare `aws:SourceArn` with the trust anchor, and `aws:PrincipalTag/x509Subject/CN` with the name.',
          fixes: (known) => limitTrustAnchor(document, statement, known),
        });
      }
    },
  },
};

/** Source: IAM Roles Anywhere User Guide, "Trust model", the attributes of certificates in trust policies. */
function tellsCertificate(key: string): boolean {
  return key === 'aws:sourcearn' || key === 'sts:sourceidentity' || /^aws:(principal|request)tag\/x509(subject|issuer|san)\//.test(key);
}
