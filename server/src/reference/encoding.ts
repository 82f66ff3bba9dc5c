import type { AccessLevel, ConditionKeyType } from './types';

/**
 * The layout of the four generated files, shared by the generator that writes them and the reader that decodes them.
 * Every file is ASCII, so that an offset in bytes is an offset in characters too.
 */
export const encodingFormat = 1;

/** `index.json`: read whole at the start. */
export interface IndexFile {
  readonly format: number;
  /** ISO date of the data. */
  readonly date: string;
  readonly services: readonly ServiceRow[];
  /** The service segment of an ARN, and the prefixes whose resource types have it, separated by spaces. */
  readonly arnServices: readonly (readonly [arnService: string, prefixes: string])[];
  /** A condition key's prefix that is not the prefix of the service which defines the key (`saml` of `sts`), and that service. */
  readonly foreignKeyPrefixes: readonly (readonly [keyPrefix: string, prefixes: string])[];
}

/** A service. `page` is the stem of its page in the Service Authorization Reference; `offset` and `length` find its line in the details. */
export type ServiceRow = readonly [
  prefix: string,
  name: string,
  page: string,
  supportsResourceControl: 0 | 1,
  offset: number,
  length: number,
  /** Names separated by spaces, each after the letter of its access level, in alphabetical order: `RGetObject WPutObject`. */
  actions: string,
];

/** One line of `detail.ndjson`. */
export type DetailLine = readonly [
  /** What most documentation addresses of the service's actions begin with. */
  documentationBase: string,
  keys: readonly KeyRow[],
  /** Sets of condition keys that several actions share, as positions in `keys`. The first is the empty set. */
  keySets: readonly (readonly number[])[],
  resourceTypes: readonly ResourceTypeRow[],
  /** `prefix:Name` of each action that another one depends on. */
  dependents: readonly string[],
  /** In the order of the index. */
  actions: readonly ActionRow[],
];

/** A condition key: its name, the letter of its type with `+` for several values, its description. Global keys carry the name alone. */
export type KeyRow = readonly [name: string, type?: string, description?: string];

/** A resource type. Its ARN formats lack the leading `arn:${Partition}:`. */
export type ResourceTypeRow = readonly [name: string, keySet: number, ...arnFormats: string[]];

/** An action. Trailing defaults are left out. */
export type ActionRow = readonly [
  description: string,
  /** 0: none. 1: the base with `API_<Name>.html`. Else what follows the base, or, after a leading `=`, the whole address. */
  documentation?: 0 | 1 | string,
  flags?: number,
  keySet?: number,
  resourceTypes?: readonly ActionResourceTypeRow[],
  dependents?: readonly number[],
];

/** A resource type of an action: its position in the resource types, counted from 1, negative when it is required. */
export type ActionResourceTypeRow = number | readonly [resourceType: number, keySet: number, dependents?: readonly number[]];

/** Bits of an action's flags. */
export const actionFlag = { alsoWrite: 1, permissionOnly: 2 } as const;

/** `extras.json`: read on first need of anything in it. */
export interface ExtrasFile {
  /** For each service, the uses of its actions in AWS managed policies, in the order of the index, separated by commas; empty for none. */
  readonly usage: readonly (readonly [prefix: string, counts: string])[];
  readonly retiredActions: readonly (readonly [prefix: string, lastSeen: string, names: string])[];
  readonly retiredServices: readonly (readonly [prefix: string, lastSeen: string])[];
  /** `prefix:Name` and the AWS managed policy that uses it. */
  readonly undocumentedActions: readonly (readonly [action: string, usedBy: string])[];
  readonly managedPolicies: readonly ManagedPolicyRow[];
  /** Separated by spaces. */
  readonly servicePrincipals: string;
}

/** A managed policy of AWS. */
export type ManagedPolicyRow = readonly [
  name: string,
  path: string,
  description: string,
  /** `LR:ec2 s3+14;LRW:logs`: for each combination of access levels the prefixes of services, and how many more there are. */
  grants: string,
  /**
   * `*` for everything; `!` and the worst action for everything but what `NotAction` names; `^` and a path to more permissions; whole services
   * and the worst of their actions, which is one of the first: `s3 s3-object-lambda=s3:GetObject`. Left out where none is too much to attach.
   */
  gravest?: string,
];

/** `use.json`: read when something is first ranked. Numbers count from 0. */
export interface UseFile {
  /** How many actions each service of the index has, in its order. */
  readonly counts: readonly number[];
  readonly operators: readonly string[];
  readonly keys: readonly string[];
  /** `prefix/type` */
  readonly resourceTypes: readonly string[];
  readonly statements: readonly UseRow[];
}

/** A statement of an AWS managed policy. Trailing empty lists are left out. */
export type UseRow = readonly [
  /** Each action's number less that of the one before. */
  actions: readonly number[],
  /** Operator, key, operator, key. */
  tests?: readonly number[],
  resourceTypes?: readonly number[],
];

/** The letter of each access level in the index. */
export const accessLevelLetters: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

/** The letter of each condition key type in the details. */
export const keyTypeLetters: Readonly<Record<string, ConditionKeyType>> = {
  S: 'String',
  A: 'ARN',
  B: 'Bool',
  D: 'Date',
  N: 'Numeric',
  I: 'IPAddress',
  Y: 'Binary',
};

/** What every ARN format of the Service Authorization Reference begins with. */
export const arnFormatStart = 'arn:${Partition}:';

/** Where the pages of the Service Authorization Reference are. */
export const referencePages = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';
