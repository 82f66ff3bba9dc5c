import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import type { Fix, RuleModule } from './rule';

export const invalidConditionKeyFormat: RuleModule = {
  meta: {
    name: 'invalid-condition-key-format',
    summary: 'A condition key that is not of the form `service:key`.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_CONDITION_KEY_FORMAT' }],
  },
  check: {
    ConditionTest({ key }: ConditionTest, { document, statement, reference, report }) {
      const { text } = key;
      if (!isStatic(key) || /\$\{|^[^:]+:[^:]|^[^:]+\.[^:]+$/.test(text)) {
        return;
      }
      report({
        at: key.span,
        message: `\`${text}\` is not a condition key: AWS wants a service, a colon and a name, as in \`aws:SourceIp\` or \`s3:prefix\`.`,
        fixes: () => (statement === undefined ? [] : fixesFor(document, statement, reference, key)),
      });
    },
  },
};

/** The keys that have this name: a global one, and those of the services that the statement is about. */
function fixesFor(
  { writer }: PolicyDocument,
  statement: Statement,
  reference: ServiceReference,
  key: ConditionTest['key'],
): readonly Fix[] {
  const name = key.text.replace(/:/g, '');
  const prefixes = new Set(['aws', ...(statement.action?.patterns ?? []).map(({ servicePrefix }) => servicePrefix)]);
  return [...prefixes].flatMap((prefix): Fix[] => {
    const found = name === '' ? undefined : reference.conditionKey(`${prefix}:${name}`);
    if (found === undefined) {
      return [];
    }
    const better = found.name.includes('${') ? `${prefix}:${name}` : found.name;
    return [{ title: `Replace with \`${better}\``, safety: 'unsafe', edits: [{ span: key.content, newText: writer.escape(better, key) }] }];
  });
}
