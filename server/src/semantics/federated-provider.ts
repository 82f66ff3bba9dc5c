import { readArn } from '../policy/arn';
import type { PrincipalElement, PrincipalGroup } from '../policy/ast';
import { hole, isStatic, itemsOf, type StringValue } from '../policy/value';

/** An identity provider that a statement names as `Federated`. */
export interface FederatedProvider {
  readonly source: StringValue;
  readonly kind: 'saml' | 'oidc';
  /**
   * What its condition keys begin with: `token.actions.githubusercontent.com`, `saml`. IAM compares it without case. `undefined` where a
   * part of it is not known before deployment.
   */
  readonly keyPrefix: string | undefined;
}

/** The providers of a statement that are known to be of either kind. */
export function federatedProviders({ groups }: PrincipalElement): readonly FederatedProvider[] {
  return federated(groups).flatMap(({ principals }) => principals.map(providerOf).filter((provider) => provider !== undefined));
}

/** Whether each federated principal of the statement is one of `federatedProviders`. */
export function knowsProviders(principal: PrincipalElement): boolean {
  const written = federated(principal.groups).reduce((count, { member }) => count + itemsOf(member.value).length, 0);
  return written === federatedProviders(principal).length;
}

function federated(groups: readonly PrincipalGroup[]): readonly PrincipalGroup[] {
  return groups.filter(({ type }) => type.text === 'Federated');
}

/** Source: IAM User Guide, "Principal", on SAML and OIDC federated principals: an ARN, or the domain of a provider that AWS knows itself. */
function providerOf(source: StringValue): FederatedProvider | undefined {
  const { text } = source;
  const path = readArn(text)?.resource;
  if (path?.startsWith('saml-provider/')) {
    return { source, kind: 'saml', keyPrefix: 'saml' };
  }
  if (path?.startsWith('oidc-provider/')) {
    const host = path.slice('oidc-provider/'.length);
    return { source, kind: 'oidc', keyPrefix: host.includes(hole) || host.includes('$') ? undefined : host };
  }
  return isStatic(source) && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) ? { source, kind: 'oidc', keyPrefix: text } : undefined;
}
