import type { ActionName } from '../../reference/types';
import { qualifiedName } from '../matching-actions';
import type { Risk, RiskCategory } from './risk';
import { risksOf } from './risks-of';

/** Risks that a finding of their own tells. Destruction is told with other changes, and by `tellingActions` first. */
export type SeriousRisk = Risk & { readonly category: Exclude<RiskCategory, 'destruction'> };

/**
 * The worst risk of the action that is worth a finding wherever the action is granted without a limit; `undefined` for most actions.
 * What every program of its kind needs (metrics, images, its own logs), or harms only together with other actions, is left to the hover and to the rules about those.
 */
export function seriousRisk(action: Pick<ActionName, 'servicePrefix' | 'name'>): SeriousRisk | undefined {
  const name = qualifiedName(action);
  return unserious.has(name) ? undefined : risksOf(action).find((risk): risk is SeriousRisk => isSerious(risk, name));
}

function isSerious({ category, kind }: Risk, action: string): boolean {
  return (
    kinds.has(`${category} ${kind}`) ||
    (openings.has(action) && category === 'exposure') ||
    (tracks.has(action) && category === 'evasion') ||
    (settings.has(action) && category === 'exfiltration')
  );
}

const kinds: ReadonlySet<string> = new Set([
  'credentials returned',
  'credentials set',
  'credentials login',
  'exfiltration secrets',
  'exfiltration objects',
  'exfiltration database',
  'exfiltration streams-queues',
  'exfiltration topics',
  'exposure resource-policy',
  'exposure acl',
  'exposure sharing',
  'exposure grant',
  'exposure guardrail',
  'exposure identity-exposure',
  'evasion cloudtrail',
  'evasion guardduty',
  'evasion securityhub',
  'evasion config',
  'evasion access-analyzer',
  'evasion threat-detection',
  'evasion encryption-defaults',
  'evasion organization',
  'evasion account',
  'evasion identity',
  'evasion audit',
]);

/** Of what has to do with networks, what lets others in at once. */
const openings: ReadonlySet<string> = new Set([
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:ModifySecurityGroupRules',
  'lambda:CreateFunctionUrlConfig',
  'lambda:UpdateFunctionUrlConfig',
  'lightsail:OpenInstancePublicPorts',
  'lightsail:PutInstancePublicPorts',
  'rds:AuthorizeDBSecurityGroupIngress',
  'redshift:AuthorizeClusterSecurityGroupIngress',
]);

/** Of what has to do with logs, what nobody deletes by the way. */
const tracks: ReadonlySet<string> = new Set([
  'ec2:DeleteFlowLogs',
  'route53resolver:DeleteResolverQueryLogConfig',
  'route53resolver:DisassociateResolverQueryLogConfig',
]);

/** Of what reads code, what answers with the values of environment variables too. */
const settings: ReadonlySet<string> = new Set(['lambda:GetFunction']);

/** Listed as sensitive, but harmless without something else, public anyway, or the ordinary use of the service. */
const unserious: ReadonlySet<string> = new Set([
  'account:EnableRegion',
  'account:PutContactInformation',
  'appsync:GetDataSource',
  'appsync:GetFunction',
  'athena:StartQueryExecution',
  'chatbot:GetMicrosoftTeamsOauthParameters',
  'chatbot:GetSlackOauthParameters',
  'cleanrooms:CreateCollaboration',
  'codeartifact:GetAuthorizationToken',
  'cognito-identity:GetCredentialsForIdentity',
  'cognito-identity:GetOpenIdToken',
  'cognito-idp:GetUserAttributeVerificationCode',
  'connect:ListSecurityKeys',
  'docdb-elastic:CopyClusterSnapshot',
  'ec2:CreateNetworkInterfacePermission',
  'ecr-public:PutImage',
  'gamelift:GetGameSessionLogUrl',
  'iam:CreateOpenIDConnectProvider',
  'iam:CreateRole',
  'iam:CreateSAMLProvider',
  'iam:DeleteVirtualMFADevice',
  'iam:UpdateAccountPasswordPolicy',
  'iot:AttachPolicy',
  'iot:AttachPrincipalPolicy',
  'iot:CreateKeysAndCertificate',
  'iot:CreatePolicyVersion',
  'iot:CreateProvisioningClaim',
  'kms:CreateKey',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'license-manager:GetAccessToken',
  'lightsail:GetKeyPair',
  'lightsail:GetKeyPairs',
  // It lets services write logs, and nobody read them; delivery of logs needs it, and it takes no ARN.
  'logs:PutResourcePolicy',
  'rds:DownloadCompleteDBLogFile',
  'rds:DownloadDBLogFilePortion',
  'redshift-data:ExecuteStatement',
  'redshift-data:GetStatementResult',
  's3:GetDataAccess',
  'sts:GetFederationToken',
  'sts:TagSession',
]);
