import type { Element } from '../policy/ast';
import type { StatementElement } from '../policy/elements';
import { type PolicyType, policyTypeTitle } from '../policy/policy-type';
import { accessAnalyzer } from './access-analyzer';
import type { RuleModule } from './rule';

export const unsupportedElement: RuleModule = {
  meta: {
    name: 'unsupported-element',
    summary: 'An element that this type of policy may not have.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based', 'trust', 'service-control', 'resource-control', 'permissions-boundary', 'session'],
    sameAs: [
      'UNSUPPORTED_PRINCIPAL',
      'SCP_SYNTAX_ERROR_PRINCIPAL',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
      'RCP_SYNTAX_ERROR_PRINCIPAL',
      'RCP_SYNTAX_ERROR_NOTACTION',
    ].map(accessAnalyzer),
  },
  check: {
    Element(element, { document, statement, report }) {
      const refusal = statement === undefined ? refusedId(document.type, element) : refusals(document.type, element);
      if (refusal === undefined) {
        return;
      }
      report({
        at: element.key.span,
        message: `${withArticle(policyTypeTitle(document.type))} may not have \`${element.key.text}\`${refusal.why}. AWS rejects the policy.`,
        sameAs: refusal.code === undefined ? [] : [accessAnalyzer(refusal.code)],
        fixes: () =>
          refusal.removable
            ? [
                {
                  title: `Remove \`${element.key.text}\``,
                  safety: 'safe',
                  edits: document.writer.removeMembers((statement ?? document).root, [element.member]),
                },
              ]
            : [],
      });
    },
  },
};

interface Refusal {
  readonly code: string | undefined;
  /** Follows the element's name. */
  readonly why: string;
  /** Whether the element says nothing that the policy's place does not say. */
  readonly removable: boolean;
}

/** Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
function refusedId(type: PolicyType, { name }: Element): Refusal | undefined {
  return name === 'Id' && (type === 'identity-based' || type === 'permissions-boundary')
    ? { code: undefined, why: ': only policies of resources have one', removable: true }
    : undefined;
}

/** Source: IAM User Guide, "Grammar", "Principal" and "NotPrincipal"; AWS Organizations User Guide, "RCP syntax" and "SCP syntax". */
function refusals(type: PolicyType, { name }: Element): Refusal | undefined {
  const is = (...names: readonly StatementElement[]) => names.some((own) => own === name);
  switch (type) {
    case 'identity-based':
    case 'permissions-boundary':
    case 'session':
      return is('Principal', 'NotPrincipal')
        ? { code: 'UNSUPPORTED_PRINCIPAL', why: ': it is about whoever it is attached to', removable: true }
        : undefined;
    case 'service-control':
      return is('Principal', 'NotPrincipal')
        ? { code: 'SCP_SYNTAX_ERROR_PRINCIPAL', why: ': it is about everyone in the accounts it is attached to', removable: true }
        : undefined;
    case 'trust':
      return ofTrust(is);
    case 'resource-control':
      return ofResourceControl(is);
    case 'resource-based':
    case 'vpc-endpoint':
      return undefined;
  }
}

function ofTrust(is: (...names: readonly StatementElement[]) => boolean): Refusal | undefined {
  if (is('Resource', 'NotResource')) {
    return { code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', why: ': its resource is the role', removable: true };
  }
  return is('NotPrincipal') ? { code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL', why: '', removable: false } : undefined;
}

function ofResourceControl(is: (...names: readonly StatementElement[]) => boolean): Refusal | undefined {
  if (is('NotPrincipal')) {
    return { code: 'RCP_SYNTAX_ERROR_PRINCIPAL', why: ', only `"Principal": "*"`', removable: false };
  }
  return is('NotAction') ? { code: 'RCP_SYNTAX_ERROR_NOTACTION', why: '', removable: false } : undefined;
}

function withArticle(title: string): string {
  return `${/^[aeiou]/.test(title) ? 'An' : 'A'} ${title}`;
}
