import type { Certainty, EscalationPath } from './escalation-path';

/** A path of single actions, or of actions that are needed together, on any of their resources. */
function by(certainty: Certainty, id: string, could: string, ...ways: readonly string[]): EscalationPath {
  return { id, certainty, could, ways: ways.map((every) => ({ every })) };
}

/** Paths that lead on in special circumstances only; most of them are ordinary work too. */
export const indirectPaths: readonly EscalationPath[] = [
  by(
    'possible',
    'detach-denying-policy',
    'take away a policy that denies it something',
    'iam:DetachRolePolicy',
    'iam:DeleteRolePolicy',
    'iam:DetachUserPolicy',
    'iam:DeleteUserPolicy',
    'iam:DetachGroupPolicy',
    'iam:DeleteGroupPolicy',
    'iam:RemoveUserFromGroup',
  ),
  by(
    'possible',
    'new-identity',
    'create users, roles and policies that others then use',
    'iam:CreateUser',
    'iam:CreateRole',
    'iam:CreatePolicy',
  ),
  by('possible', 'ssh-key', 'act as any user in CodeCommit by adding its own key', 'iam:UploadSSHPublicKey'),
  by(
    'possible',
    'session-tags',
    'meet conditions on tags by choosing its own',
    'sts:TagSession',
    'iam:TagRole',
    'iam:TagUser',
    'ec2:CreateTags',
    'tag:TagResources',
  ),
  by('possible', 'federation-token', 'keep its permissions in a session that outlasts its access key', 'sts:GetFederationToken'),
  by(
    'possible',
    'web-identity-token',
    'prove to services elsewhere that it acts for the account',
    'sts:GetWebIdentityToken',
    'iam:EnableOutboundWebIdentityFederation',
  ),
  by('possible', 'pod-role', "act with the permissions of pods' roles", 'eks-auth:AssumeRoleForPodIdentity'),
  by(
    'possible',
    'function-permission',
    'let others run functions and use layers',
    'lambda:AddPermission',
    'lambda:AddLayerVersionPermission',
  ),
  by(
    'possible',
    'stack-set-update',
    "act with the permissions of any stack set's roles by changing the stack set",
    'cloudformation:UpdateStackSet',
  ),
  by('possible', 'pipeline-jobs', 'obtain the credentials that pipelines give their jobs', 'codepipeline:PollForJobs'),
  by('possible', 'instance-attributes', 'rewrite what instances run when they are started again', 'ec2:ModifyInstanceAttribute'),
  by(
    'possible',
    'launch-template-version',
    'change what new instances run, where the newest launch template is taken',
    'ec2:CreateLaunchTemplateVersion',
  ),
  by(
    'possible',
    'serial-console',
    'try passwords at the serial console of any instance',
    'ec2-instance-connect:SendSerialConsoleSSHPublicKey',
  ),
  by('possible', 'instance-metadata', "make instances' credentials easier to steal", 'ec2:ModifyInstanceMetadataOptions'),
  by(
    'possible',
    'more-instances',
    'start instances with the roles of launch configurations that exist',
    'autoscaling:CreateAutoScalingGroup',
  ),
  by('possible', 'batch-command', "act with the permissions of batch jobs' roles by choosing their command", 'batch:SubmitJob'),
  by('possible', 'glue-script', "act with the permissions of any Glue job's role by replacing its script", 'glue:UpdateJob'),
  by('possible', 'tracking-server', 'open any MLflow tracking server', 'sagemaker:CreatePresignedMlflowTrackingServerUrl'),
  by('possible', 'open-emr-notebook', 'open any EMR notebook', 'elasticmapreduce:OpenEditorInConsole'),
  by(
    'possible',
    'application-version',
    "act with the permissions of Elastic Beanstalk environments' roles by replacing their code",
    'elasticbeanstalk:CreateApplicationVersion elasticbeanstalk:UpdateEnvironment',
  ),
  by('possible', 'data-zone-user', 'gain the permissions of DataZone projects by creating user profiles', 'datazone:CreateUserProfile'),
  by(
    'possible',
    'database-login',
    'become an administrator of databases and brokers',
    'rds:ModifyDBInstance',
    'rds-db:connect',
    'redshift:GetClusterCredentials',
    'redshift:GetClusterCredentialsWithIAM',
    'redshift:ModifyCluster',
    'mq:CreateUser',
    'mq:UpdateUser',
    'mq:UpdateBroker',
    'kafka:UpdateSecurity',
  ),
  by(
    'possible',
    'container-image',
    'run its own code wherever a repository of container images is used',
    'ecr:PutImage ecr:UploadLayerPart ecr:InitiateLayerUpload ecr:CompleteLayerUpload',
    'ecr-public:PutImage ecr-public:UploadLayerPart ecr-public:InitiateLayerUpload ecr-public:CompleteLayerUpload',
    'ecr:CreatePullThroughCacheRule',
    'ecr:PutImageTagMutability',
    'ecr:PutAccountSetting',
  ),
  by('possible', 'stored-code', 'run its own code wherever programs and templates are kept in a bucket', 's3:PutObject'),
  by('possible', 'distribution', 'show its own content in the name of a CloudFront distribution', 'cloudfront:UpdateDistribution'),
  by(
    'possible',
    'private-certificate',
    'pass for a service of the account by a name and a certificate of its own',
    'route53:CreateHostedZone route53:ChangeResourceRecordSets acm-pca:IssueCertificate acm-pca:GetCertificate',
  ),
  by(
    'remote',
    'federated-session',
    'assume roles that trust an identity provider, which needs no permission',
    'sts:AssumeRoleWithSAML',
    'sts:AssumeRoleWithWebIdentity',
  ),
  by('remote', 'user-pool', 'act as any user of an application by changing its user pool', ...userPool()),
  by('remote', 'lightsail', 'take over servers, databases and buckets of Lightsail', ...lightsail()),
  by(
    'remote',
    'file-system',
    'read and change files in any Amazon EFS file system',
    'elasticfilesystem:PutFileSystemPolicy',
    'elasticfilesystem:DeleteFileSystemPolicy',
    'elasticfilesystem:ClientMount',
    'elasticfilesystem:CreateMountTarget',
    'elasticfilesystem:ModifyMountTargetSecurityGroups',
  ),
  by(
    'remote',
    'message',
    'have others act on messages and requests of its own',
    'sns:Publish',
    'sqs:SendMessage',
    'apigateway:PATCH',
    'apigateway:POST',
  ),
  by('remote', 'codestar', 'gain the permissions of CodeStar projects', 'codestar:CreateProject codestar:AssociateTeamMember'),
];

function userPool(): readonly string[] {
  const names =
    'AdminAddUserToGroup AdminSetUserPassword AdminUpdateUserAttributes AdminCreateUser AdminConfirmSignUp AdminEnableUser ' +
    'AdminSetUserMFAPreference SetUserPoolMfaConfig UpdateUserPool CreateUserPoolClient UpdateUserPoolClient CreateIdentityProvider ' +
    'UpdateIdentityProvider CreateUserImportJob';
  return [
    ...names.split(' ').map((name) => `cognito-idp:${name}`),
    'cognito-idp:AdminInitiateAuth cognito-idp:AdminRespondToAuthChallenge',
  ];
}

function lightsail(): readonly string[] {
  const names =
    'DownloadDefaultKeyPair GetInstanceAccessDetails CreateBucketAccessKey GetRelationalDatabaseMasterUserPassword UpdateRelationalDatabase ' +
    'UpdateContainerService SetResourceAccessForBucket UpdateBucket OpenInstancePublicPorts PutInstancePublicPorts CreateDomainEntry UpdateDomainEntry';
  return names.split(' ').map((name) => `lightsail:${name}`);
}
