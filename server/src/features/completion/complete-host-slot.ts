import type { HostSlot } from '../../policy/host-slot';
import { type PolicyType, policyTypes, policyTypeTitle } from '../../policy/policy-type';
import type { ServiceReference } from '../../reference/types';
import type { Choice, Choices } from './choice';
import type { CompletionList } from './completion-item';
import { completeManagedPolicies } from './managed-policies';
import { spellingAt } from './spelling-at';
import { statementSkeletons } from './statement-skeletons';

/**
 * What may stand outside of any policy: a whole policy where one is wanted, first of the type that is likeliest, the ARN of a managed
 * policy where that is. `undefined` where nothing can be typed.
 */
export function completeHostSlot(
  host: HostSlot,
  offset: number,
  reference: ServiceReference,
  likeliest?: PolicyType,
): CompletionList | undefined {
  const { slot, writer } = host;
  if (slot.string === undefined && !writer.hasRoom(offset, slot.within)) {
    return undefined;
  }
  const { choices, incomplete } = choicesFor(host, reference, likeliest);
  const { span, edits, spell } = spellingAt(slot, writer, offset);
  return { items: choices.flatMap((choice) => spell(choice) ?? []), span, edits, incomplete };
}

function choicesFor(host: HostSlot, reference: ServiceReference, likeliest: PolicyType | undefined): Choices {
  if (host.at === 'managed-policy') {
    const { slot } = host;
    const listed = new Set(slot.list?.items.flatMap((item) => (item.kind === 'string' && item !== slot.string ? [item.text] : [])));
    return completeManagedPolicies(slot.before, reference, listed);
  }
  const types = host.type === undefined ? [...new Set([...(likeliest === undefined ? [] : [likeliest]), ...policyTypes])] : [host.type];
  return { choices: types.map((type, rank) => policyChoice(type, host, rank)), incomplete: false };
}

function policyChoice(type: PolicyType, { service, typed }: Extract<HostSlot, { at: 'policy' }>, rank: number): Choice {
  const label = policyTypeTitle(type);
  const [skeleton] = statementSkeletons(type, service);
  return {
    label,
    kind: 'policy',
    detail: skeleton === undefined ? 'a whole policy' : `a whole policy: ${skeleton.label}`,
    whole: { Version: '2012-10-17', Statement: skeleton === undefined ? [] : [skeleton.statement] },
    // An editor compares it with what the item replaces.
    ...(typed.startsWith('{') ? { filterText: `${typed}${label}` } : {}),
    rank,
  };
}
