import { scopeByResourceType } from '../semantics/narrow/scope-by-resource-type';
import { riskyAccess } from './risky-access';
import type { RuleModule } from './rule';

export const broadCredentialAccess: RuleModule = {
  meta: {
    name: 'broad-credential-access',
    summary: 'A statement that lets credentials be obtained or set without a limit on whose.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [
      { tool: 'checkov', code: 'CKV_AWS_107' },
      { tool: 'checkov', code: 'CKV_AWS_287' },
      { tool: 'cloudsplaining', code: 'CredentialsExposure' },
      { tool: 'parliament', code: 'CREDENTIALS_EXPOSURE' },
    ],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: riskyAccess('credentials', scopeByResourceType),
};
