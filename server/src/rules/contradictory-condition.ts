import { contradictions, elementOfOtherAccounts, wantsAbsenceOfUsual } from '../semantics/contradiction';
import type { RuleModule } from './rule';

export const contradictoryCondition: RuleModule = {
  meta: {
    name: 'contradictory-condition',
    summary: 'A condition that no request meets, so that the statement never applies.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
  },
  check: {
    ConditionElement({ tests }, { statement, reference, report }) {
      const isMultivalued = (key: string) => reference.conditionKey(key)?.multivalued;
      for (const { first, second } of contradictions(tests, isMultivalued)) {
        const both = first.key.text.toLowerCase() === second.key.text.toLowerCase();
        report({
          at: second.key.span,
          message: `No request meets both \`${second.operatorKey.text}\`${both ? '' : ` on \`${second.key.text}\``} here and \`${first.operatorKey.text}\` on \`${first.key.text}\`, and all tests of a condition must hold: the statement never applies and ${statement?.effect === 'Deny' ? 'denies' : 'allows'} nothing.`,
          related: [{ at: first.key.span, message: 'The test that excludes it.' }],
        });
      }
    },
    ConditionTest(test, { document, statement, report }) {
      const never = `the statement never applies and ${statement?.effect === 'Deny' ? 'denies' : 'allows'} nothing`;
      if (wantsAbsenceOfUsual(test, document.type)) {
        report({
          at: test.key.span,
          message: `Every request has \`${test.key.text}\`, so \`Null\` with \`true\` is met by none: ${never}.`,
        });
      }
      const element = statement && elementOfOtherAccounts(statement, test);
      if (element !== undefined) {
        report({
          at: test.key.span,
          message: `\`${element.key.text}\` names other accounts than this test of \`${test.key.text}\`, so no request meets both: ${never}.`,
          related: [{ at: element.key.span, message: 'The element that names others.' }],
        });
      }
    },
  },
};
