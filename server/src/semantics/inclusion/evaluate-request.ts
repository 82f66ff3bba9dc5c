import type { ActionElement, ConditionTest, PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import { evaluatePrincipal } from './evaluate-principal';
import { evaluateTest, type Truth } from './evaluate-test';
import { matchesText } from './evaluate-text';
import { defaultReading, type Reading } from './reading';
import type { Request } from './request';

/** What one policy says of one request; `undecided` where a part that matters is not known or not documented. */
export type Decision = 'allowed' | 'denied' | 'not-allowed' | 'undecided';

/**
 * Decides one concrete request, as simply as possible and sharing nothing with the prover, whose counterexamples it confirms.
 * Reads what is open in IAM's semantics by the default reading unless told otherwise.
 */
export function evaluateRequest(document: PolicyDocument, request: Request, reading: Reading = defaultReading): Decision {
  const variables = readsVariables(document);
  return decisionOf(
    document.statements.map((statement) => ({ effect: statement.effect, truth: all(partsOf(statement, request, variables, reading)) })),
  );
}

/** What the verdicts on all statements come to: any Deny that applies wins, otherwise any Allow does. */
export function decisionOf(verdicts: readonly { readonly effect: Statement['effect']; readonly truth: Truth }[]): Decision {
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

/** Policy variables exist from Version 2012-10-17 on. */
export function readsVariables({ version }: PolicyDocument): boolean {
  return version?.value?.kind === 'string' && version.value.text === '2012-10-17';
}

/** A part of a statement, which matches only where all of its parts do. */
export type StatementPart =
  | { readonly kind: 'action' | 'principal' | 'resource' | 'hidden condition'; readonly holds: () => Truth }
  | { readonly kind: 'condition'; readonly test: ConditionTest; readonly holds: () => Truth };

export function partsOf(statement: Statement, request: Request, variables: boolean, reading: Reading): readonly StatementPart[] {
  const { action, principal, resource, condition } = statement;
  const parts: StatementPart[] = [
    { kind: 'action', holds: () => (action === undefined ? undefined : actionMatches(action, request.action)) },
  ];
  if (principal !== undefined) {
    parts.push({ kind: 'principal', holds: () => evaluatePrincipal(principal, request.principal, reading) });
  }
  if (resource !== undefined) {
    parts.push({ kind: 'resource', holds: () => resourceMatches(resource, request, variables, reading) });
  }
  if (condition?.element.value?.kind === 'dynamic') {
    parts.push({ kind: 'hidden condition', holds: () => undefined });
  }
  for (const test of condition?.tests ?? []) {
    parts.push({ kind: 'condition', test, holds: () => evaluateTest(test, request.context, variables, reading) });
  }
  return parts;
}

/** Whether all parts hold: false when one does not, whatever the others. */
function all(parts: readonly StatementPart[]): Truth {
  let truth: Truth = true;
  for (const part of parts) {
    const own = part.holds();
    if (own === false) {
      return false;
    }
    truth = own === undefined ? undefined : truth;
  }
  return truth;
}

function actionMatches(element: ActionElement, action: string): Truth {
  const named = element.patterns.some(({ source }) => matchesText(source.text, action, { case: false, wildcards: true }));
  return element.known ? named !== element.negated : undefined;
}

function resourceMatches(element: ResourceElement, request: Request, variables: boolean, reading: Reading): Truth {
  if (!element.known) {
    return undefined;
  }
  const wanted = segments(request.resource);
  const named = element.patterns.some(({ source }) => arnMatches(source.text, request, wanted, variables, reading));
  return named !== element.negated;
}

/** `wanted` are the segments of the request's resource. */
function arnMatches(
  pattern: string,
  { resource, context }: Request,
  wanted: readonly string[],
  variables: boolean,
  reading: Reading,
): boolean {
  if (/^\*+$/.test(pattern)) {
    return true;
  }
  const values = variables ? { context } : {};
  if (reading.resource !== 'segments') {
    // As one text, wherever its colons are.
    const head = { case: reading.arnHead === 'with-case', crossing: reading.resource === 'flat' ? 'always' : reading.resource } as const;
    return matchesText(pattern, resource, { case: true, wildcards: true, ...values, head });
  }
  const own = segments(pattern);
  return (
    wanted.length === 6 &&
    wanted.every((segment, index) => {
      const withCase = index === 5 || reading.arnHead === 'with-case';
      // Missing segments count as `*`.
      return matchesText(own[index] ?? '*', segment, { case: withCase, wildcards: true, ...values });
    })
  );
}

/** At most six; the colons of policy variables do not count. */
function segments(text: string): readonly string[] {
  if (!text.includes('${')) {
    const plain = text.split(':');
    return plain.length > 6 ? [...plain.slice(0, 5), plain.slice(5).join(':')] : plain;
  }
  const masked = text.replace(/\$\{[^{}]*\}/g, (variable) => variable.replaceAll(':', '\u0000'));
  const parts = masked.split(':');
  const first = parts.slice(0, 5);
  const rest = parts.slice(5).join(':');
  return (parts.length > 5 ? [...first, rest] : first).map((part) => part.replaceAll('\u0000', ':'));
}
