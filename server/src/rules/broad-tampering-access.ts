import { requireMfa } from '../semantics/narrow/require-mfa';
import { scopeByResourceType } from '../semantics/narrow/scope-by-resource-type';
import { riskyAccess } from './risky-access';
import type { RuleModule } from './rule';

export const broadTamperingAccess: RuleModule = {
  meta: {
    name: 'broad-tampering-access',
    summary: 'A statement that lets logs, detection or guardrails be turned off.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: riskyAccess('evasion', (reference, document, statement, known, enough) => [
    ...scopeByResourceType(reference, document, statement, known, enough),
    ...requireMfa(reference, document, statement),
  ]),
};
