import type { PolicyDocument } from '../../policy/ast';
import type { PolicyType } from '../../policy/policy-type';
import { ambiguitiesOf } from './ambiguities';
import { type Decided, decide } from './decide';
import { accountOf, namesBeyondAccount, namesItself } from './evaluate-principal';
import type { Decision } from './evaluate-request';
import type { Truth } from './evaluate-test';
import { defaultReading, type Reading, readingsOf } from './reading';
import type { Request } from './request';

/** What several policies say of a request together. */
export interface Together {
  readonly decision: Decision;
  /** Each policy by itself, in the order given. */
  readonly policies: readonly Decided[];
  /** What does not allow the request though it has to, for `not-allowed` and `undecided`. */
  readonly missing: readonly Layer[];
  readonly assumptions: readonly Assumption[];
  /** Whether the answer is another one where AWS's documents, which leave it open, are read in another way. */
  readonly disputed: boolean;
}

/** Policies that count as one: `grants` are those of the caller and of the resource. */
export type Layer = 'grants' | 'service-control' | 'permissions-boundary' | 'session' | 'vpc-endpoint';

/** What was taken for granted where the policies and the request do not tell. */
export type Assumption =
  /** The identity-based policies are all of one principal, the one who calls. */
  | 'one-principal'
  /** Caller and resource are of one account, where the resource's ARN does not say. */
  | 'same-account'
  /** None of the policies grants anything: the answer is whether they leave room for a grant. */
  | 'granted-elsewhere'
  /** The account that is let in has let its principal in, by a policy that was not given. */
  | 'account-lets-in'
  /** The service control policies are all of one level, so that one of them has to allow the request. */
  | 'one-level'
  /** AWS's `FullAWSAccess` stands beside service control policies that only deny. */
  | 'full-access';

/**
 * Decides one request by several policies, as their types have it: a Deny in any of them wins; the caller's policies or the resource's
 * must allow it, both of them across accounts; and each kind of limit must, too.
 * Source: IAM User Guide, "Policy evaluation logic".
 */
export function decideTogether(documents: readonly PolicyDocument[], request: Request): Together {
  const ambiguities = new Set(documents.flatMap((document) => [...ambiguitiesOf(document, document)]));
  const [first = defaultReading, ...others] = readingsOf(ambiguities).slice(0, mostReadings);
  const answer = decideAs(documents, request, first);
  return { ...answer, disputed: others.some((reading) => decideAs(documents, request, reading).decision !== answer.decision) };
}

/** More combinations than any policy has. */
const mostReadings = 24;

function decideAs(documents: readonly PolicyDocument[], request: Request, reading: Reading): Omit<Together, 'disputed'> {
  const all = documents.map((document) => ({ document, decided: decide(document, request, reading) }));
  const assumptions = new Set<Assumption>();
  const of = (...types: readonly PolicyType[]): readonly Own[] => all.filter(({ document }) => types.includes(document.type));
  const limits: Limits = { personal: and(every(of('permissions-boundary')), every(of('session'))) };
  const layers: readonly (readonly [Layer, Truth])[] = [
    ['grants', grantOf(of('identity-based'), of('resource-based', 'trust'), { request, reading, limits, assumptions })],
    ['service-control', organizationAllows(of('service-control'), assumptions)],
    ['vpc-endpoint', every(of('vpc-endpoint'))],
  ];
  const policies = all.map(({ decided }) => decided);
  const decision = decisionOf(
    policies,
    layers.map(([, truth]) => truth),
  );
  const missing = layers.flatMap(([layer, truth]) => (truth === true ? [] : missingIn(layer, of, limits)));
  return { decision, policies, missing: decision === 'denied' ? [] : missing, assumptions: [...assumptions] };
}

interface Own {
  readonly document: PolicyDocument;
  readonly decided: Decided;
}

/** What limits the grants to a principal alone. */
interface Limits {
  readonly personal: Truth;
}

