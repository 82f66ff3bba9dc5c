/**
 * 0: nothing to complain of. 1: findings, or a policy that allows more than before. 2: wrong usage, or something that could not be
 * read. 3: a comparison that could not be decided.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** The command cannot go on. The message says why, in a sentence. */
export class Stop extends Error {}

/** The command line was not understood. */
export class UsageError extends Stop {}
