import { conditionHolds } from './decide-condition';
import { listOf, objectOf, type PlainObject, patternRegExp, resourceMatches, substitute } from './decide-match';

/** One request, complete: what is not in `context` is not in the request. */
export interface Request {
  /** `s3:GetObject` */
  readonly action: string;
  /** An ARN, or `*` for an action without resource-level permissions. */
  readonly resource: string;
  /** The ARN of who calls; `anonymous` for nobody in particular. Only policies with a Principal look at it. */
  readonly principal?: string;
  /** Values by condition key in lower case; several for a multivalued key. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Whether a policy allows a request, taken alone: some Allow applies and no Deny does. A second opinion for tests: it shares no code
 * with the server, works on the parsed JSON and follows the User Guide's "Policy evaluation logic" to the letter.
 */
export function isAllowed(policy: unknown, request: Request): boolean {
  const document = objectOf(policy);
  const variables = document['Version'] === '2012-10-17';
  const applying = listOf(document['Statement'])
    .map(objectOf)
    .filter((statement) => applies(statement, request, variables));
  return applying.some(({ Effect }) => Effect === 'Allow') && !applying.some(({ Effect }) => Effect === 'Deny');
}

function applies(statement: PlainObject, request: Request, variables: boolean): boolean {
  return (
    principalApplies(statement, request) &&
    oneOf(statement, 'Action', (pattern) => patternRegExp(pattern.toLowerCase()).test(request.action.toLowerCase())) &&
    (!('Resource' in statement || 'NotResource' in statement) ||
      oneOf(statement, 'Resource', (pattern) => {
        const parts = substitute(pattern, request.context, variables);
        return parts !== undefined && resourceMatches(parts, request.resource);
      })) &&
    conditionHolds(statement['Condition'], request.context, variables)
  );
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
function oneOf(statement: PlainObject, name: string, matches: (pattern: string) => boolean): boolean {
  const positive = listOf(statement[name]).map(String);
  const negative = listOf(statement[`Not${name}`]).map(String);
  return `Not${name}` in statement ? !negative.some(matches) : positive.some(matches);
}

function principalApplies(statement: PlainObject, { principal = 'anonymous' }: Request): boolean {
  if ('NotPrincipal' in statement) {
    return !namesPrincipal(statement['NotPrincipal'], principal);
  }
  return !('Principal' in statement) || namesPrincipal(statement['Principal'], principal);
}

function namesPrincipal(element: unknown, principal: string): boolean {
  if (element === '*') {
    return true;
  }
  return listOf(objectOf(element)['AWS'])
    .map(String)
    .some((named) => {
      const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(named)?.[1];
      return named === '*' || named === principal || (account !== undefined && principal.split(':')[4] === account);
    });
}
