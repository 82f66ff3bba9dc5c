import { formatAsPattern, readArn } from '../../policy/arn';
import type { PolicyDocument, Statement } from '../../policy/ast';
import type { PolicyCursor } from '../../policy/cursor';
import { wildcardCovers, wildcardMatch } from '../../policy/wildcard';
import type { Action, ResourceType, ServiceReference } from '../../reference/types';
import { reachedInAnyAccount } from '../../semantics/open-account';
import { plainText, tabStop, withStops } from '../../text/tab-stop';
import { actionsOfStatement } from './actions-of-statement';
import { type Choice, type Choices, inOrder } from './choice';
import { completeArnParts } from './complete-arn-parts';
import { fillArnFormat } from './fill-arn-format';
import type { KnownNames } from './known-names';
import { completeManagedPolicies } from './managed-policies';
import { partitionOf } from './partition-of';
import { type Usual, usualBeside } from './usual-beside';
import { filled } from './values-of-type';

/** More would not be read. */
const most = 200;

/** So many of the ARNs in use come before the formats. */
const mostUsedFirst = 3;

/** A resource type and for how many of the statement's actions it counts. */
interface Candidate {
  readonly type: ResourceType;
  readonly actions: number;
  readonly required: boolean;
}

/**
 * ARNs in use that fit the statement's actions, then the ARN formats of just those actions, with tab stops; those that AWS's own
 * policies have most often beside such actions first. Within an ARN also what may stand for the part that is being typed. `*` comes last, and first only where no action has
 * resource-level permissions.
 */
export function completeResources(
  { statement, slot }: Extract<PolicyCursor, { at: 'resource' }>,
  document: PolicyDocument,
  reference: ServiceReference,
  names: KnownNames,
): Choices {
  const { actions } = actionsOfStatement(statement, reference);
  const partition = partitionOf(document);
  const listed = new Set(slot.list?.items.flatMap((item) => (item.kind === 'string' && item !== slot.string ? [item.text] : [])));
  if (/^arn:[^:]*:iam::aws:policy\//.test(slot.before)) {
    return completeManagedPolicies(slot.before, reference, listed);
  }
  const candidates =
    actions.length === 0 ? typesTyped(slot.before, reference) : typesOfActions(actions, usualBeside(statement, reference), reference);
  const formats = candidates.slice(0, most).flatMap(({ type, actions: fitting }) =>
    type.arnFormats.flatMap((format) => {
      const text = fillArnFormat(format, slot.before, partition, (part) => filled(part, names));
      return text === undefined ? [] : [toChoice(text, type, fitting, actions.length)];
    }),
  );
  const used = usedArns(candidates, slot.before, names).filter(({ label }) => !leavesAccountOpen(statement, label));
  const any = actions.length === 0 && candidates.length === 0 && slot.before === '' ? [anyArn(partition)] : [];
  const parts = completeArnParts(
    slot,
    candidates.map(({ type }) => type),
    reference,
    names,
  );
  const everything: Choice = { label: '*', kind: 'resource', detail: 'every resource' };
  const choices = [...used.slice(0, mostUsedFirst), ...formats, ...any, ...used.slice(mostUsedFirst), ...parts, everything];
  return inOrder(unique(choices).filter(({ label, text = label }) => !isListed(text, listed)));
}

/** Whether an entry of the list says the same, or has every resource of it already, whatever the author fills in. */
function isListed(text: string, listed: ReadonlySet<string>): boolean {
  const pattern = withStops(text, '*');
  return listed.has(plainText(text)) || [...listed].some((entry) => /[*?]/.test(entry) && wildcardCovers(entry, pattern));
}

/** Which a rule would report at once. */
function leavesAccountOpen(statement: Statement, text: string): boolean {
  const arn = readArn(text);
  return arn !== undefined && reachedInAnyAccount(statement, arn) !== undefined;
}

/** Those that are of one of the resource types, and begin as what is typed. */
function usedArns(candidates: readonly Candidate[], typed: string, names: KnownNames): readonly Choice[] {
  const patterns = new Map<string, { readonly type: ResourceType; readonly pattern: string }[]>();
  for (const { type } of candidates) {
    for (const format of type.arnFormats) {
      const service = serviceOf(format);
      patterns.set(service, [...(patterns.get(service) ?? []), { type, pattern: formatAsPattern(format) }]);
    }
  }
  const typeOf = (text: string) => patterns.get(serviceOf(text))?.find(({ pattern }) => wildcardMatch(pattern, text))?.type;
  return names
    .of('arn', (text) => text.startsWith(typed) && typeOf(text) !== undefined)
    .map((label): Choice => ({ label, kind: 'resource', detail: `${typeOf(label)?.name}, in use` }));
}

/** The third part of an ARN. */
function serviceOf(arn: string): string {
  return arn.split(':', 3)[2] ?? '';
}

function anyArn(partition: string): Choice {
  const text = `arn:${partition}:${['service', 'Region', 'Account', 'resource'].map((part) => tabStop(part)).join(':')}`;
  return { label: plainText(text), kind: 'resource', detail: 'any resource by its ARN', text };
}

function typesOfActions(actions: readonly Action[], usual: Usual, reference: ServiceReference): readonly Candidate[] {
  const found = new Map<ResourceType, Candidate>();
  for (const { servicePrefix, resourceTypes } of actions) {
    for (const { name, required } of resourceTypes) {
      const type = reference.resourceType(servicePrefix, name);
      const candidate = type && found.get(type);
      if (type !== undefined) {
        found.set(type, { type, actions: (candidate?.actions ?? 0) + 1, required: required || candidate?.required === true });
      }
    }
  }
  const usualOf = ({ type }: Candidate) => usual.resourceType(type.servicePrefix, type.name);
  return [...found.values()].sort(
    (a, b) =>
      usualOf(b) - usualOf(a) || b.actions - a.actions || Number(b.required) - Number(a.required) || length(a.type) - length(b.type),
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
