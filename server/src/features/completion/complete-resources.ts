import type { PolicyDocument } from '../../policy/ast';
import type { PolicyCursor } from '../../policy/cursor';
import type { Action, ResourceType, ServiceReference } from '../../reference/types';
import { plainText } from '../../text/tab-stop';
import { actionsOfStatement } from './actions-of-statement';
import { type Choice, type Choices, inOrder } from './choice';
import { fillArnFormat } from './fill-arn-format';

/** More would not be read. */
const most = 200;

/** A resource type and for how many of the statement's actions it counts. */
interface Candidate {
  readonly type: ResourceType;
  readonly actions: number;
  readonly required: boolean;
}

/**
 * The ARN formats of just the statement's actions, with tab stops; those of most actions first. `*` comes last, and first only where
 * no action has resource-level permissions.
 */
export function completeResources(
  { statement, slot }: Extract<PolicyCursor, { at: 'resource' }>,
  document: PolicyDocument,
  reference: ServiceReference,
): Choices {
  const { actions } = actionsOfStatement(statement, reference);
  const partition = partitionOf(document);
  const candidates = actions.length === 0 ? typesTyped(slot.before, reference) : typesOfActions(actions, reference);
  const listed = new Set(slot.list?.items.flatMap((item) => (item.kind === 'string' && item !== slot.string ? [item.text] : [])));
  const arns = candidates.slice(0, most).flatMap(({ type, actions: fitting }) =>
    type.arnFormats.flatMap((format) => {
      const text = fillArnFormat(format, slot.before, partition);
      return text === undefined ? [] : [toChoice(text, type, fitting, actions.length)];
    }),
  );
  const everything: Choice = { label: '*', kind: 'resource', detail: 'every resource' };
  return inOrder([...unique(arns), everything].filter(({ label }) => !listed.has(label)));
}

function typesOfActions(actions: readonly Action[], reference: ServiceReference): readonly Candidate[] {
  const found = new Map<ResourceType, Candidate>();
  for (const { servicePrefix, resourceTypes } of actions) {
    for (const { name, required } of resourceTypes) {
      const type = reference.resourceTypes(servicePrefix).find((each) => each.name === name);
      const candidate = type && found.get(type);
      if (type !== undefined) {
        found.set(type, { type, actions: (candidate?.actions ?? 0) + 1, required: required || candidate?.required === true });
      }
    }
  }
  return [...found.values()].sort(
    (a, b) => b.actions - a.actions || Number(b.required) - Number(a.required) || length(a.type) - length(b.type),
  );
}

/** Without any action the typed ARN still tells of which service. */
function typesTyped(typed: string, reference: ServiceReference): readonly Candidate[] {
  const service = typed.split(':')[2] ?? '';
  return reference.resourceTypesOfArn(service).map((type) => ({ type, actions: 0, required: false }));
}

function length({ arnFormats }: ResourceType): number {
  return arnFormats[0]?.length ?? 0;
}

/** The partition of the policy's first ARN; AWS's commercial one where there is none. */
function partitionOf({ statements }: PolicyDocument): string {
  for (const { resource } of statements) {
    for (const { arn } of resource?.patterns ?? []) {
      if (arn !== undefined && /^aws[a-z-]*$/.test(arn.partition)) {
        return arn.partition;
      }
    }
  }
  return 'aws';
}

function toChoice(text: string, { name }: ResourceType, fitting: number, actions: number): Choice {
  const label = plainText(text);
  const detail = fitting > 0 && fitting < actions ? `${name}, for ${fitting} of ${actions} actions` : name;
  return { label, kind: 'resource', detail, ...(text === label ? {} : { text }) };
}

/** Several resource types may share a format. */
function unique(choices: readonly Choice[]): readonly Choice[] {
  const labels = new Set<string>();
  return choices.filter(({ label }) => {
    const fresh = !labels.has(label);
    labels.add(label);
    return fresh;
  });
}
