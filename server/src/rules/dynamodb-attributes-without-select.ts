import type { PolicyDocument, Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { hasKey } from '../semantics/condition-keys-of';
import { actionsOf } from '../semantics/matching-actions';
import { addCondition } from '../semantics/narrow/add-condition';
import type { Fix, RuleModule } from './rule';

export const dynamodbAttributesWithoutSelect: RuleModule = {
  meta: {
    name: 'dynamodb-attributes-without-select',
    summary: 'A limit on the attributes of a DynamoDB table that a read of whole items passes by.',
    category: 'security-warning',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT' }],
  },
  check: {
    ConditionTest({ key, operator }, { document, statement, reference, report }) {
      if (key.text.toLowerCase() !== 'dynamodb:attributes' || operator?.family === 'Null' || statement?.effect !== 'Allow') {
        return;
      }
      const reads = readsOf(reference, statement);
      if (reads.length === 0 || statement.condition === undefined || hasKey(statement.condition, 'dynamodb:Select')) {
        return;
      }
      report({
        at: key.span,
        message: `\`${key.text}\` is compared only when a request names the attributes it wants; \`dynamodb:${reads[0]}\` without them returns the whole item. Test \`dynamodb:Select\` for \`SPECIFIC_ATTRIBUTES\` too.`,
        fixes: () => fixesFor(reference, document, statement),
      });
    },
  },
};

/** The actions of the statement that can return a whole item: those that DynamoDB gives the key `dynamodb:Select`. */
function readsOf(reference: ServiceReference, { action }: Statement): readonly string[] {
  const actions = action === undefined ? [] : [...actionsOf(reference, action)];
  return actions.filter(({ servicePrefix, name }) => servicePrefix === 'dynamodb' && selecting.has(name)).map(({ name }) => name);
}

const selecting = new Set(['BatchGetItem', 'GetItem', 'PartiQLSelect', 'Query', 'Scan']);

/** Where the statement has writes too, which have no such key, the test has to let them through. */
function fixesFor(reference: ServiceReference, document: PolicyDocument, statement: Statement): readonly Fix[] {
  const actions = statement.action === undefined ? [] : [...actionsOf(reference, statement.action)];
  const operator = actions.length > readsOf(reference, statement).length ? 'StringEqualsIfExists' : 'StringEquals';
  const edit = addCondition(document, statement, operator, 'dynamodb:Select', 'SPECIFIC_ATTRIBUTES');
  return edit === undefined ? [] : [{ title: 'Require `dynamodb:Select` to be `SPECIFIC_ATTRIBUTES`', safety: 'unsafe', edits: [edit] }];
}
