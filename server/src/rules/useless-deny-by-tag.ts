import type { RuleModule } from './rule';
import { tagCheck, tagCodes } from './tag-check';

export const uselessDenyByTag: RuleModule = {
  meta: {
    name: 'useless-deny-by-tag',
    summary: 'A Deny by the tag of the resource, for actions that have no tagged resource.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: tagCodes('Deny'),
  },
  check: tagCheck('Deny'),
};
