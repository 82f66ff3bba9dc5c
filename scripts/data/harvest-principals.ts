import { byCodeUnits } from './catalogue';
import { listOf, type ManagedPolicyDocuments, type RawStatement } from './read-managed-policies';

/** Condition keys whose values are service principals. `kms:ViaService` is none: its values name an endpoint, `s3.<region>.amazonaws.com`. */
const principalKeys = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'codeconnections:passedtoservice',
  'codestar-connections:passedtoservice',
  'config:configurationrecorderserviceprincipal',
  'ec2:managedresourceoperator',
  'events:managedby',
  'iam:awsservicename',
  'iam:passedtoservice',
  'lambda:principal',
  'organizations:serviceprincipal',
  'sts:awsservicename',
]);

const principal = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com|amazonaws\.com\.cn|amazon\.com|aws\.internal)$/;

/** Facts that no policy gives: principals to add, and names to leave out with the reason. */
export interface HandWrittenPrincipals {
  readonly principals: readonly string[];
  readonly mistakes: Readonly<Record<string, string>>;
}

/** The service principals that AWS's own policies name, with those of the hand-written list. */
export function harvestPrincipals({ policies }: ManagedPolicyDocuments, byHand: HandWrittenPrincipals): readonly string[] {
  const named = policies.flatMap(({ allStatements }) =>
    allStatements.flatMap((statement) => [...ofConditions(statement), ...ofServiceLinkedRoles(statement)]),
  );
  const harvested = named.filter((name) => principal.test(name) && !Object.hasOwn(byHand.mistakes, name));
  return [...new Set([...harvested, ...byHand.principals])].sort(byCodeUnits);
}

function ofConditions({ Condition }: RawStatement): readonly string[] {
  return Object.values(Condition ?? {}).flatMap((keys) =>
    Object.entries(keys)
      .filter(([key]) => principalKeys.has(key.toLowerCase()))
      .flatMap(([, values]) => listOf(values)),
  );
}

/** `arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/…` */
function ofServiceLinkedRoles({ Resource }: RawStatement): readonly string[] {
  return listOf(Resource).flatMap((resource) => /:role\/aws-service-role\/([^/]+)\//.exec(resource)?.[1] ?? []);
}
