import type { PolicyDocument, PrincipalElement, ResourceElement, Statement } from '../policy/ast';
import { grants } from '../policy/policy-type';
import { itemsOf } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { coversEveryPrincipal } from '../semantics/covers-every-principal';
import { coversEveryResource } from '../semantics/covers-every-resource';
import { type GrantSummary, type LevelCount, summariseActions, summariseStatement } from '../semantics/grant-summary';
import { type LeftOfStatement, leftOfStatement } from '../semantics/grants/left-of-statement';
import { levelsByHarm } from '../semantics/levels-by-harm';
import { everyAction } from '../semantics/matching-actions';
import type { Span } from '../text/span';
import { count, counted } from './explain/count';

/** A line of text above a statement. */
export interface CodeLens {
  /** Where the statement begins. */
  readonly span: Span;
  readonly title: string;
  readonly statement: Statement;
}

/** Up to this many services are named, more are counted. */
const mostNamed = 3;

/**
 * For each statement what it grants or denies by access level, on what and to whom; of a grant, what the document's Deny statements leave
 * of it. None for a statement whose effect or actions
 * are missing, or of whose actions nothing is known before deployment.
 */
export function codeLenses(document: PolicyDocument, reference: ServiceReference): readonly CodeLens[] {
  const hasDeny = document.statements.some(({ effect }) => effect === 'Deny');
  return document.statements.flatMap((statement) => {
    const title = titleOf(statement, document, reference, hasDeny);
    const { start } = statement.span;
    return title === undefined ? [] : [{ span: { start, end: Math.min(start + 1, statement.span.end) }, title, statement }];
  });
}

function titleOf(statement: Statement, document: PolicyDocument, reference: ServiceReference, hasDeny: boolean): string | undefined {
  const { effect, action, principal, resource, condition } = statement;
  const summary = summariseStatement(reference, statement);
  if (effect === undefined || action === undefined || summary === undefined || itemsOf(action.element.value).length === 0) {
    return undefined;
  }
  if (summary.granted === 0) {
    return summary.known ? `${verb(effect, document)} nothing: no action of AWS matches` : undefined;
  }
  const left = hasDeny ? leftOfStatement(reference, document, statement) : undefined;
  if (left !== undefined && left.denied > 0 && left.actions.size === 0) {
    const all = left.denied === 1 ? 'its action is' : `all its ${count(left.denied)} actions are`;
    return summary.known ? `${verb(effect, document)} nothing: ${all} denied elsewhere` : undefined;
  }
  const granted =
    left === undefined || left.denied === 0
      ? what(summary, action.negated, reference)
      : what(summariseActions(reference, left.actions), false, reference);
  return [
    `${verb(effect, document)} ${summary.known ? '' : 'at least '}${granted}`,
    ...(resource === undefined ? [] : [onWhat(resource)]),
    ...(principal === undefined ? [] : [`${effect === 'Allow' ? 'to' : 'for'} ${whom(principal)}`]),
    ...(condition === undefined || itemsOf(condition.element.value).length === 0 ? [] : ['with conditions']),
    ...(left === undefined ? [] : takenOff(left)),
  ].join(' · ');
}

/** What the Deny statements take off: those denied are not among the actions counted as granted, those limited are. */
function takenOff({ denied, limited, actions }: LeftOfStatement): readonly string[] {
  const limits =
    limited.size === actions.size ? `${denied === 0 ? '' : 'the rest '}limited by a Deny` : `${count(limited.size)} limited by a Deny`;
  const parts = [...(denied === 0 ? [] : [`${count(denied)} denied elsewhere`]), ...(limited.size === 0 ? [] : [limits])];
  return parts.length === 0 ? [] : [parts.join(', ')];
}

/** Policies that only set limits grant nothing, whatever their Allow says. */
function verb(effect: 'Allow' | 'Deny', document: PolicyDocument): string {
  if (effect === 'Deny') {
    return 'Denies';
  }
  return grants(document.type) ? 'Grants' : 'Permits at most';
}

/** `Write 3 of 57, Read 12 of 66 · s3`; of several services the sums only, and no `of` where it is everything. */
function what(summary: GrantSummary, negated: boolean, reference: ServiceReference): string {
  const [first, ...others] = summary.services;
  const levels = levelsByHarm.flatMap((harm) => summary.levels.filter(({ level, granted }) => level === harm && granted > 0));
  const actions = everyAction(reference).length;
  if (negated) {
    return `every action but ${count(actions - summary.granted)}: ${totals(levels)}`;
  }
  if (summary.granted === actions) {
    return `every action: ${totals(levels)}`;
  }
  if (first === undefined || others.length > 0) {
    return `${totals(levels)} · ${servicesOf(summary)}`;
  }
  const { prefix } = first.service;
  return first.granted === first.of
    ? `every action of ${prefix}: ${totals(levels)}`
    : `${levels.map(({ level, granted, of }) => `${level} ${count(granted)} of ${count(of)}`).join(', ')} · ${prefix}`;
}

function totals(levels: readonly LevelCount[]): string {
  return levels.map(({ level, granted }) => `${level} ${count(granted)}`).join(', ');
}

function servicesOf({ services }: GrantSummary): string {
  return services.length > mostNamed ? `${count(services.length)} services` : services.map(({ service }) => service.prefix).join(', ');
}

function onWhat(resource: ResourceElement): string {
  if (coversEveryResource(resource)) {
    return 'on every resource';
  }
  const number = itemsOf(resource.element.value).length;
  return resource.negated ? `on every resource but ${count(number)}` : `on ${counted(number, 'ARN')}`;
}

function whom(principal: PrincipalElement): string {
  if (coversEveryPrincipal(principal)) {
    return 'everyone';
  }
  const named = principal.groups.flatMap(({ principals }) => principals);
  const [only] = named;
  if (!principal.negated && named.length === 1 && only?.text.endsWith('.amazonaws.com')) {
    return only.text;
  }
  const number = principal.groups.reduce(
    (total, { member }) => total + itemsOf(member.value).length,
    principal.groups.length === 0 ? 1 : 0,
  );
  return `${principal.negated ? 'everyone but ' : ''}${counted(number, 'principal')}`;
}
