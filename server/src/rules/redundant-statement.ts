import type { Statement } from '../policy/ast';
import { statementMeaning, statementMeasure } from '../semantics/statement-meaning';
import type { RuleModule } from './rule';

export const redundantStatement: RuleModule = {
  meta: {
    name: 'redundant-statement',
    summary: 'A statement that says just what another one says.',
    category: 'suggestion',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'REDUNDANT_STATEMENT' }],
  },
  check: {
    PolicyDocument({ statement, statements, writer }, { report }) {
      const list = statement?.value;
      if (list?.kind !== 'array') {
        return;
      }
      const first = new Map<string, Statement>();
      for (const each of alike(statements)) {
        const meaning = statementMeaning(each);
        const before = meaning === undefined ? undefined : first.get(meaning);
        if (meaning !== undefined && before === undefined) {
          first.set(meaning, each);
        }
        if (before === undefined || each.root === before.root) {
          continue;
        }
        report({
          at: each.focus,
          about: each.span,
          message: `The statement says what an earlier one says, and adds nothing. Remove it, or correct what was to differ.`,
          related: [{ at: before.focus, message: 'Says the same.' }],
          fixes: () => [
            { title: 'Remove the statement', safety: 'safe', edits: writer.removeItems(list, [list.items.indexOf(each.root)]) },
          ],
        });
      }
    },
  },
};

/** Without those that no other one can be equal to. */
function alike(statements: readonly Statement[]): readonly Statement[] {
  const measures = statements.map(statementMeasure);
  const counts = new Map<string, number>();
  for (const measure of measures) {
    counts.set(measure, (counts.get(measure) ?? 0) + 1);
  }
  return statements.filter((_, index) => (counts.get(measures[index] ?? '') ?? 0) > 1);
}
