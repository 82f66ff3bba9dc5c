import { riskyAccess } from './risky-access';
import type { RuleModule } from './rule';

export const broadTamperingAccess: RuleModule = {
  meta: {
    name: 'broad-tampering-access',
    summary: 'A statement that lets logs, detection or guardrails be turned off.',
    category: 'security-warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['identity-based'],
  },
  // A Deny elsewhere takes actions off.
  looksAround: true,
  check: riskyAccess('evasion'),
};
