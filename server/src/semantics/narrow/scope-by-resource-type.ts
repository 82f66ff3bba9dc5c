import type { ConditionTest, PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import { wildcardCovers } from '../../policy/wildcard';
import { listed, type Plain } from '../../policy/writer';
import type { ActionName, ResourceType, ServiceReference } from '../../reference/types';
import { hasTabStops, withStops } from '../../text/tab-stop';
import { coversEveryResource } from '../covers-every-resource';
import { fitsAction } from '../fitting-types';
import { changes, wholeService } from '../unscoped-actions';
import { unsupportedKey } from '../unsupported-keys';
import type { ValuesInUse } from '../values-in-use';
import { arnsWithin, leavesOpen } from './arn-to-fill';
import { type Narrowing, narrowing } from './narrowing';
import { groupByResource, type ResourceGroup, type ResourceGroups, type Wanted } from './resource-groups';
import { type Part, splitStatement } from './split-statement';

/** More statements than this, ARNs in one of them, or entries in one list are no longer read through. */
const readable = { statements: 4, arns: 12, entries: 60 };

/**
 * Limits a statement on every resource, or on every one of a type, to ARNs, tab stops where only the author knows. Actions that have no
 * resource type in common get a statement each; those that need `*`, whole services, and what is on chosen resources anyway, one of their
 * own. Where that makes too many statements, only actions that change something are limited, which may leave a list such as `s3:Get*` in
 * one piece. Empty where the actions that would be limited are not enough, and where the condition has a test that some of the
 * actions' requests lack the key for: a statement of those alone would be without a limit, or allow nothing.
 *
 * Why that narrows: an entry of the old Resource covers each new ARN whatever is filled in, or is carried over as it stands. Each new
 * entry of Action is an old one, or one that an old one covers. So every new statement allows a part of the product of actions and
 * resources that the old one allowed, under the same condition, which is carried over to each.
 */
export function scopeByResourceType(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
  isEnough: Enough = (actions) => [...actions].some(changes),
): readonly Narrowing[] {
  const { effect, action, resource, condition } = statement;
  if (effect !== 'Allow' || !action?.known || action.negated || !resource?.known || resource.negated) {
    return [];
  }
  if (condition?.tests.some((test) => fitsSomeOnly(reference, statement, test))) {
    return [];
  }
  const services = new Set(action.patterns.map((pattern) => wholeService(reference, pattern)));
  const fill: Fill = (type, format) => arnsWithin(reference, type, format, known, resource);
  const isEverything = coversEveryResource(resource);
  for (const chosen of choices) {
    const wanted: Wanted = (name) =>
      chosen(name) && !services.has(name.servicePrefix) && (isEverything || isOpen(reference, name, resource));
    const isIdle = (name: ActionName) => !isEverything && !worksOn(reference, name, resource);
    const groups = groupByResource(reference, action.patterns, wanted, readable.statements, isIdle);
    if (groups !== undefined && isWorthwhile(groups, fill, isEnough)) {
      const edits = splitStatement(document, statement, partsOf(groups, fill, isEverything ? '*' : undefined));
      return edits === undefined ? [] : [narrowing(titleFor(groups, isEverything), edits)];
    }
  }
  return [];
}

/** Whether it is worth the while to limit the actions. */
export type Enough = (actions: ReadonlySet<ActionName>) => boolean;

const choices: readonly Wanted[] = [() => true, changes];

function fitsSomeOnly(reference: ServiceReference, statement: Statement, test: ConditionTest): boolean {
  return unsupportedKey(reference, statement, test)?.all === false;
}

/** What is to be written for the ARNs of a type. */
type Fill = (type: ResourceType, arnFormat: string) => readonly string[];

function worksOn(reference: ServiceReference, { servicePrefix, name }: ActionName, { patterns }: ResourceElement): boolean {
  const action = reference.action(servicePrefix, name);
  return action === undefined || patterns.some((pattern) => fitsAction(reference, action, pattern));
}

/** Whether an entry covers every resource of a type that the action works on, in one account at least. */
function isOpen(reference: ServiceReference, { servicePrefix, name }: ActionName, resource: ResourceElement): boolean {
  const types = new Set(reference.action(servicePrefix, name)?.resourceTypes.map((type) => type.name));
  return reference
    .resourceTypes(servicePrefix)
    .filter((type) => types.has(type.name))
    .some((type) => leavesOpen(reference, type, type.arnFormats, resource));
}

function isWorthwhile({ groups, everywhere }: ResourceGroups, fill: Fill, isEnough: Enough): boolean {
  return (
    groups.length > 0 &&
    isEnough(new Set(groups.flatMap(({ actions }) => [...actions]))) &&
    everywhere.length <= readable.entries &&
    groups.every(({ types, entries }) => isReadable(arnsOf(types, fill)) && entries.length <= readable.entries)
  );
}

function isReadable({ length }: readonly string[]): boolean {
  return length > 0 && length <= readable.arns;
}

function partsOf({ groups, everywhere }: ResourceGroups, fill: Fill, rest: Plain | undefined): readonly Part[] {
  const parts = groups.map(
    ({ types, entries }): Part => ({ actions: listed(entries), resource: listed(arnsOf(types, fill)), word: wordFor(types) }),
  );
  if (everywhere.length > 0) {
    return [...parts, { actions: listed(everywhere), resource: rest, word: 'Everywhere' }];
  }
  return parts.length === 1 ? parts.map(({ resource, word }) => ({ resource, word })) : parts;
}

/** What differs in nothing but the name of its tab stop, and what a wildcard of the author's covers, adds nothing. */
function arnsOf(types: readonly ResourceType[], fill: Fill): readonly string[] {
  const arns = types.flatMap((type) => type.arnFormats.flatMap((format) => fill(type, format)));
  const byShape = new Map(arns.toReversed().map((arn) => [withStops(arn, '*'), arn]));
  const own = [...byShape.values()].filter((arn) => !hasTabStops(arn));
  const isCovered = (shape: string) => own.some((entry) => entry !== shape && wildcardCovers(entry, shape));
  return [...byShape].flatMap(([shape, arn]) => (isCovered(shape) ? [] : [arn])).reverse();
}

function titleFor({ groups, everywhere }: ResourceGroups, isEverything: boolean): string {
  const names = groups.map(({ types }) => [...new Set(types.map(({ name }) => `\`${name}\``))]);
  if (names.length === 1 && everywhere.length === 0) {
    return `Limit to ARNs of ${andMore(names.flat())}`;
  }
  const rest = everywhere.length === 0 ? '' : `, leaving the rest ${isEverything ? 'on `*`' : 'as it is'}`;
  return `Split by resource type and limit to ARNs of ${andMore([...new Set(names.map((types) => types[0] ?? ''))])}${rest}`;
}

function andMore(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} other types`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `log-stream` → `LogStream` */
function wordFor([type]: ResourceGroup['types']): string {
  const words = (type?.name ?? '').split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
