import { scalarText } from '../policy/scalar-text';
import { closest } from '../text/closest';
import type { Fix, RuleModule } from './rule';

export const invalidRegion: RuleModule = {
  meta: {
    name: 'invalid-region',
    summary: 'A value for `aws:RequestedRegion` that is no Region.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_REGION' }],
  },
  check: {
    ConditionTest({ operator, key, values }, { document, reference, report }) {
      if (operator?.family !== 'String' || key.text.toLowerCase() !== 'aws:requestedregion') {
        return;
      }
      const regions = reference.regions().map(({ name }) => name);
      for (const value of values) {
        const text = scalarText(value);
        const name = operator.name.endsWith('IgnoreCase') ? text?.toLowerCase() : text;
        if (text === undefined || name === undefined || /[*?]|\$\{/.test(text) || regions.includes(name)) {
          continue;
        }
        const cased = regions.includes(text.toLowerCase());
        report({
          at: value.span,
          message: cased
            ? `\`${text}\` is no Region in this spelling, and \`${operator.name}\` compares with case: no request goes there. Write \`${text.toLowerCase()}\`.`
            : `\`${text}\` is no Region that AWS had on ${reference.date}: no request goes there.`,
          fixes: () => {
            const free = regions.filter((region) => !values.some((other) => scalarText(other) === region));
            const near = cased ? free.filter((region) => region === text.toLowerCase()) : closest(text, free);
            return near.map(
              (region): Fix => ({ title: `Replace with \`${region}\``, safety: 'unsafe', edits: [document.writer.replace(value, region)] }),
            );
          },
        });
      }
    },
  },
};
