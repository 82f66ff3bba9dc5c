import { isStatic } from '../policy/value';
import { matchingActions } from '../semantics/matching-actions';
import type { RuleModule } from './rule';

export const undocumentedAction: RuleModule = {
  meta: {
    name: 'undocumented-action',
    summary: "An action that AWS's own policies name, but AWS does not document.",
    category: 'suggestion',
    fix: 'never',
    since: '0.1.0',
  },
  check: {
    ActionPattern(pattern, { reference, report }) {
      const { source, servicePrefix, name } = pattern;
      if (name === undefined || !isStatic(source) || matchingActions(reference, pattern).length > 0) {
        return;
      }
      const undocumented = reference.undocumentedAction(servicePrefix, name);
      if (
        undocumented !== undefined &&
        reference.retiredAction(servicePrefix, name) === undefined &&
        reference.retiredService(servicePrefix) === undefined
      ) {
        report({
          at: source.span,
          message: `AWS does not document \`${source.text}\`, though its policy \`${undocumented.usedBy}\` names it: what it allows is not known here.`,
        });
      }
    },
  },
};
