import { roleOfSession } from './cloudtrail-event';

/**
 * The principals of a log that somebody means: by the ARN of a role, a user or a session of a role, or by the name of a role or user, without
 * or with its path. ARNs and names are compared with case.
 */
export function principalsCalled(names: readonly string[], wanted: string): readonly string[] {
  const role = roleOfSession(wanted);
  return names.filter((name) => name === role || name.endsWith(`/${wanted}`) || nameWithoutPath(name) === nameWithoutPath(role));
}

/** Of an ARN, as sessions do not tell the path of their role. Other names stay as they are. */
function nameWithoutPath(name: string): string {
  return name.replace(/^(arn:[^:]+:iam::\d+:(?:role|user)\/).*\//, '$1');
}
