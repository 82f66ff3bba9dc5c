import type { Slot } from '../../policy/cursor';
import type { ResourceType, ServiceReference } from '../../reference/types';
import type { Choice } from './choice';
import type { CompletionKind } from './completion-item';
import type { KnownNames } from './known-names';

/** What may stand for the part of an ARN that is being typed: partition, service, Region or account. The rest of the ARN stays. */
export function completeArnParts(
  slot: Slot,
  types: readonly ResourceType[],
  reference: ServiceReference,
  names: KnownNames,
): readonly Choice[] {
  const [scheme, ...before] = slot.before.split(':');
  if (scheme !== 'arn') {
    return [];
  }
  const put = (text: string, kind: CompletionKind, detail?: string) => partChoice(slot, before.length, { text, kind, detail });
  const formats = types.flatMap(({ arnFormats }) => arnFormats.map((format) => format.split(':')));
  switch (before.length) {
    case 1:
      return reference.partitions().map((name) => put(name, 'resource'));
    case 2:
      return types.length > 0 ? [] : reference.services().map(({ prefix, name }) => put(prefix, 'resource', name));
    case 3:
      return formats.length === 0 || formats.some((parts) => parts[3]?.includes('$'))
        ? regions(before[0] ?? 'aws', reference, names, put)
        : [];
    case 4:
      return formats.length === 0 || formats.some((parts) => parts[4]?.includes('$'))
        ? names.accounts.map((id) => put(id, 'account', names.alias(id) ?? 'in use'))
        : [];
    default:
      return [];
  }
}

function regions(
  partition: string,
  reference: ServiceReference,
  names: KnownNames,
  put: (text: string, kind: CompletionKind, detail?: string) => Choice,
): readonly Choice[] {
  const possible = reference.regions().filter((region) => region.partition === partition);
  const used = names.of('region', (name) => possible.some((region) => region.name === name));
  const others = possible.filter(({ name }) => !used.includes(name));
  return [...used.map((name) => put(name, 'region', 'in use')), ...others.map(({ name }) => put(name, 'region'))];
}

/** The whole ARN with the part in its place; where nothing follows yet, with the colon after it. */
function partChoice(
  { before, string }: Slot,
  index: number,
  { text, kind, detail }: { readonly text: string; readonly kind: CompletionKind; readonly detail: string | undefined },
): Choice {
  const parts = (string?.text ?? before).split(':');
  const head = parts.slice(0, index).join(':');
  const rest = parts.slice(index + 1).join(':');
  return {
    label: text,
    kind,
    ...(detail === undefined ? {} : { detail }),
    text: `${head}:${text}:${rest}`,
    filterText: `${head}:${text}`,
    ...(rest === '' ? { continues: true } : {}),
  };
}
