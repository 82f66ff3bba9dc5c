import type { ResourcePattern } from '../policy/arn';
import type { Statement } from '../policy/ast';
import { everyActionGranted } from '../semantics/broad-grants';
import { nameServices } from '../semantics/narrow/name-services';
import { inRegions } from './in-regions';
import type { RuleModule } from './rule';

export const wildcardAction: RuleModule = {
  meta: {
    name: 'wildcard-action',
    summary: 'A statement that allows every action on chosen resources.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [
      { tool: 'checkov', code: 'CKV_AWS_49' },
      { tool: 'checkov', code: 'CKV_AWS_63' },
    ],
  },
  check: {
    Statement(statement, { document, reference, report }) {
      const granted = everyActionGranted(statement);
      if (granted === undefined) {
        return;
      }
      const { pattern, resources } = granted;
      report({
        at: pattern.source.span,
        message: `\`${pattern.source.text}\` ${consequence(statement, resources)}`,
        fixes: (known) => nameServices(reference, document, statement, pattern, known),
      });
    },
  },
};

function consequence(statement: Statement, resources: readonly ResourcePattern[]): string {
  const [first] = resources;
  const everything = resources.find(({ source }) => /^arn:[*:]*\*$/.test(source.text.replace(/^arn:aws:/, 'arn:*:')));
  if (everything !== undefined) {
    return `on \`${everything.source.text}\` makes an administrator in all but name: every resource that has an ARN${inRegions(statement)} can be read, changed, deleted and opened to others.`;
  }
  const which = resources.length === 1 && first !== undefined ? `\`${first.source.text}\`` : `each of ${resources.length} resources`;
  return `allows every action that works on ${which}${inRegions(statement)}: reading, changing and deleting it, opening it to others, and whatever AWS adds. Name the actions.`;
}
