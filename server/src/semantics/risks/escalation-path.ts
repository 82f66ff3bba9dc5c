/**
 * How surely a path leads on: `certain` paths need nothing but what they name; `likely` ones a resource whose role has more permissions than
 * the caller; `possible` ones special circumstances. `remote` ones are ordinary work, and a way up in rare cases only.
 */
export type Certainty = 'certain' | 'likely' | 'possible' | 'remote';

/** Actions that together lead to more permissions: names such as `iam:PassRole`, separated by spaces; all of them are needed. */
export interface Way {
  /** Where these are limited to chosen resources, the way is closed. */
  readonly every?: string;
  /** These may be limited to some resources, provided that there is one that all of them reach. */
  readonly same?: string;
  /** On whatever resource. */
  readonly any?: string;
  /** What `every` has to reach all of, where that is not every type the actions work on. */
  readonly targets?: readonly Target[];
}

/** Resources that a way needs all of. */
export interface Target {
  /** Names of resource types, separated by spaces; any of them suffices. */
  readonly types: string;
  /** Single resources that suffice too, as the last part of their ARNs has it: `document/AWS-RunShellScript`. */
  readonly or?: readonly string[];
}

/** A path to permissions that a policy does not give. */
export interface EscalationPath {
  /** Unique: `attach-role-policy`. */
  readonly id: string;
  readonly certainty: Certainty;
  /** What someone could do, as it follows "could": `act as any user by creating access keys for others`. */
  readonly could: string;
  /** Any of them suffices. */
  readonly ways: readonly Way[];
  /** For roles that are handed over: the services of which one must take it. */
  readonly passedTo?: readonly string[];
  /** Whether the caller's own user is target enough (`user/${aws:username}`), so that a limit to it closes nothing. */
  readonly ownUserSuffices?: true;
}
