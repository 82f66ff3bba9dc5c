import { bypassedDenies } from '../semantics/grants/bypassed-deny';
import { qualifiedName } from '../semantics/matching-actions';
import type { RuleModule } from './rule';

export const bypassedDeny: RuleModule = {
  meta: {
    name: 'bypassed-deny',
    summary: 'A Deny that another action, which the same policy allows, gets around.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['identity-based'],
  },
  check: {
    PolicyDocument(document, { reference, report }) {
      for (const { pattern, denied, around, does } of bypassedDenies(reference, document)) {
        const other = qualifiedName(around.action);
        report({
          at: pattern.source.span,
          message: `This denies \`${denied}\`, but the policy allows \`${other}\`, which ${does}. Deny \`${other}\` too.`,
          related: around.pattern === undefined ? [] : [{ at: around.pattern.source.span, message: `Allows \`${other}\`.` }],
        });
      }
    },
  },
};
