import { hasWildcard } from '../policy/action-pattern';
import type { ResourcePattern } from '../policy/arn';
import { hole } from '../policy/value';
import type { ActionName } from '../reference/types';
import { everyResource } from '../semantics/covers-every-resource';
import { changingEveryOfType } from '../semantics/grants/broad-changes';
import { scopeByResourceType } from '../semantics/narrow/scope-by-resource-type';
import { destructionBy } from '../semantics/risks/destruction-by';
import { listOf, tellingActions } from '../semantics/telling-actions';
import type { RuleModule } from './rule';

export const coveringArn: RuleModule = {
  meta: {
    name: 'covering-arn',
    summary: 'An ARN that covers every resource of its type, for actions that change them.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [{ tool: 'parliament', code: 'RESOURCE_EFFECTIVELY_STAR' }],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, reference, report }) {
      const broad =
        statement.resource === undefined || everyResource(statement.resource) !== undefined
          ? undefined
          : changingEveryOfType(reference, document, statement);
      if (broad !== undefined) {
        const { resource, actions } = broad;
        report({
          at: resource.source.span,
          message: messageFor(resource, actions),
          fixes: (known) => scopeByResourceType(reference, document, statement, known, () => true),
        });
      }
    },
  },
};

function messageFor({ source, arn }: ResourcePattern, actions: readonly ActionName[]): string {
  const told = tellingActions(actions, 3);
  const names = listOf(told, actions.length - told.length);
  const places = arn === undefined ? [] : [...placeOf('Region', arn.region), ...placeOf('account', arn.account)];
  const consequence =
    places.length === 0
      ? `: it limits ${names} no more than \`*\` would`
      : ` in ${places.join(' of ')}: it lets ${names} change any of them`;
  return `\`${source.text}\` matches every resource of its type${consequence}.${destructionBy(told)}`;
}

/** What a part of an ARN limits it to, as `Region \`eu-west-1\``; not known before deployment, to one. Empty where the part leaves it open. */
function placeOf(what: string, part: string): readonly string[] {
  if (part === '' || /^\*+$/.test(part)) {
    return [];
  }
  return [part.includes(hole) ? `one ${what}` : `${what}${hasWildcard(part) ? 's' : ''} \`${part}\``];
}
