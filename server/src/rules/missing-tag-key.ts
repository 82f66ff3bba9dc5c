import { isStatic } from '../policy/value';
import { tabStop } from '../text/tab-stop';
import type { RuleModule } from './rule';

export const missingTagKey: RuleModule = {
  meta: {
    name: 'missing-tag-key',
    summary: 'A condition key for tags that does not say which tag.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'MISSING_TAG_KEY_IN_CONDITION' }],
  },
  check: {
    ConditionTest({ key }, { document, reference, report }) {
      const name = key.text.replace(/\/$/, '');
      if (!isStatic(key) || reference.conditionKey(name) !== undefined) {
        return;
      }
      const tagged = reference.conditionKey(`${name}/x`)?.name;
      if (tagged === undefined || !/\/\$\{(TagKey|key)\}$/.test(tagged)) {
        return;
      }
      report({
        at: key.span,
        message: `\`${key.text}\` does not say which tag it compares, so no request has it. Write \`${name}/\` and the tag's key.`,
        fixes: () => [
          {
            title: `Add the tag's key after \`${name}/\``,
            safety: 'unsafe',
            edits: [{ span: key.content, newText: document.writer.escape(`${name}/${tabStop('TagKey')}`, key) }],
          },
        ],
      });
    },
  },
};
