import type { ActionElement } from '../policy/ast';
import { holdsWithoutKey } from '../semantics/holds-without-key';
import { removeTest } from '../semantics/move-test';
import { namesAction } from '../semantics/names-action';
import type { RuleModule } from './rule';

export const misplacedExternalId: RuleModule = {
  meta: {
    name: 'misplaced-external-id',
    summary: 'A test of the external ID beside actions that take none.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based', 'trust', 'permissions-boundary', 'service-control', 'session'],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const { key, operator } = test;
      if (
        statement?.action === undefined ||
        key.text.toLowerCase() !== 'sts:externalid' ||
        operator === undefined ||
        takesId(statement.action)
      ) {
        return;
      }
      const holds = holdsWithoutKey(operator);
      if (holds === undefined) {
        return;
      }
      const nothing = statement.effect === 'Deny' ? 'denies nothing' : 'allows nothing';
      report({
        at: key.span,
        message: `Only \`sts:AssumeRole\` takes an external ID, and the statement does not name it: the test ${holds ? 'always holds and limits nothing' : `never holds, and the statement ${nothing}`}.`,
        fixes: () => {
          const edits = holds ? removeTest(document, statement, test) : undefined;
          return edits === undefined ? [] : [{ title: `Remove the test of \`${key.text}\``, safety: 'unsafe', edits }];
        },
      });
    },
  },
};

/** `sts:TagSession` and `sts:SetSourceIdentity` are checked for the same call as `sts:AssumeRole`. Source: IAM User Guide, "Pass session tags in AWS STS". */
function takesId(action: ActionElement): boolean {
  return ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'].some((each) => namesAction(action, each) !== false);
}
