import type { Element, PolicyDocument, Statement } from '../policy/ast';
import { exclusiveElements as pairs } from '../policy/elements';
import type { Fix, RuleModule } from './rule';

export const exclusiveElements: RuleModule = {
  meta: {
    name: 'exclusive-elements',
    summary: 'An element together with its opposite, such as `Action` and `NotAction`, in one statement.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'UNSUPPORTED_ELEMENT_COMBINATION' },
      { tool: 'parliament', code: 'MALFORMED' },
    ],
  },
  check: {
    Statement(statement, { document, report }) {
      for (const pair of pairs) {
        const [first, second] = statement.elements.filter(({ name }) => pair.some((own) => own === name));
        if (first === undefined || second === undefined || first.name === second.name) {
          continue;
        }
        report({
          at: second.key.span,
          message: `\`${second.key.text}\` and \`${first.key.text}\` exclude each other in a statement: AWS rejects the policy. Keep one.`,
          related: [{ at: first.key.span, message: `\`${first.key.text}\` is here.` }],
          fixes: () => [remove(document, statement, second), remove(document, statement, first)],
        });
      }
    },
  },
};

function remove({ writer }: PolicyDocument, { root }: Statement, { key, member }: Element): Fix {
  return { title: `Remove \`${key.text}\``, safety: 'unsafe', edits: writer.removeMembers(root, [member]) };
}
