import type { ConditionTest, PolicyDocument, Statement } from '../../policy/ast';
import type { Plain } from '../../policy/writer';
import type { ResourceType, ServiceReference } from '../../reference/types';
import { coversEveryResource } from '../covers-every-resource';
import { changes, wholeService } from '../unscoped-actions';
import { unsupportedKey } from '../unsupported-keys';
import type { ValuesInUse } from '../values-in-use';
import { arnToFill } from './arn-to-fill';
import { type Narrowing, narrowing } from './narrowing';
import { groupByResource, type ResourceGroup, type ResourceGroups, type Wanted } from './resource-groups';
import { type Part, splitStatement } from './split-statement';

/** More statements than this, ARNs in one of them, or entries in one list are no longer read through. */
const readable = { statements: 4, arns: 12, entries: 60 };

/**
 * Limits a statement on every resource to ARNs, tab stops where only the author knows. Actions that have no resource type in common
 * get a statement each; those that need `*`, and whole services, one of their own. Where that makes too many statements, only actions
 * that change something are limited, which may leave a list such as `s3:Get*` in one piece. Empty where no such action would be limited,
 * and where the condition has a test that some of the actions' requests lack the key for: a statement of those alone would be without a
 * limit, or allow nothing.
 *
 * Why that narrows: the old Resource covers every resource, so it covers the new ARNs whatever is filled in. Each new entry of Action
 * is an old one, or one that an old one covers. So every new statement allows a part of the product of actions and resources that the
 * old one allowed, under the same condition, which is carried over to each.
 */
export function scopeByResourceType(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { effect, action, resource, condition } = statement;
  const isKnown = action?.known && !action.negated && resource?.known && coversEveryResource(resource);
  if (effect !== 'Allow' || action === undefined || !isKnown || condition?.tests.some((test) => fitsSomeOnly(reference, statement, test))) {
    return [];
  }
  const services = new Set(action.patterns.map((pattern) => wholeService(reference, pattern)));
  for (const chosen of choices) {
    const wanted: Wanted = (name) => chosen(name) && !services.has(name.servicePrefix);
    const groups = groupByResource(reference, action.patterns, wanted, readable.statements);
    const fill: Fill = (type, format) => arnToFill(reference, type, format, known);
    if (groups !== undefined && isWorthwhile(groups, fill)) {
      const edits = splitStatement(document, statement, partsOf(groups, fill));
      return edits === undefined ? [] : [narrowing(titleFor(groups), edits)];
    }
  }
  return [];
}

const choices: readonly Wanted[] = [() => true, changes];

function fitsSomeOnly(reference: ServiceReference, statement: Statement, test: ConditionTest): boolean {
  return unsupportedKey(reference, statement, test)?.all === false;
}

/** How an ARN of a type is to be written. */
type Fill = (type: ResourceType, arnFormat: string) => string;

function isWorthwhile({ groups, everywhere }: ResourceGroups, fill: Fill): boolean {
  return (
    groups.some(({ actions }) => [...actions].some(changes)) &&
    everywhere.length <= readable.entries &&
    groups.every(({ types, entries }) => arnsOf(types, fill).length <= readable.arns && entries.length <= readable.entries)
  );
}

function partsOf({ groups, everywhere }: ResourceGroups, fill: Fill): readonly Part[] {
  const parts = groups.map(
    ({ types, entries }): Part => ({ actions: listed(entries), resource: listed(arnsOf(types, fill)), word: wordFor(types) }),
  );
  if (everywhere.length > 0) {
    return [...parts, { actions: listed(everywhere), resource: '*', word: 'Everywhere' }];
  }
  return parts.length === 1 ? parts.map(({ resource, word }) => ({ resource, word })) : parts;
}

function arnsOf(types: readonly ResourceType[], fill: Fill): readonly string[] {
  return [...new Set(types.flatMap((type) => type.arnFormats.map((format) => fill(type, format))))];
}

/** A list of one as IAM's examples write it: the string itself. */
function listed(entries: readonly string[]): Plain {
  const [only] = entries;
  return entries.length === 1 && only !== undefined ? only : entries;
}

function titleFor({ groups, everywhere }: ResourceGroups): string {
  const names = groups.map(({ types }) => types.map(({ name }) => `\`${name}\``));
  if (names.length === 1 && everywhere.length === 0) {
    return `Limit to ARNs of ${andMore(names.flat())}`;
  }
  const rest = everywhere.length === 0 ? '' : ', leaving the rest on `*`';
  return `Split by resource type and limit to ARNs of ${andMore(names.map((types) => types[0] ?? ''))}${rest}`;
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
