import { scopeByResourceType } from '../semantics/narrow/scope-by-resource-type';
import { riskyAccess } from './risky-access';
import type { RuleModule } from './rule';

export const broadSharingAccess: RuleModule = {
  meta: {
    name: 'broad-sharing-access',
    summary: 'A statement that lets any resource be opened to other accounts, to everyone or to other networks.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [
      { tool: 'checkov', code: 'CKV_AWS_109' },
      { tool: 'checkov', code: 'CKV_AWS_289' },
      { tool: 'cloudsplaining', code: 'ResourceExposure' },
      { tool: 'parliament', code: 'PERMISSIONS_MANAGEMENT_ACTIONS' },
    ],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: riskyAccess('exposure', scopeByResourceType),
};
