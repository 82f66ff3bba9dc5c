import type { ConditionTest, Statement } from '../policy/ast';
import { holdsWithoutKey } from '../semantics/holds-without-key';
import { namesAction } from '../semantics/names-action';
import { addActions } from './repair';
import type { RuleModule } from './rule';

export const missingSessionAction: RuleModule = {
  meta: {
    name: 'missing-session-action',
    summary: 'A test of what a session is given, in a role that nobody may give it to.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'MISSING_ACTION_FOR_CONDITION_KEY' }],
  },
  looksAround: true,
  check: {
    ConditionTest(test, { document, statement, report }) {
      const pair = pairs.find(({ keys }) => keys.test(test.key.text));
      if (pair === undefined || statement?.effect !== 'Allow' || !assumes(statement) || !needsKey(test)) {
        return;
      }
      if (document.statements.some(({ effect, action }) => effect !== 'Deny' && action && namesAction(action, pair.action) !== false)) {
        return;
      }
      report({
        at: test.key.span,
        message: `A request that sets \`${test.key.text}\` needs \`${pair.action}\` too, which this policy does not allow: whoever meets the condition is refused. Add \`${pair.action}\` to the actions.`,
        fixes: () => addActions(document.writer, statement.action, [pair.action]),
      });
    },
  },
};

/** Source: IAM User Guide, "Passing session tags in AWS STS" and "Monitor and control actions taken with assumed roles". */
const pairs: readonly { readonly keys: RegExp; readonly action: string }[] = [
  { keys: /^sts:sourceidentity$/i, action: 'sts:SetSourceIdentity' },
  { keys: /^(aws:requesttag\/.+|aws:tagkeys|sts:transitivetagkeys)$/i, action: 'sts:TagSession' },
];

function assumes({ action }: Statement): boolean {
  return (
    action !== undefined &&
    !action.negated &&
    ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'].some((each) => namesAction(action, each))
  );
}

/** Whether a request without the key does not meet the test. */
function needsKey({ operator, values }: ConditionTest): boolean {
  if (operator?.family === 'Null') {
    return values.length > 0 && values.every((value) => (value.kind === 'string' || value.kind === 'literal') && value.text === 'false');
  }
  return operator !== undefined && holdsWithoutKey(operator) === false;
}
