import { changingEverywhere } from '../semantics/grants/broad-changes';
import { scopeByResourceType } from '../semantics/narrow/scope-by-resource-type';
import { destructionBy } from '../semantics/risks/destruction-by';
import { isMild } from '../semantics/risks/mild-changes';
import { listOf, tellingActions } from '../semantics/telling-actions';
import type { RuleModule } from './rule';

export const broadWriteAccess: RuleModule = {
  meta: {
    name: 'broad-write-access',
    summary: 'A statement that lets actions change every resource though they could be limited to chosen ones.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [
      { tool: 'checkov', code: 'CKV_AWS_290' },
      { tool: 'checkov', code: 'CKV_AWS_111' },
      { tool: 'cloudsplaining', code: 'InfrastructureModification' },
      { tool: 'parliament', code: 'RESOURCE_STAR' },
      { tool: 'parliament', code: 'RESOURCE_EFFECTIVELY_STAR' },
    ],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, reference, report }) {
      const broad = changingEverywhere(reference, document, statement);
      if (broad !== undefined) {
        report({
          at: broad.resource.source.span,
          message: messageFor(broad),
          ...(broad.actions.every(isMild) ? { severity: 'hint' } : {}),
          fixes: (known) => scopeByResourceType(reference, document, statement, known),
        });
      }
    },
  },
};

function messageFor({ resource, actions, unscopable }: NonNullable<ReturnType<typeof changingEverywhere>>): string {
  const told = tellingActions(actions, 3);
  const what =
    actions.length === 1
      ? `${listOf(told)} on any resource, though it can be limited to ARNs`
      : `${actions.length} actions that change something on any resource, though each can be limited to ARNs: ${listOf(told, actions.length - told.length)}`;
  const others =
    unscopable === 1
      ? ' One other action needs `*`, in a statement of its own.'
      : ` ${unscopable} other actions need \`*\`, in a statement of their own.`;
  return `\`${resource.source.text}\` allows ${what}.${destructionBy(told)}${unscopable === 0 ? '' : others}`;
}
