import type { PolicyDocument, Statement } from '../../policy/ast';
import { carry, type Plain } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import { coversEveryResource } from '../covers-every-resource';
import { freeSid } from '../free-sid';
import { actionsOf, qualifiedName } from '../matching-actions';
import { type Narrowing, narrowing } from './narrowing';
import { sidOf } from './split-statement';

/** What a broad grant is least meant for: to change who may do what, to leave the organization, and to hide what is done. */
const guarded = [
  'iam:*',
  'organizations:*',
  'account:*',
  'cloudtrail:DeleteTrail',
  'cloudtrail:StopLogging',
  'config:DeleteConfigurationRecorder',
  'config:StopConfigurationRecorder',
  'guardduty:DeleteDetector',
];

/** So many services make a grant broad. */
const broad = 50;

/**
 * Puts a Deny next to an Allow that has to stay broad. It holds for whoever has the policy, whatever else allows the actions.
 *
 * Why that narrows: a Deny without a condition takes away and never gives.
 */
export function addGuardrail(reference: ServiceReference, document: PolicyDocument, statement: Statement): readonly Narrowing[] {
  const { effect, action, resource } = statement;
  const list = document.statement?.value;
  if (
    effect !== 'Allow' ||
    action === undefined ||
    resource === undefined ||
    !coversEveryResource(resource) ||
    document.statements.some(isGuardrail)
  ) {
    return [];
  }
  const allowed = actionsOf(reference, action);
  if (new Set([...allowed].map(({ servicePrefix }) => servicePrefix)).size < broad) {
    return [];
  }
  const names = new Set([...allowed].map(qualifiedName));
  const entries = guarded.filter((entry) =>
    entry.endsWith(':*') ? [...names].some((name) => name.startsWith(entry.slice(0, -1))) : names.has(entry),
  );
  const taken = new Set(document.statements.flatMap(sidOf));
  const guardrail: Plain = { Sid: freeSid('Guardrail', taken), Effect: 'Deny', Action: entries, Resource: '*' };
  const index = list?.kind === 'array' ? list.items.indexOf(statement.root) : -1;
  const edit =
    list === statement.root
      ? document.writer.replace(list, [carry(list), guardrail])
      : list?.kind === 'array' && index >= 0
        ? document.writer.insertItems(list, index + 1, [guardrail])
        : undefined;
  return edit === undefined || entries.length === 0 ? [] : [narrowing('Deny what changes identities, the organization or logging', [edit])];
}

/** One Deny on everything is enough: a second of the kind would be for the author to word. */
function isGuardrail({ effect, action, resource, condition }: Statement): boolean {
  return effect === 'Deny' && action !== undefined && condition === undefined && resource !== undefined && coversEveryResource(resource);
}
