import type { Action } from '../reference/types';
import { settableTags } from '../semantics/grants/settable-tag';
import { qualifiedName } from '../semantics/matching-actions';
import type { RuleModule } from './rule';

export const settableTag: RuleModule = {
  meta: {
    name: 'settable-tag',
    summary: 'A tag that decides what the policy allows, and that the policy lets its holder set.',
    category: 'security-warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['identity-based'],
  },
  check: {
    PolicyDocument(document, { reference, report }) {
      for (const { pattern, setting, tag, guard } of settableTags(reference, document)) {
        const name = qualifiedName(setting);
        const entry =
          pattern.source.text.toLowerCase() === name.toLowerCase()
            ? `\`${name}\``
            : `\`${pattern.source.text}\`, which includes \`${name}\`,`;
        const where = guard.of === 'principal' ? 'their own identity' : 'a resource';
        report({
          at: pattern.source.span,
          message: `${entry} lets whoever has this policy set the tag \`${tag}\` of ${where}, on which another statement's grant depends: they can give themselves what it is to keep from them. ${remedyFor(setting)}`,
          related: [{ at: guard.test.key.span, message: 'Decides by the tag.' }],
        });
      }
    },
  },
};

function remedyFor({ conditionKeys, servicePrefix }: Action): string {
  const creation = conditionKeys.find((key) => key.toLowerCase() === `${servicePrefix}:createaction`);
  const keepOut = 'Keep that tag out with a condition on `aws:TagKeys`';
  return creation === undefined ? `${keepOut}.` : `${keepOut}, or let it be set on creation only, with one on \`${creation}\`.`;
}
