import type { EscalationPath } from './escalation-path';
import { iamPaths } from './iam-paths';
import { indirectPaths } from './indirect-paths';
import { passRolePaths } from './pass-role-paths';
import { resourcePaths } from './resource-paths';

/** Every path there is, the most telling of a certainty first. Curated from public lists. */
export const escalationPaths: readonly EscalationPath[] = [...iamPaths, ...passRolePaths, ...resourcePaths, ...indirectPaths];