function decisionOf(policies: readonly Decided[], layers: readonly Truth[]): Decision {
  if (policies.some(({ decision }) => decision === 'denied')) {
    return 'denied';
  }
  const allowed = and(...layers);
  if (policies.some(({ problem }) => problem !== undefined)) {
    return 'undecided';
  }
  const mayBeDenied = policies.some(({ statements }) =>
    statements.some(({ statement, applies }) => statement.effect === 'Deny' && applies === undefined),
  );
  return allowed === false ? 'not-allowed' : allowed === undefined || mayBeDenied ? 'undecided' : 'allowed';
}

interface GrantContext {
  readonly request: Request;
  readonly reading: Reading;
  readonly limits: Limits;
  readonly assumptions: Set<Assumption>;
}

function grantOf(identity: readonly Own[], resource: readonly Own[], context: GrantContext): Truth {
  const { request, limits, assumptions } = context;
  if (identity.length > 1) {
    assumptions.add('one-principal');
  }
  const byIdentity = and(some(identity), limits.personal);
  if (resource.length === 0) {
    if (identity.length === 0) {
      assumptions.add('granted-elsewhere');
      return limits.personal;
    }
    return byIdentity;
  }
  const { direct, whole } = byResource(resource, context);
  if (identity.length === 0) {
    if (direct !== true && whole !== false) {
      assumptions.add('account-lets-in');
    }
    return or(direct, and(whole, limits.personal));
  }
  if (request.principal !== undefined && request.principal.type !== 'AWS') {
    return direct;
  }
  if (!isSameAccount(request, assumptions)) {
    return and(byIdentity, or(direct, whole));
  }
  // A role and a key allow nothing that their own policy does not.
  const mustAllow = resource.some(({ document }) => document.type === 'trust' || document.service === 'kms');
  return or(direct, and(byIdentity, mustAllow ? whole : true));
}

/** What the resource's policies allow: to the caller as such, and to the caller as one of a whole account too. */
function byResource(
  policies: readonly Own[],
  { request, reading, limits }: GrantContext,
): { readonly direct: Truth; readonly whole: Truth } {
  const allows = policies.flatMap(({ decided }) => decided.statements).filter(({ statement }) => statement.effect === 'Allow');
  const direct = allows.map(({ statement: { principal }, applies }) => {
    if (principal === undefined || request.principal === undefined) {
      return applies;
    }
    const named = and(applies, namesBeyondAccount(principal, request.principal, reading));
    return namesItself(principal, request.principal) ? named : and(named, limits.personal);
  });
  return { direct: or(...direct), whole: or(...allows.map(({ applies }) => applies)) };
}

function isSameAccount({ principal, resource }: Request, assumptions: Set<Assumption>): boolean {
  const own = resource.split(':', 6)[4] ?? '';
  const caller = principal && accountOf(principal);
  if (!/^\d{12}$/.test(own) || caller === undefined) {
    assumptions.add('same-account');
    return true;
  }
  return own === caller;
}

function organizationAllows(policies: readonly Own[], assumptions: Set<Assumption>): Truth {
  if (policies.length === 0) {
    return true;
  }
  if (!policies.some(({ document }) => document.statements.some(({ effect }) => effect !== 'Deny'))) {
    assumptions.add('full-access');
    return true;
  }
  if (policies.length > 1) {
    assumptions.add('one-level');
  }
  return some(policies);
}

function missingIn(layer: Layer, of: (...types: readonly PolicyType[]) => readonly Own[], { personal }: Limits): readonly Layer[] {
  if (layer !== 'grants' || personal === true) {
    return [layer];
  }
  const kinds = (['permissions-boundary', 'session'] as const).filter((type) => every(of(type)) !== true);
  return some(of('identity-based', 'resource-based', 'trust')) === true
    ? kinds
    : [...(of('identity-based', 'resource-based', 'trust').length > 0 ? (['grants'] as const) : []), ...kinds];
}

/** Whether an Allow of the policy applies, its Deny statements left aside. */
function allows({ decided }: Own): Truth {
  return or(
    ...decided.statements.map(({ statement, applies }) =>
      statement.effect === 'Allow' ? applies : statement.effect === undefined ? undefined : false,
    ),
  );
}

function some(policies: readonly Own[]): Truth {
  return or(...policies.map(allows));
}

function every(policies: readonly Own[]): Truth {
  return and(...policies.map(allows));
}

function and(...truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

function or(...truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}
