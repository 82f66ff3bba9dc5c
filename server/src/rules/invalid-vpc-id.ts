import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { scalarText } from '../policy/scalar-text';
import { moveTest } from '../semantics/move-test';
import { accessAnalyzer } from './access-analyzer';
import type { Fix, RuleModule } from './rule';

export const invalidVpcId: RuleModule = {
  meta: {
    name: 'invalid-vpc-id',
    summary: 'A value for `aws:SourceVpc` or `aws:SourceVpce` that is no id of a VPC or an endpoint.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: ['INVALID_VPC_FORMAT', 'INVALID_VPCE_FORMAT'].map(accessAnalyzer),
  },
  check: {
    ConditionTest(test: ConditionTest, { document, statement, report }) {
      const { operator, key, values } = test;
      const kind = kinds.get(key.text.toLowerCase());
      if (kind === undefined || operator?.family !== 'String') {
        return;
      }
      for (const value of values) {
        const text = scalarText(value);
        const open = text === undefined || text.includes('${') || (operator.wildcards && /[*?]/.test(text));
        if (!open && !isId(kind.prefix, text)) {
          report({
            at: value.span,
            message: `\`${text}\` is not the id of ${kind.noun}, \`${kind.prefix}\` and 8 or 17 letters and digits: no request has this \`${key.text}\`.`,
            sameAs: [accessAnalyzer(kind.code)],
            fixes: () => (statement === undefined ? [] : fixesFor(document, statement, test)),
          });
        }
      }
    },
  },
};

interface Kind {
  readonly prefix: string;
  readonly noun: string;
  readonly code: string;
  readonly key: string;
}

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['aws:sourcevpc', { prefix: 'vpc-', noun: 'a VPC', code: 'INVALID_VPC_FORMAT', key: 'aws:SourceVpc' }],
  ['aws:sourcevpce', { prefix: 'vpce-', noun: 'a VPC endpoint', code: 'INVALID_VPCE_FORMAT', key: 'aws:SourceVpce' }],
]);

function isId(prefix: string, text: string): boolean {
  return text.startsWith(prefix) && /^([a-z0-9]{8}|[a-z0-9]{17})$/i.test(text.slice(prefix.length));
}

/** The other key, where all the values are ids of its kind. */
function fixesFor(document: PolicyDocument, statement: Statement, test: ConditionTest): readonly Fix[] {
  const texts = test.values.map(scalarText);
  const other = [...kinds.values()].find(({ prefix }) => texts.every((text) => text !== undefined && isId(prefix, text)));
  const edits = other && moveTest(document, statement, test, { key: other.key });
  return other === undefined || edits === undefined ? [] : [{ title: `Replace the key with \`${other.key}\``, safety: 'unsafe', edits }];
}
