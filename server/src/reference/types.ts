/** The five access levels that AWS assigns to actions, in AWS's own words. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

/** The access levels in the order in which AWS's console shows them. */
export const accessLevels: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Tagging', 'Permissions management'];

/** A service of the Service Authorization Reference. */
export interface Service {
  /** What stands before the colon of its actions, in lower case: `s3`. */
  readonly prefix: string;
  /** AWS's name for it: `Amazon S3`. */
  readonly name: string;
  /** Its page in the Service Authorization Reference. */
  readonly documentation: string;
  /** Whether resource control policies apply to it. */
  readonly supportsResourceControl: boolean;
}

/** What is known of an action without reading the details of its service. */
export interface ActionName {
  readonly servicePrefix: string;
  /** In AWS's spelling, without the prefix: `GetObject`. IAM compares it without case. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
}

/** An action as its service defines it. */
export interface Action extends ActionName {
  /** Without AWS's opening words "Grants permission to"; starts with a lower-case verb: `retrieve objects from Amazon S3`. */
  readonly description: string;
  /** AWS lists Tagging and Permissions management actions as Write too, since July 2026. */
  readonly alsoWrite: boolean;
  /** Not an API operation: a permission that other operations check. False when AWS no longer says. */
  readonly permissionOnly: boolean;
  /** Empty when the action has no resource-level permissions: its Resource must be `*`. */
  readonly resourceTypes: readonly ActionResourceType[];
  /** Condition keys of the action itself, in AWS's spelling, templates such as `aws:RequestTag/${TagKey}` included. */
  readonly conditionKeys: readonly string[];
  /** `prefix:Name` of what the caller must be allowed as well for the action to work; those of its resource types included. */
  readonly dependentActions: readonly string[];
  /** AWS's page on the API operation, or the action's row in the Service Authorization Reference. */
  readonly documentation: string;
}

/** How an action relates to a resource type. */
export interface ActionResourceType {
  readonly name: string;
  /** AWS marks it with an asterisk: the action always names such a resource. */
  readonly required: boolean;
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
}

/** A resource type of a service. */
export interface ResourceType {
  readonly servicePrefix: string;
  readonly name: string;
  /** `arn:${Partition}:s3:::${BucketName}`; usually one. */
  readonly arnFormats: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** What the values of a condition key are. */
export type ConditionKeyType = 'String' | 'ARN' | 'Bool' | 'Date' | 'Numeric' | 'IPAddress' | 'Binary';

/** A condition key as AWS publishes it. */
export interface ConditionKey {
  /**
   * In AWS's spelling; a template where a part is the caller's: `aws:ResourceTag/${TagKey}`, always with `${…}`.
   * IAM compares it without case.
   */
  readonly name: string;
  readonly type: ConditionKeyType;
  /** A second type whose operators work too: `aws:EpochTime` is a date and a number. */
  readonly alsoType?: ConditionKeyType;
  /** Several values in one request: needs `ForAllValues` or `ForAnyValue`. */
  readonly multivalued: boolean;
  /** Without AWS's opening words "Filters access by". */
  readonly description: string;
  /** `aws:` keys, and others that AWS lists as global: available whatever the service. */
  readonly global: boolean;
  /** When the key is absent from the request, in a sentence; `undefined` when not documented. */
  readonly absentWhen?: string;
  readonly documentation: string;
}

/** An action that AWS documented once and does not any more. */
export interface RetiredAction {
  /** ISO date of the newest data that still had it. */
  readonly lastSeen: string;
  /** The whole service is gone. */
  readonly wholeService: boolean;
}

/** A managed policy that AWS publishes. */
export interface ManagedPolicy {
  readonly name: string;
  /** `arn:aws:iam::aws:policy/service-role/…` */
  readonly arn: string;
  readonly description: string;
  /** What it allows, the most harmful first, whatever its resources and conditions; empty where that is not known. */
  readonly grants: readonly ManagedGrant[];
  /** The gravest that it allows without a limit; `undefined` where that is not too much to attach, as with what only reads. */
  readonly gravest: GravestGrant | undefined;
}

/** Much that a managed policy allows. Actions and paths to more permissions are named alone: what they lead to is the engine's to say. */
export type GravestGrant =
  | { readonly kind: 'everything' }
  /** All but what a `NotAction` names; the worst that is among it. */
  | { readonly kind: 'all-but-some'; readonly action: string }
  | { readonly kind: 'escalation'; readonly path: string }
  /** Every action of the services, by their prefixes; the worst of them, which is one of the first's. */
  | { readonly kind: 'whole-services'; readonly services: readonly string[]; readonly action: string };

/** Services of which a managed policy allows actions of the same access levels. */
export interface ManagedGrant {
  readonly levels: readonly AccessLevel[];
  /** Prefixes; a few of them. */
  readonly services: readonly string[];
  /** How many services there are besides. */
  readonly more: number;
}

/** A statement of an AWS managed policy, as far as it tells what goes with what. */
export interface ManagedStatement {
  /** The actions that it names without a wildcard, in its order, each by its number. */
  readonly actions: readonly number[];
  /** Each test of its condition, in AWS's spelling. */
  readonly tests: readonly (readonly [operator: string, key: string])[];
  /** The resource types that its ARNs are of: `s3/bucket`. */
  readonly resourceTypes: readonly string[];
}

/** How AWS's own managed policies, in their newest versions, use what AWS publishes. Ranks completions. */
export interface ManagedUse {
  readonly statements: readonly ManagedStatement[];
  /** How many actions have a number: all of them, counted from 0 by service and name. */
  readonly actions: number;
  /** `undefined` for an unknown action. Compares without case. */
  numberOf(servicePrefix: string, name: string): number | undefined;
}

/** A Region, and the partition it belongs to. */
export interface Region {
  readonly name: string;
  readonly partition: string;
}

/**
 * Everything AWS publishes that the engine knows, offline. Lookups compare without case where IAM does.
 * `undefined` means "not in the data", never "does not exist".
 */
export interface ServiceReference {
  /** ISO date of the data: `2026-09-26`. */
  readonly date: string;
  services(): readonly Service[];
  service(prefix: string): Service | undefined;
  /** The actions of a service in alphabetical order, or `undefined` for an unknown prefix. Cheap: from the index. */
  actions(prefix: string): readonly ActionName[] | undefined;
  /** One action in full. Reads the service's details on first use. */
  action(prefix: string, name: string): Action | undefined;
  resourceTypes(prefix: string): readonly ResourceType[];
  /** One of them, by its name as AWS spells it. */
  resourceType(prefix: string, name: string): ResourceType | undefined;
  /** Resource types whose ARN has this service segment (`elasticloadbalancing` for several prefixes). */
  resourceTypesOfArn(arnService: string): readonly ResourceType[];
  /** Service segments that occur in ARNs, though not always as an action prefix. */
  isArnService(arnService: string): boolean;
  /** Finds `aws:ResourceTag/team` by its template too. Global keys first, then the service of the key's prefix. */
  conditionKey(name: string): ConditionKey | undefined;
  globalConditionKeys(): readonly ConditionKey[];
  conditionKeysOfService(prefix: string): readonly ConditionKey[];
  retiredAction(prefix: string, name: string): RetiredAction | undefined;
  retiredService(prefix: string): RetiredAction | undefined;
  /** An AWS managed policy that names this action, though the Service Authorization Reference does not. */
  undocumentedAction(prefix: string, name: string): { readonly usedBy: string } | undefined;
  /** The action that authorises an API operation which is not an action itself: `s3:HeadObject` → `s3:GetObject`. */
  actionsOfOperation(prefix: string, operation: string): readonly string[];
  /** In how many AWS managed policies the action is named exactly; 0 when in none. Ranks completions. */
  usage(prefix: string, name: string): number;
  /** What AWS managed policies use together. Read on first need. */
  managedUse(): ManagedUse;
  managedPolicies(): readonly ManagedPolicy[];
  servicePrincipals(): readonly string[];
  partitions(): readonly string[];
  regions(): readonly Region[];
}
