import type { RuleModule } from './rule';
import { tagCheck, tagCodes } from './tag-check';

export const uselessAllowByTag: RuleModule = {
  meta: {
    name: 'useless-allow-by-tag',
    summary: 'An Allow by the tag of the resource, for actions that have no tagged resource.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: tagCodes('Allow'),
  },
  check: tagCheck('Allow'),
};
