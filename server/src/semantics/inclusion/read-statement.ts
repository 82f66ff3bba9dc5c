import type { ActionElement, PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import { hole, type Value } from '../../policy/value';
import type { Arena } from './arena';
import { literalOfTest } from './condition-literal';
import { globSet, intern, opaque, toGlob } from './intern';
import type { Ref } from './literal';
import { literalOfPrincipal } from './principal-literal';

/** A statement as the prover sees it: the requests whose action is one of `actions` and for which every literal holds. */
export interface Cube {
  readonly effect: 'Allow' | 'Deny';
  /** Its place among the document's statements. */
  readonly index: number;
  readonly actions: ActionSet;
  readonly demands: readonly NamedRef[];
}

/** A literal and where in the statement it comes from. */
export interface NamedRef {
  readonly ref: Ref;
  readonly part: Part;
}

/** `action` is the demand of an element whose entries are not all known; `condition 2` the third test of the condition. */
export type Part = 'action' | 'principal' | 'resource' | 'hidden condition' | `condition ${number}`;

export interface ActionSet {
  /** The same for the same set of patterns, negated or not. */
  readonly key: string;
  readonly negated: boolean;
  /** In lower case. */
  readonly patterns: readonly string[];
}

export interface StatementContext {
  readonly arena: Arena;
  readonly variables: boolean;
  readonly isMultivalued: (key: string) => boolean;
  readonly sourceOf: (value: Value) => string | undefined;
  /** Whether any statement of either policy has a Resource. */
  readonly resources: boolean;
}

/** The statements of a document that `document-problem` found nothing wrong with; not all where that is more than the budget has. */
export function cubesOf(context: Omit<StatementContext, 'variables'>, document: PolicyDocument): readonly Cube[] {
  const variables = readsVariables(document);
  const cubes: Cube[] = [];
  for (const statement of document.statements) {
    const cube = context.arena.budget.steps < 0 ? undefined : cubeOf({ ...context, variables }, statement);
    if (cube !== undefined) {
      cubes.push(cube);
    }
  }
  return cubes;
}

/** Policy variables exist from Version 2012-10-17 on; without a Version, the older one holds. */
export function readsVariables(document: PolicyDocument): boolean {
  const version = document.version?.value;
  return version?.kind === 'string' && version.text === '2012-10-17';
}

function cubeOf(context: StatementContext, statement: Statement): Cube | undefined {
  const { effect, action, principal, condition, index } = statement;
  if (effect === undefined || action === undefined) {
    return undefined;
  }
  const demands: NamedRef[] = [];
  context.arena.budget.steps -= sizeOf(statement);
  if (!action.known) {
    demands.push({ part: 'action', ref: opaque(context.arena, `action ${textOfEntries(context, action)}`) });
  }
  if (principal !== undefined) {
    demands.push({ part: 'principal', ref: literalOfPrincipal(context.arena, principal, context.sourceOf) });
  }
  const resource = literalOfResource(context, statement.resource);
  if (resource !== undefined) {
    demands.push({ part: 'resource', ref: resource });
  }
  for (const value of hiddenConditions(statement)) {
    demands.push({ part: 'hidden condition', ref: opaque(context.arena, `condition ${sourceOrNumber(context, value)}`) });
  }
  condition?.tests.forEach((test, at) => {
    demands.push({ part: `condition ${at}`, ref: literalOfTest(context, test) });
  });
  return { effect, index, actions: actionSet(action), demands };
}

/** What reading a statement costs beside its strings, in steps of the budget. */
function sizeOf({ action, condition }: Statement): number {
  return (action?.patterns.length ?? 0) + (condition?.tests.reduce((sum, { values }) => sum + 4 + 4 * values.length, 0) ?? 0);
}

/** The condition, or what an operator of it holds, where that is known at deployment only. */
function hiddenConditions({ condition }: Statement): readonly Value[] {
  const value = condition?.element.value;
  const operators = value?.kind === 'object' ? value.members.map((member) => member.value) : [value];
  return operators.filter((operator) => operator?.kind === 'dynamic');
}

/** All actions where not all entries are known: which of them are meant is the opaque literal's part. */
function actionSet(action: ActionElement): ActionSet {
  if (!action.known) {
    return { key: '*', negated: false, patterns: ['*'] };
  }
  const patterns = [...new Set(action.patterns.map(({ source }) => source.text.toLowerCase()))].sort();
  return { key: `${action.negated ? 'not ' : ''}${patterns.join(' ')}`, negated: action.negated, patterns };
}

function literalOfResource(context: StatementContext, resource: ResourceElement | undefined): Ref | undefined {
  const { arena } = context;
  if (resource === undefined) {
    // Where other statements name resources, one that does not means the resource that the policy hangs on.
    return context.resources ? opaque(arena, 'own resource') : undefined;
  }
  if (resource.element.value?.kind === 'dynamic' || hasDynamicEntry(resource)) {
    return opaque(arena, `resource ${textOfEntries(context, resource)}`);
  }
  const arn = arnShape(arena);
  const globs = resource.patterns.flatMap(({ source }) => {
    const text = source.text.includes(hole) ? context.sourceOf(source) : '';
    return toGlob(arena, source.text, { wildcards: true, variables: context.variables, withCase: true, arn, source: text }) ?? [];
  });
  const vague = resource.negated && context.variables && resource.patterns.some(({ source }) => source.text.includes('${'));
  return intern(arena, 'resource', { kind: 'value', absent: false, values: globSet(globs), vague }, resource.negated);
}

function arnShape({ reading }: Arena): NonNullable<Parameters<typeof toGlob>[2]['arn']> {
  const headWithCase = reading.arnHead === 'with-case';
  switch (reading.resource) {
    case 'segments':
      return { wildcardsCross: 'never', headWithCase, short: 'filled' };
    case 'flat':
      return { wildcardsCross: 'always', headWithCase, short: 'itself' };
    case 'segment-ends':
      return { wildcardsCross: 'segment-ends', headWithCase, short: 'itself' };
  }
}

function hasDynamicEntry({ element, patterns }: ActionElement | ResourceElement): boolean {
  return element.value?.kind === 'array' && element.value.items.length !== patterns.length;
}

function textOfEntries(context: StatementContext, element: ActionElement | ResourceElement): string {
  const { value } = element.element;
  const items = value?.kind === 'array' ? value.items : value === undefined ? [] : [value];
  const texts = items.map((item) =>
    item.kind === 'string' && !item.text.includes(hole) ? JSON.stringify(item.text) : sourceOrNumber(context, item),
  );
  return `${element.negated ? 'not ' : ''}${texts.sort().join(' ')}`;
}

function sourceOrNumber(context: StatementContext, value: Value): string {
  return context.sourceOf(value) ?? `number ${context.arena.unknowns++}`;
}
