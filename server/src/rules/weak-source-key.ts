import { hasKey } from '../semantics/condition-keys-of';
import { moveTest } from '../semantics/move-test';
import { sourceKeys } from '../semantics/restricts-source';
import type { RuleModule } from './rule';

export const weakSourceKey: RuleModule = {
  meta: {
    name: 'weak-source-key',
    summary: 'An AWS service kept to one account by a key that was not made for that.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL' }],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const condition = statement?.condition;
      const services = statement?.principal?.groups.filter(({ type }) => type.text === 'Service').flatMap(({ principals }) => principals);
      const [service] = statement?.principal?.negated ? [] : (services ?? []);
      if (test.key.text.toLowerCase() !== 'aws:referer' || statement?.effect !== 'Allow' || service === undefined) {
        return;
      }
      if (condition === undefined || hasKey(condition, ...sourceKeys)) {
        return;
      }
      report({
        at: test.key.span,
        message: `\`${test.key.text}\` is a header that callers set as they like; only some services put their account there. Compare \`aws:SourceAccount\` or \`aws:SourceArn\` to keep \`${service.text}\` to what acts for you.`,
        fixes: () => {
          const accounts = test.values.every((value) => value.kind === 'string' && /^\d{12}$/.test(value.text));
          const edits = accounts ? moveTest(document, statement, test, { key: 'aws:SourceAccount' }) : undefined;
          return edits === undefined ? [] : [{ title: 'Replace with `aws:SourceAccount`', safety: 'unsafe', edits }];
        },
      });
    },
  },
};
