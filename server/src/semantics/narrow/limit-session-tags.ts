import type { PolicyDocument, Statement } from '../../policy/ast';
import { carry, listed } from '../../policy/writer';
import { tabStop } from '../../text/tab-stop';
import { knownStop } from '../known-stops';
import type { ValuesInUse } from '../values-in-use';
import { addConditions, type NewTest, withTests } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';
import { splitStatement } from './split-statement';

const tagSession = 'sts:tagsession';

/**
 * Lets callers set one session tag, of one value, and no other.
 *
 * Why that narrows: `sts:TagSession` moves to a statement of its own that is otherwise the same and has two tests more; the rest of the
 * statement stays as it was. Only entries that name the action in full are moved.
 */
export function limitSessionTags(document: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Narrowing[] {
  const { effect, action } = statement;
  if (effect !== 'Allow' || action === undefined || action.negated || !action.known) {
    return [];
  }
  const named = action.patterns.filter(({ source }) => source.text.toLowerCase() === tagSession);
  const tests: readonly NewTest[] = [
    ['ForAllValues:StringEquals', 'aws:TagKeys', [knownStop('TagKey', known, 'tag-key')]],
    ['StringEquals', `aws:RequestTag/${knownStop('TagKey', known, 'tag-key')}`, tabStop('value')],
  ];
  const condition = withTests(statement, tests);
  if (named.length === 0 || condition === undefined) {
    return [];
  }
  const edits =
    named.length === action.patterns.length
      ? addConditions(document, statement, tests)
      : splitStatement(document, statement, [
          { actions: listed(action.patterns.filter((each) => !named.includes(each)).map(({ source }) => carry(source))), word: '' },
          { actions: 'sts:TagSession', condition, word: 'Tags' },
        ]);
  return edits === undefined ? [] : [narrowing('Let callers set one session tag only', edits)];
}
