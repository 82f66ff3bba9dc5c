import { isStatic } from '../policy/value';
import type { RuleModule } from './rule';

export const severalResources: RuleModule = {
  meta: {
    name: 'several-resources',
    summary: 'A statement of a topic policy with more than one resource.',
    category: 'error',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['resource-based'],
  },
  check: {
    ResourceElement({ negated, patterns }, { document, report }) {
      const known = patterns.filter(({ source }) => isStatic(source));
      const [first] = known;
      const second = known.find(({ source }) => source.text !== first?.source.text);
      if (document.service === 'sns' && !negated && second !== undefined) {
        report({
          at: second.source.span,
          message: `A statement of a topic policy has one resource, the ARN of the topic: with \`${second.source.text}\` as a second one AWS rejects the policy.`,
        });
      }
    },
  },
};
