import { emptySlot, type Slot, slotIn } from '../policy/cursor';
import type { HostSlot } from '../policy/host-slot';
import { isEmptyPlace, memberNamed, type ObjectValue, type Value } from '../policy/value';
import type { PolicyWriter } from '../policy/writer';
import { type HostPlace, homeOf, isPolicyKey } from './policy-home';

/** Members of templates and of the AWS CLI's answers that hold ARNs of managed policies, in lists or alone. */
const managedPolicyKeys: ReadonlySet<string> = new Set([
  'ManagedPolicyArns',
  'ManagedPolicies',
  'PermissionsBoundary',
  'managed_policy_arns',
]);

/** Whether a text may have such a place at all: cheap. */
export function mayHoldSlot(text: string): boolean {
  return /PolicyDocument|ManagedPolic|managed_polic|PermissionsBoundary|Policies/.test(text);
}

/** The place at the offset where a whole policy or the ARN of a managed policy may stand; `undefined` where there is no such place. */
export function searchSlot(
  roots: readonly Value[],
  offset: number,
  text: string,
  writerOf: (root: ObjectValue) => PolicyWriter,
): HostSlot | undefined {
  let value = roots.findLast(({ span }) => span.start <= offset);
  let place: HostPlace = { key: undefined, parent: undefined, resourceType: undefined, resourceName: undefined };
  const root = value;
  while (value !== undefined && root?.kind === 'object') {
    if (value.kind === 'array') {
      value = value.items.findLast(({ span }) => span.start <= offset);
    } else if (value.kind === 'dynamic') {
      value = value.inner;
    } else if (value.kind === 'object') {
      const object: ObjectValue = value;
      const member = object.members.findLast(({ key }) => key.span.end < offset);
      const key = member?.key.text ?? '';
      place = { ...place, key, parent: object, resourceType: resourceTypeOf(object) ?? place.resourceType };
      if (holdsManagedPolicies(place)) {
        const slot = slotIn(member?.value, offset);
        return (
          slot && { at: 'managed-policy', slot: slot.within === undefined ? { ...slot, within: object } : slot, writer: writerOf(root) }
        );
      }
      if (isPolicyKey(key) && isBlank(member?.value)) {
        const slot = blankSlot(member?.value, object, offset);
        const { type, service } = homeOf(place);
        return slot && { at: 'policy', type, service, slot, typed: text.slice(slot.span.start, offset), writer: writerOf(root) };
      }
      value = member?.value;
    } else {
      return undefined;
    }
  }
  return undefined;
}

function holdsManagedPolicies({ key = '', resourceType = '' }: HostPlace): boolean {
  return managedPolicyKeys.has(key) || (key === 'Policies' && /^AWS::Serverless::(Function|StateMachine)$/.test(resourceType));
}

function resourceTypeOf(object: ObjectValue): string | undefined {
  const type = memberNamed(object, 'Type')?.value;
  return type?.kind === 'string' && /^\w+::/.test(type.text) ? type.text : undefined;
}

function isBlank(value: Value | undefined): boolean {
  return value === undefined || isEmptyPlace(value) || (value.kind === 'object' && value.members.length === 0);
}

/** An empty pair of braces on one line is replaced. */
function blankSlot(value: Value | undefined, within: ObjectValue, offset: number): Slot | undefined {
  if (value?.kind !== 'object') {
    return { ...emptySlot(offset), within };
  }
  const { start, end } = value.span;
  return offset > start && offset < end ? { ...emptySlot(offset), span: { start, end }, within } : undefined;
}
