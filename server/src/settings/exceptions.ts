import { readActionPattern } from '../policy/action-pattern';
import type { PolicyDocument, Statement } from '../policy/ast';
import { placeOf } from '../policy/place';
import { isStatic, type StringValue } from '../policy/value';
import { wildcardCovers } from '../policy/wildcard';
import type { ReportedFinding } from '../rules/run';
import { encloses, type Span } from '../text/span';
import type { Exception } from './settings';

/** Whether the exception still holds on that day, an ISO date. */
export function isInForce({ expires }: Exception, today: string): boolean {
  return expires === undefined || today <= expires;
}

/**
 * The first of the exceptions that covers the finding in that policy, or outside of the policies where it is in none; it is for the caller to
 * leave out those of other files and times.
 */
export function exceptionFor(
  finding: ReportedFinding,
  policy: PolicyDocument | undefined,
  exceptions: readonly Exception[],
): Exception | undefined {
  const candidates = exceptions.filter(({ rules }) => rules.includes(finding.rule.name));
  return candidates.find((exception) => (policy === undefined ? coversOutside(exception, finding) : covers(exception, finding, policy)));
}

function covers({ sid, action, place }: Exception, { at, about }: ReportedFinding, policy: PolicyDocument): boolean {
  const statement = statementAt(policy, at);
  return (
    (sid === undefined || (statement !== undefined && sidOf(statement) === sid)) &&
    (action === undefined || (statement !== undefined && coversAction(action, statement, at))) &&
    (place === undefined || isWithin(placeOf(policy, about ?? at).join('/'), place))
  );
}

/** Outside of the policies there are no statements and no actions. */
function coversOutside({ sid, action, place }: Exception, { place: where = [] }: ReportedFinding): boolean {
  return sid === undefined && action === undefined && (place === undefined || isWithin(where.join('/'), place));
}

/** The statement that the span stands in. */
export function statementAt(policy: PolicyDocument, at: Span): Statement | undefined {
  return policy.statements.find(({ span }) => encloses(span, at));
}

/** As it is written; `undefined` where there is none or it is not known before deployment. */
export function sidOf({ sid }: Statement): string | undefined {
  const value = sid?.value;
  return value?.kind === 'string' && isStatic(value) ? value.text : undefined;
}

/** A finding at an action is about that one; any other is about all actions of its statement. */
function coversAction(pattern: string, { action }: Statement, at: Span): boolean {
  const sources = (action?.patterns ?? []).map(({ source }) => source);
  const own = sources.filter((source) => encloses(source.span, at));
  if (own.length > 0) {
    return own.every((source) => coversName(pattern, source));
  }
  const isWhole = action?.known === true && !action.negated && sources.length > 0;
  return isWhole && sources.every((source) => coversName(pattern, source));
}

/** Without case, as IAM compares actions. */
function coversName(pattern: string, source: StringValue): boolean {
  const { servicePrefix, name } = readActionPattern(source);
  return isStatic(source) && wildcardCovers(pattern.toLowerCase(), name === undefined ? servicePrefix : source.text.toLowerCase());
}

function isWithin(place: string, outer: string): boolean {
  return place === outer || place.startsWith(`${outer}/`);
}
