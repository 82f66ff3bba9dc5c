/**
 * 0: nothing to complain of. 1: findings, a policy that allows more than before or of which nothing was used, or a request that is not
 * allowed. 2: wrong usage, or something that could not be read. 3: a comparison, a request or a narrowing that could not be decided.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** The command cannot go on. The message says why, in a sentence. */
export class Stop extends Error {}

/** The command line was not understood. */
export class UsageError extends Stop {}
