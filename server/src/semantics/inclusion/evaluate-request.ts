import type { ActionElement, PolicyDocument, PrincipalElement, ResourceElement, Statement } from '../../policy/ast';
import { hole } from '../../policy/value';
import { evaluateTest, matchesText, type Truth } from './evaluate-test';
import type { Request, RequestPrincipal } from './request';

/** What one policy says of one request; `undecided` where a part that matters is not known or not documented. */
export type Decision = 'allowed' | 'denied' | 'not-allowed' | 'undecided';

/**
 * Decides one concrete request, as simply as possible and sharing nothing with the prover, whose counterexamples it confirms.
 * Reads what is open in IAM's semantics by the default reading.
 */
export function evaluateRequest(document: PolicyDocument, request: Request): Decision {
  const version = document.version?.value;
  const variables = version?.kind === 'string' && version.text === '2012-10-17';
  const verdicts = document.statements.map((statement) => ({ effect: statement.effect, truth: matches(statement, request, variables) }));
  const some = (effect: Statement['effect'], truth: Truth): boolean =>
    verdicts.some((verdict) => verdict.effect === effect && verdict.truth === truth);
  if (some('Deny', true)) {
    return 'denied';
  }
  if (some('Deny', undefined)) {
    return some('Allow', true) || some('Allow', undefined) ? 'undecided' : 'not-allowed';
  }
  return some('Allow', true) ? 'allowed' : some('Allow', undefined) ? 'undecided' : 'not-allowed';
}

/** Whether all elements of the statement match: false when one does not, whatever the others. */
function matches(statement: Statement, request: Request, variables: boolean): Truth {
  return all([
    () => (statement.action === undefined ? false : actionMatches(statement.action, request.action)),
    () => (statement.principal === undefined ? true : principalMatches(statement.principal, request.principal)),
    () => (statement.resource === undefined ? true : resourceMatches(statement.resource, request, variables)),
    () => statement.condition?.element.value?.kind !== 'dynamic' || undefined,
    ...(statement.condition?.tests ?? []).map((test) => () => evaluateTest(test, request.context, variables)),
  ]);
}

function all(parts: readonly (() => Truth)[]): Truth {
  const truths = parts.map((part) => part());
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

function actionMatches(element: ActionElement, action: string): Truth {
  const named = element.patterns.some(({ source }) => matchesText(source.text, action, { case: false, wildcards: true }));
  return element.known ? named !== element.negated : undefined;
}

function resourceMatches(element: ResourceElement, request: Request, variables: boolean): Truth {
  if (!element.known) {
    return undefined;
  }
  const named = element.patterns.some(({ source }) => arnMatches(source.text, request, variables));
  return named !== element.negated;
}

/** Wildcards stay within the first five segments; missing segments count as `*`. */
function arnMatches(pattern: string, { resource, context }: Request, variables: boolean): boolean {
  if (/^\*+$/.test(pattern)) {
    return true;
  }
  const own = segments(pattern);
  const wanted = segments(resource);
  if (wanted.length < 6) {
    return false;
  }
  return wanted.every((segment, index) =>
    matchesText(own[index] ?? '*', segment, { case: true, wildcards: true, ...(variables ? { context } : {}) }),
  );
}

/** At most six; the colons of policy variables do not count. */
function segments(text: string): readonly string[] {
  const masked = text.replace(/\$\{[^{}]*\}/g, (variable) => variable.replaceAll(':', '\u0000'));
  const parts = masked.split(':');
  const first = parts.slice(0, 5);
  const rest = parts.slice(5).join(':');
  return (parts.length > 5 ? [...first, rest] : first).map((part) => part.replaceAll('\u0000', ':'));
}

function principalMatches(element: PrincipalElement, principal: RequestPrincipal | undefined): Truth {
  if (element.negated || !element.known || principal === undefined) {
    return undefined;
  }
  if (element.everyone !== undefined) {
    return true;
  }
  const truths = element.groups.flatMap(({ type, principals }) => principals.map(({ text }) => oneMatches(type.text, text, principal)));
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}

function oneMatches(type: string, text: string, principal: RequestPrincipal): Truth {
  if (text.includes(hole) || (type !== 'AWS' && /[*?]/.test(text))) {
    return undefined;
  }
  if (type === 'AWS' && text === '*') {
    return true;
  }
  if (type === 'CanonicalUser' || (type === 'AWS' && !/^(\d{12}$|arn:)/.test(text))) {
    return principal.type === 'AWS' ? undefined : false;
  }
  if (type !== principal.type) {
    return false;
  }
  const accountId = /^(?:(\d{12})|arn:[^:]+:iam::(\d{12}):root)$/.exec(text);
  if (type === 'AWS' && accountId !== null) {
    return segments(principal.id)[4] === (accountId[1] ?? accountId[2]);
  }
  return [principal.id, principal.role ?? ''].some((id) => matchesText(text, id, { case: true, wildcards: type === 'AWS' }));
}
