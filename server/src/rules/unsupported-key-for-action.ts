import type { ActionPattern } from '../policy/action-pattern';
import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { scalarText } from '../policy/scalar-text';
import type { ServiceReference } from '../reference/types';
import { holdsWithoutKey } from '../semantics/holds-without-key';
import { type UnsupportedKey, unsupportedKey } from '../semantics/unsupported-keys';
import type { Finding, Fix, RuleModule } from './rule';

export const unsupportedKeyForAction: RuleModule = {
  meta: {
    name: 'unsupported-key-for-action',
    summary: 'A condition key that requests for the actions of the statement, or some of them, never have.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'parliament', code: 'UNKNOWN_CONDITION_FOR_ACTION' }],
  },
  check: {
    ConditionTest(test, { document, statement, reference, report }) {
      const unsupported = statement === undefined ? undefined : unsupportedKey(reference, statement, test);
      if (statement === undefined || unsupported === undefined) {
        return;
      }
      const holds = holdsThen(test);
      const findings = unsupported.all
        ? [ofAll(statement, test, unsupported, holds)]
        : ofSome(document, statement, test, unsupported, holds, isTheOnlyOne(reference, statement, test));
      for (const finding of findings) {
        report(finding);
      }
    },
  },
};

/** Whether the test holds for requests without the key; `undefined` where that is not plain. */
function holdsThen({ operator, values }: ConditionTest): boolean | undefined {
  if (operator?.family !== 'Null') {
    return operator === undefined ? undefined : holdsWithoutKey(operator);
  }
  const texts = new Set(values.map((value) => scalarText(value)?.toLowerCase()));
  return texts.size !== 1 ? undefined : texts.has('true') ? true : texts.has('false') ? false : undefined;
}

function ofAll({ effect }: Statement, { key }: ConditionTest, { entries }: UnsupportedKey, holds: boolean | undefined): Finding {
  const [first] = entries;
  const whose = entries.length === 1 ? `\`${first?.source.text ?? ''}\`` : "the statement's actions";
  const nothing = `the statement ${effect === 'Deny' ? 'denies' : 'allows'} nothing`;
  const consequence =
    holds === undefined
      ? 'the test says nothing of them'
      : holds
        ? 'the test always holds and restricts nothing'
        : `the test never holds and ${nothing}`;
  return { at: key.span, message: `Requests for ${whose} never have \`${key.text}\`, so ${consequence}.` };
}

/** Where actions lack the keys of each other's tests, taking one out leaves the other with a test that it lacks. */
function isTheOnlyOne(reference: ServiceReference, statement: Statement, test: ConditionTest): boolean {
  return statement.condition?.tests.every((other) => other === test || unsupportedKey(reference, statement, other) === undefined) === true;
}

/** Only where the test fails for those actions, or lets all their requests through unasked. `IfExists` and negated operators are made for this. */
function ofSome(
  document: PolicyDocument,
  { action, effect }: Statement,
  { key, operator }: ConditionTest,
  { entries }: UnsupportedKey,
  holds: boolean | undefined,
  removable: boolean,
): readonly Finding[] {
  const unasked = effect === 'Allow' && operator?.setOperator === 'ForAllValues' && !operator.ifExists && operator.family !== 'Null';
  if (holds !== false && !unasked) {
    return [];
  }
  const consequence = unasked
    ? `\`ForAllValues:\` holds without it, and they are allowed without this limit.`
    : `the statement ${effect === 'Deny' ? 'does not deny' : 'does not allow'} them. Put it into a statement without this test.`;
  const list = action?.element.value;
  const removal = ({ source }: ActionPattern): readonly Fix[] =>
    removable && list?.kind === 'array' && list.items.length > 1
      ? [{ title: `Remove \`${source.text}\``, safety: 'unsafe', edits: document.writer.removeItems(list, [list.items.indexOf(source)]) }]
      : [];
  return entries.map((entry) => ({
    at: entry.source.span,
    message: `Requests for \`${entry.source.text}\` never have \`${key.text}\`, so ${consequence}`,
    related: [{ at: key.span, message: 'The key that its requests do not have.' }],
    fixes: () => removal(entry),
  }));
}
