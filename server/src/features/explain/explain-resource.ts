import type { Arn, ResourcePattern } from '../../policy/arn';
import type { ActionElement } from '../../policy/ast';
import { hole } from '../../policy/value';
import type { ResourceType, ServiceReference } from '../../reference/types';
import { fittingTypes } from '../../semantics/fitting-types';
import { namedAccount } from './account';
import { explainFit } from './explain-fit';
import { explainManagedPolicyOf } from './explain-managed-policy';
import { code, paragraphs, prose } from './markdown';
import { readPlaceholders } from './placeholders';

/** What of the statement around it bears on an entry of Resource. */
export interface ResourcePlace {
  readonly action: ActionElement | undefined;
  /** The entry stands in `NotResource`. */
  readonly negated: boolean;
}

/** An entry of Resource in Markdown: what kind of resource the ARN names, its parts, and which of the statement's actions it fits. */
export function explainResource(
  reference: ServiceReference,
  resource: ResourcePattern,
  { action, negated }: ResourcePlace,
  aliases: ReadonlyMap<string, string>,
): string {
  const { source, arn } = resource;
  const { text } = source;
  const not = negated ? 'Not part of the statement, because it is listed in `NotResource`.' : undefined;
  if (text === '*') {
    return paragraphs(`**${code('*')}**`, not, 'Every resource of every account, as far as the other policies involved allow it.');
  }
  if (arn === undefined) {
    return paragraphs(title(text), not, strange(text));
  }
  const types = ownTypes(fittingTypes(reference, resource), arn);
  return paragraphs(
    title(text),
    not,
    types.length === 0
      ? undefined
      : `Resource type: ${types.map(({ name, servicePrefix }) => `${prose(name)} of ${code(servicePrefix)}`).join(', ')}`,
    parts(arn, types, aliases),
    negated || action === undefined ? undefined : explainFit(reference, resource, action),
    explainManagedPolicyOf(reference, text),
  );
}

function title(text: string): string {
  return `**${code(known(text))}**`;
}

function strange(text: string): string {
  return text.includes(hole)
    ? 'What is not known before deployment is shown as `…`.'
    : 'No ARN: AWS takes `arn:partition:service:region:account:resource`, or `*`.';
}

function parts(arn: Arn, types: readonly ResourceType[], aliases: ReadonlyMap<string, string>): string {
  const account = /^\d{12}$/.test(arn.account) ? namedAccount(arn.account, aliases) : part(arn.account);
  const named =
    types.length === 1
      ? readPlaceholders(
          arn,
          types.flatMap(({ arnFormats }) => arnFormats),
        )
      : [];
  return [
    `- partition ${part(arn.partition)}, service ${part(arn.service)}`,
    `- Region ${part(arn.region)}, account ${account}`,
    `- resource ${part(arn.resource)}${named.length === 0 ? '' : `: ${named.map(({ name, value }) => `${prose(name)} ${part(value)}`).join(', ')}`}`,
  ].join('\n');
}

function part(text: string): string {
  switch (text) {
    case '':
      return 'none';
    case '*':
      return 'any (`*`)';
    case hole:
      return 'known at deployment';
    default:
      return code(known(text));
  }
}

function known(text: string): string {
  return text.replaceAll(hole, '…');
}

/** Those of the service itself, where it has some, rather than those that other services have for its resources. */
function ownTypes(types: readonly ResourceType[], { service }: Arn): readonly ResourceType[] {
  const own = types.filter(({ servicePrefix }) => servicePrefix === service);
  return own.length > 0 ? own : types;
}
