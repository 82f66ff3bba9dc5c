import type { PrincipalElement, Statement } from './ast';
import type { PolicyType } from './policy-type';
import { isStatic } from './value';

export interface DetectedPolicyType {
  readonly type: PolicyType;
  readonly service: string | undefined;
}

/**
 * The type that a policy's statements suggest when nothing outside the policy tells. Without a principal it is identity-based, unless it
 * can only be about the accounts of an organization, or a `Sid` says that it is a boundary: most service control policies, boundaries and session
 * policies look the same, and only their place or the user can tell. A principal in fewer than half of the statements is the mistake, not its absence in the others:
 * one finding instead of many.
 */
export function detectPolicyType(statements: readonly Statement[]): DetectedPolicyType {
  const withPrincipal = statements.filter((statement) => statement.principal !== undefined).length;
  if (withPrincipal === 0 || withPrincipal * 2 < statements.length) {
    return { type: withPrincipal === 0 ? typeWithoutPrincipals(statements) : 'identity-based', service: undefined };
  }
  const prefixes = new Set(statements.flatMap((statement) => statement.action?.patterns ?? []).map((pattern) => pattern.servicePrefix));
  const only = prefixes.size === 1 ? [...prefixes][0] : undefined;
  const forEveryone = statements.every((statement) => statement.principal?.everyone !== undefined);
  if (only === 'sts' && (!forEveryone || statements.every((statement) => statement.resource === undefined))) {
    return { type: 'trust', service: 'iam' };
  }
  if (statements.every(deniesEveryone) && mayBeResourceControl(statements)) {
    return { type: 'resource-control', service: undefined };
  }
  const everywhere = statements.every(({ resource }) => resource?.patterns.every(({ source }) => source.text === '*') === true);
  // S3 takes no `*` in the policy of a bucket.
  const nobodysBucket = only === 's3' && everywhere;
  const nobodysOwn = nobodysBucket || prefixes.size > 1 || prefixes.has('*') || (only !== undefined && withoutResourcePolicies.has(only));
  if ((nobodysOwn && forEveryone) || letsEveryoneIntoBuckets(statements)) {
    return { type: 'vpc-endpoint', service: undefined };
  }
  return { type: 'resource-based', service: only === '*' ? undefined : only };
}

function isEveryone({ negated, everyone, groups }: PrincipalElement): boolean {
  const accounts = groups.flatMap(({ type, principals }) => (type.text === 'AWS' ? principals : []));
  return everyone !== undefined || (!negated && accounts.some(({ text }) => text === '*'));
}

function typeWithoutPrincipals(statements: readonly Statement[]): PolicyType {
  return isForAccounts(statements) ? 'service-control' : statements.some(isOfBoundary) ? 'permissions-boundary' : 'identity-based';
}

/** An Allow that says it is of a permissions boundary, and is not for the keepers of boundaries. */
function isOfBoundary({ effect, sid, action }: Statement): boolean {
  const name = sid?.value?.kind === 'string' ? sid.value.text : '';
  return (
    effect === 'Allow' &&
    /^permissions?boundary/i.test(name) &&
    action?.patterns.some(({ servicePrefix }) => servicePrefix !== 'iam') === true
  );
}

/** The policy of a bucket names that bucket alone. What is not known before deployment may be the same one. */
function letsEveryoneIntoBuckets(statements: readonly Statement[]): boolean {
  return statements.some(namesSeveralBuckets) && statements.every(({ principal }) => principal !== undefined && isEveryone(principal));
}

function namesSeveralBuckets({ resource }: Statement): boolean {
  const patterns = resource?.patterns ?? [];
  const names = patterns.map(({ source, arn }) => (isStatic(source) && arn?.service === 's3' ? arn.resource.split('/')[0] : undefined));
  return !names.includes(undefined) && new Set(names).size > 1;
}

/**
 * Frequent services whose resources cannot have a policy, so that one that lets everyone in is an endpoint's.
 * Source: IAM User Guide, "AWS services that work with IAM".
 */
const withoutResourcePolicies: ReadonlySet<string> = new Set([
  'autoscaling',
  'cloudformation',
  'cloudwatch',
  'ec2',
  'ecs',
  'eks',
  'elasticloadbalancing',
  'elasticmapreduce',
  'rds',
  'sts',
]);

/** Frequent services with resource policies that resource control policies do not reach. Source: AWS Organizations User Guide. */
const beyondResourceControl: ReadonlySet<string> = new Set([
  'backup',
  'elasticfilesystem',
  'es',
  'execute-api',
  'glue',
  'kinesis',
  'lambda',
  'ses',
  'sns',
]);

/**
 * Whether a policy without principals only takes away, and leaves out principals that it looks for in every account: nobody attaches that
 * to one user or role, who would know whether they are meant.
 */
function isForAccounts(statements: readonly Statement[]): boolean {
  return (
    statements.every((statement) => statement.effect === 'Deny' || allowsEverything(statement)) && statements.some(sparesRolesOfAnyAccount)
  );
}

function allowsEverything({ effect, action, condition }: Statement): boolean {
  return effect === 'Allow' && !action?.negated && action?.patterns[0]?.source.text === '*' && condition === undefined;
}

function sparesRolesOfAnyAccount({ effect, condition }: Statement): boolean {
  const tests = effect === 'Deny' ? (condition?.tests ?? []) : [];
  return tests.some(
    ({ key, operator, values }) =>
      operator?.negated &&
      key.text.toLowerCase() === 'aws:principalarn' &&
      values.some((value) => value.kind === 'string' && /^arn:[^:]+:(iam|sts)::\*:/.test(value.text)),
  );
}

/** AWS takes no lone `*` for the actions of a resource control policy, and no service that such policies do not reach. */
export function mayBeResourceControl(statements: readonly Statement[]): boolean {
  const patterns = statements.flatMap(({ action }) => action?.patterns ?? []);
  return !patterns.some(({ servicePrefix }) => servicePrefix === '*' || beyondResourceControl.has(servicePrefix));
}

/** The only shape that a resource control policy may have; a bucket policy that denies names its bucket instead of `*`. */
function deniesEveryone(statement: Statement): boolean {
  const [resource] = statement.resource?.patterns ?? [];
  return statement.effect === 'Deny' && statement.principal?.everyone !== undefined && resource?.source.text === '*';
}
