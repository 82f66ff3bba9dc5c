import type { PolicyDocument, Statement } from '../../policy/ast';
import { type PolicyType, policyTypeTitle } from '../../policy/policy-type';
import type { Value } from '../../policy/value';
import { carry, isVerbatim, listed, type Plain, verbatim } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import { canApply, type Edit } from '../../text/edit';
import { type Part, repeatsElement, sidOf, splitStatement, statementOfPart } from './split-statement';
import type { Usage } from './usage';
import { type Judged, type KeepOptions, type UsedParts, usedParts } from './used-parts';

/** A policy without what was not used. */
export interface KeptUsed {
  /** Empty where there is nothing to leave out, and where nothing would be left. */
  readonly edits: readonly Edit[];
  /** Nothing that the policy allows was used: there is no policy that allows nothing. */
  readonly nothingLeft: boolean;
  /** Of each Allow statement that was looked into, what became of its actions. */
  readonly statements: readonly StatementUse[];
  /** Statements that stay as they are, each with the reason; Deny statements are not among them. */
  readonly leftAlone: readonly { readonly statement: Statement; readonly why: string }[];
}

/** What became of a statement. */
export interface StatementUse {
  readonly statement: Statement;
  readonly judged: readonly Judged[];
  /** Entries that match no action known today; they stay. */
  readonly unknown: readonly string[];
  /** The ARNs that some of its actions are limited to. */
  readonly resources: readonly string[];
  readonly removed: boolean;
}

/** What stands in the way of narrowing a policy of that type to what a principal used, in a sentence; `undefined` where nothing does. */
export function unfitForUse(type: PolicyType): string | undefined {
  return type === 'identity-based' || type === 'permissions-boundary' || type === 'session' || type === 'resource-based'
    ? undefined
    : `What a principal used says nothing of a ${policyTypeTitle(type)}, which many may depend on.`;
}

/**
 * Leaves out of the Allow statements what was not used, and limits what was used to its resources where that is asked for. A statement whose
 * actions were used on different resources becomes several; one of which nothing was used goes.
 *
 * Why that narrows: each new entry of Action is an old one, or a name or the beginning of names that an old one covers; each new ARN is covered
 * by an entry of the old Resource; and each new statement has all other elements of the old one. So it allows a part of what that allowed.
 * Deny statements stay. The prover confirms each result all the same.
 */
export function keepUsed(reference: ServiceReference, document: PolicyDocument, usage: Usage, options: KeepOptions): KeptUsed {
  const statements: StatementUse[] = [];
  const leftAlone: { statement: Statement; why: string }[] = [];
  const changes = new Map<Statement, UsedParts>();
  // A resource-based policy is for others too, whose resources these are not.
  const keep = document.type === 'resource-based' ? { ...options, resources: false } : options;
  for (const statement of document.statements) {
    const { effect, action } = statement;
    const why = whyLeftAlone(statement);
    if (effect !== 'Allow' || action === undefined || why !== undefined) {
      leftAlone.push(...(why === undefined ? [] : [{ statement, why }]));
      continue;
    }
    const parts = usedParts(reference, statement, action, usage, keep);
    const resources = [...new Set(parts.parts.flatMap(({ resource }) => resource ?? []))];
    statements.push({ statement, judged: parts.judged, unknown: parts.unknown, resources, removed: parts.parts.length === 0 });
    if (parts.changes) {
      changes.set(statement, parts);
    }
  }
  const allows = document.statements.filter(({ effect }) => effect === 'Allow');
  const nothingLeft = allows.length > 0 && allows.every((statement) => changes.get(statement)?.parts.length === 0);
  return { edits: nothingLeft ? [] : editsFor(document, changes), nothingLeft, statements, leftAlone };
}

function whyLeftAlone(statement: Statement): string | undefined {
  const { effect, action } = statement;
  if (effect === 'Deny') {
    return undefined;
  }
  if (effect === undefined || action === undefined) {
    return 'It has no Effect or no Action that is known.';
  }
  if (action.negated) {
    return '`NotAction` allows all actions but those it names, AWS’s future ones too: write the actions that are meant first.';
  }
  if (!action.known) {
    return 'A part of its actions is known at deployment only.';
  }
  return repeatsElement(statement) ? 'It has an element twice.' : undefined;
}

