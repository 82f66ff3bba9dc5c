import { absentKeyOfService } from './absent-key-of-service';
import { administratorAccess } from './administrator-access';
import { allowWithNotAction } from './allow-with-not-action';
import { allowWithNotPrincipal } from './allow-with-not-principal';
import { allowWithNotResource } from './allow-with-not-resource';
import { broadConditionValue } from './broad-condition-value';
import { broadCredentialAccess } from './broad-credential-access';
import { broadDataAccess } from './broad-data-access';
import { broadGithubSubject } from './broad-github-subject';
import { broadIpRange } from './broad-ip-range';
import { broadKeyPolicy } from './broad-key-policy';
import { broadManagedPolicy } from './broad-managed-policy';
import { broadReadAccess } from './broad-read-access';
import { broadRoleAction } from './broad-role-action';
import { broadServiceAccount } from './broad-service-account';
import { broadSharingAccess } from './broad-sharing-access';
import { broadSourceArn } from './broad-source-arn';
import { broadTamperingAccess } from './broad-tampering-access';
import { broadWriteAccess } from './broad-write-access';
import { bypassedDeny } from './bypassed-deny';
import { contradictoryCondition } from './contradictory-condition';
import { coveringArn } from './covering-arn';
import { coveringValue } from './covering-value';
import { deprecatedAction } from './deprecated-action';
import { deprecatedConditionKey } from './deprecated-condition-key';
import { duplicateConditionKey } from './duplicate-condition-key';
import { duplicateElement } from './duplicate-element';
import { duplicateSid } from './duplicate-sid';
import { dynamodbAttributesWithoutSelect } from './dynamodb-attributes-without-select';
import { elapsedDate } from './elapsed-date';
import { emptyCondition } from './empty-condition';
import { emptyConditionValues } from './empty-condition-values';
import { emptyElement } from './empty-element';
import { exclusiveElements } from './exclusive-elements';
import { forAllValuesOnSingleValue } from './for-all-values-on-single-value';
import { forAnyValueOnAudience } from './for-any-value-on-audience';
import { guardedPublicRole } from './guarded-public-role';
import { guestWriteAccess } from './guest-write-access';
import { impreciseIpRange } from './imprecise-ip-range';
import { invalidAction } from './invalid-action';
import { invalidArn } from './invalid-arn';
import { invalidArnResource } from './invalid-arn-resource';
import { invalidCharacter } from './invalid-character';
import { invalidConditionKeyFormat } from './invalid-condition-key-format';
import { invalidConditionValue } from './invalid-condition-value';
import { invalidDate } from './invalid-date';
import { invalidEffect } from './invalid-effect';
import { invalidIpRange } from './invalid-ip-range';
import { invalidKmsKeyArn } from './invalid-kms-key-arn';
import { invalidPolicyVariable } from './invalid-policy-variable';
import { invalidPrincipal } from './invalid-principal';
import { invalidRegion } from './invalid-region';
import { invalidServicePrincipal } from './invalid-service-principal';
import { invalidSid } from './invalid-sid';
import { invalidType } from './invalid-type';
import { invalidVersion } from './invalid-version';
import { invalidVpcId } from './invalid-vpc-id';
import { irrelevantConditionKey } from './irrelevant-condition-key';
import { largePolicy } from './large-policy';
import { likelyPrivilegeEscalation } from './likely-privilege-escalation';
import { mismatchedOperator } from './mismatched-operator';
import { mismatchedResource } from './mismatched-resource';
import { mismatchedRoleAction } from './mismatched-role-action';
import { mismatchedTokenAction } from './mismatched-token-action';
import { misplacedArnVariable } from './misplaced-arn-variable';
import { misplacedExternalId } from './misplaced-external-id';
import { misplacedPolicyVariable } from './misplaced-policy-variable';
import { missingAction } from './missing-action';
import { missingArnPart } from './missing-arn-part';
import { missingAudience } from './missing-audience';
import { missingCallerKind } from './missing-caller-kind';
import { missingCognitoClaim } from './missing-cognito-claim';
import { missingConfusedDeputyDeny } from './missing-confused-deputy-deny';
import { missingEffect } from './missing-effect';
import { missingExternalId } from './missing-external-id';
import { missingPairedConditionKey } from './missing-paired-condition-key';
import { missingPodIdentityAction } from './missing-pod-identity-action';
import { missingPrincipal } from './missing-principal';
import { missingResource } from './missing-resource';
import { missingRoleSource } from './missing-role-source';
import { missingRolesAnywhereAction } from './missing-roles-anywhere-action';
import { missingSamlAudience } from './missing-saml-audience';
import { missingSessionAction } from './missing-session-action';
import { missingSetOperator } from './missing-set-operator';
import { missingSource } from './missing-source';
import { missingSourceAccount } from './missing-source-account';
import { missingStatement } from './missing-statement';
import { missingTagKey } from './missing-tag-key';
import { missingTenantClaim } from './missing-tenant-claim';
import { missingTlsDeny } from './missing-tls-deny';
import { missingTokenCondition } from './missing-token-condition';
import { missingTrustAnchor } from './missing-trust-anchor';
import { missingVersion } from './missing-version';
import { mixedConditionValues } from './mixed-condition-values';
import { multivaluedVariable } from './multivalued-variable';
import { mutableGithubSubject } from './mutable-github-subject';
import { nearlyFullPolicy } from './nearly-full-policy';
import { neverMatchingWildcard } from './never-matching-wildcard';
import { nullWithIfExists } from './null-with-if-exists';
import { nullWithSetOperator } from './null-with-set-operator';
import { oldVersion } from './old-version';
import { openEndedName } from './open-ended-name';
import { openEndpointPolicy } from './open-endpoint-policy';
import { optionalGuard } from './optional-guard';
import { oversizedPolicy } from './oversized-policy';
import { partlyPrivateSourceIp } from './partly-private-source-ip';
import { pastedCredential } from './pasted-credential';
import { policyOnUser } from './policy-on-user';
import { policyVariableWithoutVersion } from './policy-variable-without-version';
import { possiblePrivilegeEscalation } from './possible-privilege-escalation';
import { principalById } from './principal-by-id';
import { privateSourceIp } from './private-source-ip';
import { privilegeEscalation } from './privilege-escalation';
import { publicPrincipal } from './public-principal';
import { redundantAction } from './redundant-action';
import { redundantNumericValue } from './redundant-numeric-value';
import { redundantResource } from './redundant-resource';
import { redundantRoleSession } from './redundant-role-session';
import { redundantStatement } from './redundant-statement';
import { repeatedSid } from './repeated-sid';
import { requiredVersion } from './required-version';
import { rewritablePolicy } from './rewritable-policy';
import type { RuleModule } from './rule';
import { sensitiveWildcard } from './sensitive-wildcard';
import { serviceWildcard } from './service-wildcard';
import { sessionPrincipal } from './session-principal';
import { settableTag } from './settable-tag';
import { severalBooleans } from './several-booleans';
import { severalResources } from './several-resources';
import { severalServices } from './several-services';
import { stringLikeOnArnKey } from './string-like-on-arn-key';
import { tooManyEntries } from './too-many-entries';
import { unconfirmedAudience } from './unconfirmed-audience';
import { undeniedDirectCall } from './undenied-direct-call';
import { undocumentedAction } from './undocumented-action';
import { unenforcedBoundary } from './unenforced-boundary';
import { unenforcedLogPermission } from './unenforced-log-permission';
import { unknownAction } from './unknown-action';
import { unknownConditionKey } from './unknown-condition-key';
import { unknownConditionOperator } from './unknown-condition-operator';
import { unknownElement } from './unknown-element';
import { unknownPolicyVariable } from './unknown-policy-variable';
import { unknownService } from './unknown-service';
import { unknownServicePrincipal } from './unknown-service-principal';
import { unlimitedKeyGrants } from './unlimited-key-grants';
import { unrestrictedSessionTags } from './unrestricted-session-tags';
import { unscopedPodIdentity } from './unscoped-pod-identity';
import { unsupportedAction } from './unsupported-action';
import { unsupportedAllow } from './unsupported-allow';
import { unsupportedArnPart } from './unsupported-arn-part';
import { unsupportedCanonicalUser } from './unsupported-canonical-user';
import { unsupportedConditionKey } from './unsupported-condition-key';
import { unsupportedElement } from './unsupported-element';
import { unsupportedEndpointPrincipal } from './unsupported-endpoint-principal';
import { unsupportedEndpointWildcard } from './unsupported-endpoint-wildcard';
import { unsupportedFederatedPrincipal } from './unsupported-federated-principal';
import { unsupportedKeyForAction } from './unsupported-key-for-action';
import { unsupportedRcpAction } from './unsupported-rcp-action';
import { unsupportedRcpPrincipal } from './unsupported-rcp-principal';
import { unsupportedResource } from './unsupported-resource';
import { unsupportedServiceForKey } from './unsupported-service-for-key';
import { untrustedPrincipal } from './untrusted-principal';
import { untrustworthyConditionKey } from './untrustworthy-condition-key';
import { unusedResource } from './unused-resource';
import { uselessAllowByTag } from './useless-allow-by-tag';
import { uselessDenyByTag } from './useless-deny-by-tag';
import { variableWithWrongOperator } from './variable-with-wrong-operator';
import { weakExternalId } from './weak-external-id';
import { weakMfaTest } from './weak-mfa-test';
import { weakSourceKey } from './weak-source-key';
import { wholeAccountPrincipal } from './whole-account-principal';
import { wildcardAccount } from './wildcard-account';
import { wildcardAction } from './wildcard-action';
import { wildcardArnService } from './wildcard-arn-service';
import { wildcardOnlyTest } from './wildcard-only-test';
import { wildcardPassRole } from './wildcard-pass-role';
import { wildcardServiceLinkedRole } from './wildcard-service-linked-role';
import { wildcardWithoutLike } from './wildcard-without-like';

