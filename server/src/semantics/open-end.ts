import type { ResourcePattern } from '../policy/arn';
import { writeArn } from '../policy/arn';
import type { Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { grantsFreely } from './broad-grants';
import { namesAction } from './names-action';

/** What an entry of Resource matches beyond what its name says, as its wildcard follows the name without a separator. */
export interface OpenEnd {
  readonly of: 'bucket' | 'secret' | 'role' | 'variable';
  /** The name before the wildcard: `photos` of `arn:aws:s3:::photos*`. */
  readonly name: string;
  /** ARNs that match that name alone; empty where only the author knows. */
  readonly closed: readonly string[];
}

/**
 * What such an entry of an Allow matches beside what it names. A name that ends with a separator, `photos-*`, is a beginning that somebody
 * chose, and a name not known before deployment may end with one: `undefined` for both, and where it would matter little.
 */
export function openEnd(statement: Statement, { source, arn }: ResourcePattern): OpenEnd | undefined {
  if (arn === undefined || !isStatic(source) || !source.text.includes('*') || !grantsFreely(statement) || statement.resource?.negated) {
    return undefined;
  }
  const { service, resource } = arn;
  const close = (...names: readonly string[]) => names.map((name) => writeArn({ ...arn, resource: name }));
  const [, variable] = /(\$\{aws:(?:username|userid|PrincipalTag\/[^}]+)\})\*$/i.exec(resource) ?? [];
  if (variable !== undefined) {
    return { of: 'variable', name: variable, closed: close(resource.slice(0, -1), `${resource.slice(0, -1)}/*`) };
  }
  if (service === 's3' && arn.account === '') {
    const [, bucket = '', key] = /^([a-z0-9.-]*[a-z0-9])\*(\/.*)?$/i.exec(resource) ?? [];
    return bucket.length < 3
      ? undefined
      : { of: 'bucket', name: bucket, closed: key === undefined ? close(bucket, `${bucket}/*`) : close(bucket + key) };
  }
  if (service === 'secretsmanager') {
    const [, secret] = /^secret:([^*?$]*[A-Za-z0-9])\*$/.exec(resource) ?? [];
    return secret === undefined || hasSuffix(secret) ? undefined : { of: 'secret', name: secret, closed: close(`secret:${secret}-??????`) };
  }
  // To what a console makes in `service-role/` for a service, it adds letters of its own.
  const [, role] = (service === 'iam' && /^role\/(?!(?:aws-)?service-role\/)([^*?$]*[A-Za-z0-9])\*$/.exec(resource)) || [];
  return role === undefined || !handsOn(statement) ? undefined : { of: 'role', name: role, closed: [] };
}

/** AWS appends a hyphen and six characters to a secret's name. Source: AWS Secrets Manager User Guide, "Secret ARN". */
function hasSuffix(secret: string): boolean {
  return /-[A-Za-z0-9]{6}$/.test(secret);
}

/** Whether what a role may do comes to whoever has the statement. */
function handsOn({ action }: Statement): boolean {
  return action !== undefined && ['sts:AssumeRole', 'iam:PassRole'].some((name) => namesAction(action, name));
}
