import { jsonHost } from '../../server/src/hosts/json';
import type { PolicyDocument } from '../../server/src/policy/ast';
import { createReference } from '../../server/src/reference/create-reference';
import type { ActionName, ServiceReference } from '../../server/src/reference/types';
import { everythingGranted, servicesGranted } from '../../server/src/semantics/broad-grants';
import { escalations } from '../../server/src/semantics/grants/escalations';
import { letThrough } from '../../server/src/semantics/grants/let-through';
import { deletesLogs } from '../../server/src/semantics/grants/managed-harm';
import { matchingActions, qualifiedName } from '../../server/src/semantics/matching-actions';
import { risksOf } from '../../server/src/semantics/risks/risks-of';
import { seriousRisk } from '../../server/src/semantics/risks/serious-risk';
import type { ManagedPolicyDocument, ManagedPolicyDocuments } from './read-managed-policies';

/** What the engine needs to tell what a policy grants. */
export interface GrantFacts {
  readonly index: string;
  readonly detail: string;
  /** How often AWS's policies name an action, by `prefix:name` in lower case. */
  readonly uses: ReadonlyMap<string, number>;
}

/**
 * The gravest that each managed policy of AWS grants, by its name and as `extras.json` encodes it, as far as it is too much to attach to
 * anybody: found by what the rules go by. Those are left out that AWS writes for the roles of its own services.
 */
export function gravestGrants({ policies }: ManagedPolicyDocuments, { index, detail, uses }: GrantFacts): ReadonlyMap<string, string> {
  const nothing = (): string => {
    throw new Error('What is granted is told by the catalogue alone.');
  };
  const reference = createReference({
    index: () => index,
    detail: (offset, length) => detail.slice(offset, offset + length),
    extras: nothing,
    use: nothing,
  });
  return new Map(
    policies.flatMap((policy) => {
      const found = isForServices(policy) ? undefined : gravestGrant(reference, policy, uses);
      return found === undefined ? [] : [[policy.name, found] as const];
    }),
  );
}

/** Whether the policy is for a role that a service of AWS acts with, for a limit, or for a session that AWS makes. */
function isForServices({ arn, name }: ManagedPolicyDocument): boolean {
  return (
    /:policy\/(?:aws-)?service-role\//.test(arn) ||
    /ServiceRole|RolePolicy|PermissionsBoundary|SessionPolicy/.test(name) ||
    ['AmazonEKSComputePolicy', 'AmazonESCognitoAccess', 'AmazonOpenSearchServiceCognitoAccess'].includes(name)
  );
}

type Uses = GrantFacts['uses'];

function gravestGrant(reference: ServiceReference, { statements }: ManagedPolicyDocument, uses: Uses): string | undefined {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const [document] = jsonHost.findPolicies(text, 'identity-based').policies;
  if (document === undefined) {
    return undefined;
  }
  if (document.statements.some((statement) => everythingGranted(statement) !== undefined)) {
    return '*';
  }
  const [worst] = document.statements
    .filter(({ action }) => action?.negated)
    .flatMap((each) => letThrough(reference, document, each) ?? []);
  if (worst !== undefined) {
    return `!${worst.action}`;
  }
  const [escalation] = escalations(reference, document);
  return escalation?.path.certainty === 'certain' ? `^${escalation.path.id}` : ofWholeServices(reference, document, uses);
}

/** Where all of a service is granted, the worst that comes with it. */
function ofWholeServices(reference: ServiceReference, document: PolicyDocument, uses: Uses): string | undefined {
  const patterns = document.statements.flatMap((statement) => servicesGranted(reference, statement));
  if (patterns.length === 0) {
    return undefined;
  }
  const whole = new Set(patterns.map(({ servicePrefix }) => servicePrefix.toLowerCase()));
  const escalation = escalations(reference, document).find(
    ({ path, grants }) => path.certainty === 'likely' && grants.some(({ action }) => whole.has(action.servicePrefix)),
  );
  if (escalation !== undefined) {
    return `^${escalation.path.id}`;
  }
  const actions = patterns.flatMap((pattern) => matchingActions(reference, pattern));
  const serious = actions.filter((action) => seriousRisk(action) !== undefined || qualifiedName(action) === deletesLogs);
  const telling = bestKnown(serious.length > 0 ? serious : actions.filter(opensOrDestroys), uses);
  return telling && `${[...new Set([telling.servicePrefix, ...whole])].join(' ')}=${qualifiedName(telling)}`;
}

function opensOrDestroys(action: ActionName): boolean {
  return risksOf(action).some(({ category, kind }) => category === 'exposure' || (category === 'destruction' && kind !== 'cost'));
}

/** The one that AWS's policies name most often; among equals the shortest name, which is the basic one. */
function bestKnown(actions: readonly ActionName[], uses: Uses): ActionName | undefined {
  const usesOf = (action: ActionName) => uses.get(qualifiedName(action).toLowerCase()) ?? 0;
  return [...actions].sort((a, b) => usesOf(b) - usesOf(a) || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))[0];
}