/** Every rule, by name. A new one is added here; `npm run new-rule` does it. */
export const rules: readonly RuleModule[] = [
  absentKeyOfService,
  administratorAccess,
  allowWithNotAction,
  allowWithNotPrincipal,
  allowWithNotResource,
  broadConditionValue,
  broadCredentialAccess,
  broadDataAccess,
  broadGithubSubject,
  broadIpRange,
  broadKeyPolicy,
  broadManagedPolicy,
  broadReadAccess,
  broadRoleAction,
  broadServiceAccount,
  broadSharingAccess,
  broadSourceArn,
  broadTamperingAccess,
  broadWriteAccess,
  bypassedDeny,
  contradictoryCondition,
  coveringArn,
  coveringValue,
  deprecatedAction,
  deprecatedConditionKey,
  duplicateConditionKey,
  duplicateElement,
  duplicateSid,
  dynamodbAttributesWithoutSelect,
  elapsedDate,
  emptyCondition,
  emptyConditionValues,
  emptyElement,
  exclusiveElements,
  forAllValuesOnSingleValue,
  forAnyValueOnAudience,
  guardedPublicRole,
  guestWriteAccess,
  impreciseIpRange,
  invalidAction,
  invalidArn,
  invalidArnResource,
  invalidCharacter,
  invalidConditionKeyFormat,
  invalidConditionValue,
  invalidDate,
  invalidEffect,
  invalidIpRange,
  invalidKmsKeyArn,
  invalidPolicyVariable,
  invalidPrincipal,
  invalidRegion,
  invalidServicePrincipal,
  invalidSid,
  invalidType,
  invalidVersion,
  invalidVpcId,
  irrelevantConditionKey,
  largePolicy,
  likelyPrivilegeEscalation,
  mismatchedOperator,
  mismatchedResource,
  mismatchedRoleAction,
  mismatchedTokenAction,
  misplacedArnVariable,
  misplacedExternalId,
  misplacedPolicyVariable,
  missingAction,
  missingArnPart,
  missingAudience,
  missingCallerKind,
  missingCognitoClaim,
  missingConfusedDeputyDeny,
  missingEffect,
  missingExternalId,
  missingPairedConditionKey,
  missingPodIdentityAction,
  missingPrincipal,
  missingResource,
  missingRoleSource,
  missingRolesAnywhereAction,
  missingSamlAudience,
  missingSessionAction,
  missingSetOperator,
  missingSource,
  missingSourceAccount,
  missingStatement,
  missingTagKey,
  missingTenantClaim,
  missingTlsDeny,
  missingTokenCondition,
  missingTrustAnchor,
  missingVersion,
  mixedConditionValues,
  multivaluedVariable,
  mutableGithubSubject,
  nearlyFullPolicy,
  neverMatchingWildcard,
  nullWithIfExists,
  nullWithSetOperator,
  oldVersion,
  openEndedName,
  openEndpointPolicy,
  optionalGuard,
  oversizedPolicy,
  partlyPrivateSourceIp,
  pastedCredential,
  policyOnUser,
  policyVariableWithoutVersion,
  possiblePrivilegeEscalation,
  principalById,
  privateSourceIp,
  privilegeEscalation,
  publicPrincipal,
  redundantAction,
  redundantNumericValue,
  redundantResource,
  redundantRoleSession,
  redundantStatement,
  repeatedSid,
  requiredVersion,
  rewritablePolicy,
  sensitiveWildcard,
  serviceWildcard,
  sessionPrincipal,
  settableTag,
  severalBooleans,
  severalResources,
  severalServices,
  stringLikeOnArnKey,
  tooManyEntries,
  unconfirmedAudience,
  undeniedDirectCall,
  undocumentedAction,
  unenforcedBoundary,
  unenforcedLogPermission,
  unknownAction,
  unknownConditionKey,
  unknownConditionOperator,
  unknownElement,
  unknownPolicyVariable,
  unknownService,
  unknownServicePrincipal,
  unlimitedKeyGrants,
  unrestrictedSessionTags,
  unscopedPodIdentity,
  unsupportedAction,
  unsupportedAllow,
  unsupportedArnPart,
  unsupportedCanonicalUser,
  unsupportedConditionKey,
  unsupportedElement,
  unsupportedEndpointPrincipal,
  unsupportedEndpointWildcard,
  unsupportedFederatedPrincipal,
  unsupportedKeyForAction,
  unsupportedRcpAction,
  unsupportedRcpPrincipal,
  unsupportedResource,
  unsupportedServiceForKey,
  untrustedPrincipal,
  untrustworthyConditionKey,
  unusedResource,
  uselessAllowByTag,
  uselessDenyByTag,
  variableWithWrongOperator,
  weakExternalId,
  weakMfaTest,
  weakSourceKey,
  wholeAccountPrincipal,
  wildcardAccount,
  wildcardAction,
  wildcardArnService,
  wildcardOnlyTest,
  wildcardPassRole,
  wildcardServiceLinkedRole,
  wildcardWithoutLike,
];
