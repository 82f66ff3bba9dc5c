import type { AccessLevel } from '../reference/types';

/** The access levels with what a reviewer looks for first. */
export const levelsByHarm: readonly AccessLevel[] = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];