function editsFor(document: PolicyDocument, changes: ReadonlyMap<Statement, UsedParts>): readonly Edit[] {
  const list = document.statement?.value;
  const edits =
    list?.kind === 'array'
      ? editsInList(document, list.items, changes)
      : document.statements.flatMap((statement) => alone(document, statement, changes));
  return canApply(edits) ? edits : whole(document, changes);
}

function alone(document: PolicyDocument, statement: Statement, changes: ReadonlyMap<Statement, UsedParts>): readonly Edit[] {
  const parts = changes.get(statement);
  return parts === undefined ? [] : (splitStatement(document, statement, toParts(statement, parts)) ?? []);
}

/** Statements that go make room for those that are added next to them, so that no two edits meet between the same two statements. */
function editsInList(document: PolicyDocument, items: readonly Value[], changes: ReadonlyMap<Statement, UsedParts>): readonly Edit[] {
  const { writer, statement: element } = document;
  const list = element?.value;
  if (list?.kind !== 'array') {
    return [];
  }
  const taken = new Set(document.statements.flatMap(sidOf));
  const edits: Edit[] = [];
  const removed: number[] = [];
  let waiting: Plain[] = [];
  let place = 0;
  for (const [index, item] of items.entries()) {
    const statement = document.statements.find(({ root }) => root === item);
    const parts = statement === undefined ? undefined : changes.get(statement);
    if (statement !== undefined && parts?.parts.length === 0) {
      const next = waiting.shift();
      if (next === undefined) {
        removed.push(index);
      } else {
        edits.push(writer.replace(item, next));
        place = index + 1;
      }
      continue;
    }
    edits.push(...(waiting.length > 0 ? [writer.insertItems(list, place, waiting)] : []));
    const [first, ...others] = statement === undefined || parts === undefined ? [] : toParts(statement, parts);
    if (statement !== undefined && first !== undefined) {
      edits.push(...(splitStatement(document, statement, [first]) ?? []));
    }
    waiting = statement === undefined ? [] : others.map((part) => statementOfPart(statement, part, taken));
    place = index + 1;
  }
  edits.push(...(waiting.length > 0 ? [writer.insertItems(list, place, waiting)] : []));
  return [...edits, ...(removed.length > 0 ? writer.removeItems(list, removed) : [])];
}

/** All statements anew, those that do not change as they are written. */
function whole(document: PolicyDocument, changes: ReadonlyMap<Statement, UsedParts>): readonly Edit[] {
  const list = document.statement?.value;
  if (list === undefined) {
    return [];
  }
  const taken = new Set(document.statements.flatMap(sidOf));
  const statements = document.statements.flatMap((statement): readonly Plain[] => {
    const parts = changes.get(statement);
    if (parts === undefined) {
      return [carry(statement.root)];
    }
    const [first, ...others] = toParts(statement, parts);
    return first === undefined
      ? []
      : [statementOfPart(statement, { ...first, word: '' }, new Set()), ...others.map((part) => statementOfPart(statement, part, taken))];
  });
  return [document.writer.replace(list, statements)];
}

/** The first part stays in the statement's place. An Action that only loses entries keeps the others as they are written. */
function toParts({ action }: Statement, { parts }: UsedParts): readonly Part[] {
  return parts.map(({ entries, resource }, index) => ({
    ...(index === 0 ? firstActions(action?.element.value, entries) : { actions: listed(entries) }),
    ...(resource === undefined ? {} : { resource: listed(resource) }),
    word: wordFor(entries),
  }));
}

function firstActions(value: Value | undefined, entries: readonly Plain[]): Pick<Part, 'actions' | 'leaveOut'> {
  const items = value?.kind === 'array' ? value.items : [];
  const kept = items.filter((item) => entries.some((entry) => isCarried(entry, item)));
  return kept.length === entries.length && kept.length > 0
    ? { leaveOut: items.filter((item) => !kept.includes(item)) }
    : { actions: listed(entries) };
}

function isCarried(entry: Plain, item: Value): boolean {
  return isVerbatim(entry) && entry[verbatim] === item;
}

/** The service, for the Sid: `S3`. */
function wordFor(entries: readonly Plain[]): string {
  const first = entries.find((entry) => typeof entry === 'string') ?? '';
  const prefix = first.split(':')[0] ?? '';
  return prefix.length <= 3 ? prefix.toUpperCase() : prefix.charAt(0).toUpperCase() + prefix.slice(1);
}
