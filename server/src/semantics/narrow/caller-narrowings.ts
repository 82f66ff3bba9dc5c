import type { PolicyDocument, Statement } from '../../policy/ast';
import { federatedProviders } from '../federated-provider';
import { principalsOf } from '../named-principals';
import type { ValuesInUse } from '../values-in-use';
import { denyPlainHttp } from './deny-plain-http';
import { keepOneService } from './keep-one-service';
import { limitCallers } from './limit-callers';
import { limitSessionTags } from './limit-session-tags';
import { limitSource } from './limit-source';
import { limitTrustAnchor } from './limit-trust-anchor';
import { nameCaller } from './name-caller';
import type { Narrowing } from './narrowing';
import { pinToken } from './pin-token';
import { requireExternalId } from './require-external-id';
import { requireSamlAudience } from './require-saml-audience';
import { scopePodIdentity } from './scope-pod-identity';

/** Ways to let in fewer of those whom an Allow of a trust policy, or of a resource's policy, names; the best first. */
export function callerNarrowings(document: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Narrowing[] {
  const { effect, principal } = statement;
  if (effect !== 'Allow' || principal === undefined || principal.negated) {
    return [];
  }
  return [
    ...limitCallers(document, statement, known),
    ...nameCaller(document, statement, known),
    ...(principalsOf(principal, 'AWS').length > 0 ? requireExternalId(document, statement) : []),
    ...ofServices(document, statement, known),
    ...ofProviders(document, statement),
    ...limitSessionTags(document, statement, known),
    ...(document.service === 's3' ? denyPlainHttp(document) : []),
  ];
}

function ofServices(document: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Narrowing[] {
  const services = principalsOf(statement.principal, 'Service').map(({ text }) => text);
  if (services.length === 0) {
    return [];
  }
  if (services.includes('rolesanywhere.amazonaws.com')) {
    return limitTrustAnchor(document, statement, known);
  }
  if (services.includes('pods.eks.amazonaws.com')) {
    return scopePodIdentity(document, statement, known);
  }
  return [...keepOneService(document, statement), ...(document.type === 'trust' ? [] : limitSource(document, statement, known))];
}

function ofProviders(document: PolicyDocument, statement: Statement): readonly Narrowing[] {
  const providers = statement.principal === undefined ? [] : federatedProviders(statement.principal);
  return providers.flatMap(({ kind, keyPrefix }) => {
    if (kind === 'saml') {
      return requireSamlAudience(document, statement);
    }
    return keyPrefix === undefined ? [] : pinToken(document, statement, keyPrefix);
  });
}
