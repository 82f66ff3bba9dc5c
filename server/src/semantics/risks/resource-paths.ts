import type { Certainty, EscalationPath, Target } from './escalation-path';

/** A path through resources that exist already: every action of a way must reach any of them. */
function through(certainty: Certainty, id: string, could: string, ...ways: readonly string[]): EscalationPath {
  return { id, certainty, could, ways: ways.map((every) => ({ every })) };
}

const instances: Target = { types: 'instance managed-instance' };

/** Of the documents of Systems Manager, one that runs any command suffices. */
const shellDocument: Target = { types: 'document', or: ['document/AWS-RunShellScript', 'document/AWS-RunPowerShellScript'] };

/** Paths through resources that work with a role of their own, or that others trust; the most telling first. */
export const resourcePaths: readonly EscalationPath[] = [
  through(
    'likely',
    'function-code',
    "act with the permissions of any function's role by replacing the function's code or settings",
    'lambda:UpdateFunctionCode',
    'lambda:UpdateFunctionConfiguration',
  ),
  {
    id: 'run-command',
    certainty: 'likely',
    could: "act with the permissions of any managed instance's role by running commands on it",
    ways: [{ every: 'ssm:SendCommand', targets: [instances, shellDocument] }],
  },
  {
    id: 'instance-session',
    certainty: 'likely',
    could: "act with the permissions of any managed instance's role by opening a shell on it",
    ways: [{ every: 'ssm:StartSession', targets: [instances] }, { every: 'ssm:ResumeSession' }],
  },
  {
    id: 'instance-association',
    certainty: 'likely',
    could: "act with the permissions of any managed instance's role by having it run commands",
    ways: [
      { every: 'ssm:CreateAssociation', targets: [instances, shellDocument] },
      { every: 'ssm:UpdateAssociation', targets: [instances, shellDocument] },
      { every: 'ssm:UpdateDocument ssm:UpdateDocumentDefaultVersion' },
    ],
  },
  through(
    'likely',
    'instance-key',
    "act with the permissions of any instance's role by logging in to it with its own key",
    'ec2-instance-connect:SendSSHPublicKey',
  ),
  through(
    'likely',
    'instance-user-data',
    "act with the permissions of any instance's role by rewriting what it runs when it starts",
    'ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances',
  ),
  through(
    'likely',
    'launch-template',
    'act with the permissions of the roles in launch templates by changing what new instances run',
    'ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate',
  ),
  through(
    'likely',
    'stack-update',
    "act with the permissions of any stack's role by changing the stack",
    'cloudformation:UpdateStack',
    'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet',
  ),
  through('likely', 'container-shell', "act with the permissions of any task's role by opening a shell in it", 'ecs:ExecuteCommand'),
  through(
    'likely',
    'build',
    "act with the permissions of any build project's role by starting a build with commands of its own",
    'codebuild:StartBuild',
    'codebuild:StartBuildBatch',
  ),
  through(
    'likely',
    'pipeline-update',
    "act with the permissions of any pipeline's role by changing what it builds",
    'codebuild:UpdateProject codepipeline:UpdatePipeline codepipeline:StartPipelineExecution',
  ),
  through('likely', 'deployment', 'run its own code wherever CodeDeploy deploys to, with the roles there', 'codedeploy:CreateDeployment'),
  through(
    'likely',
    'state-machine',
    "act with the permissions of any state machine's role by rewriting the state machine",
    'states:UpdateStateMachine',
  ),
  through(
    'likely',
    'development-endpoint',
    "act with the permissions of any Glue endpoint's role by adding its own key",
    'glue:UpdateDevEndpoint',
  ),
  through(
    'likely',
    'notebook',
    "act with the permissions of any notebook's role by opening the notebook",
    'sagemaker:CreatePresignedNotebookInstanceUrl',
  ),
  through(
    'likely',
    'notebook-lifecycle',
    "act with the permissions of any notebook's role by changing what it runs when it starts",
    'sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance',
  ),
  through('likely', 'studio', "act as any user of SageMaker Studio by opening that user's Studio", 'sagemaker:CreatePresignedDomainUrl'),
  through(
    'likely',
    'app-runner-update',
    "act with the permissions of any App Runner service's role by replacing its image",
    'apprunner:UpdateService',
  ),
  through(
    'likely',
    'agentcore-session',
    'act with the permissions of the roles in Amazon Bedrock AgentCore by running code there',
    'bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
    'bedrock-agentcore:StartBrowserSession bedrock-agentcore:ConnectBrowserAutomationStream',
  ),
  through(
    'likely',
    'identity-pool-update',
    'act with the roles of any identity pool by changing whom the pool lets in',
    'cognito-identity:UpdateIdentityPool',
  ),
  through('likely', 'cluster-access', 'make itself an administrator of any EKS cluster', 'eks:AssociateAccessPolicy'),
  through(
    'likely',
    'directory-password',
    "act as any user of a directory by setting that user's password",
    'ds:ResetUserPassword',
    'sso-directory:UpdatePassword',
    'workdocs:UpdateUser',
  ),
  through('possible', 'resource-policy', 'give itself access to resources by rewriting their policies', ...resourcePolicies()),
  through('possible', 'key-grant', 'give itself the use of any KMS key by a grant', 'kms:CreateGrant'),
  through(
    'possible',
    'guardrails',
    "get rid of the organization's guardrails",
    'organizations:DetachPolicy',
    'organizations:UpdatePolicy',
    'organizations:DeletePolicy',
    'organizations:DisablePolicyType',
    'organizations:LeaveOrganization',
  ),
];

function resourcePolicies(): readonly string[] {
  const actions =
    's3:PutBucketPolicy s3:PutBucketAcl s3:PutObjectAcl s3:PutObjectVersionAcl kms:PutKeyPolicy secretsmanager:PutResourcePolicy ' +
    'dynamodb:PutResourcePolicy sqs:AddPermission sqs:SetQueueAttributes sns:AddPermission sns:SetTopicAttributes ' +
    'ecr:SetRepositoryPolicy ecr:PutRegistryPolicy ecr-public:SetRepositoryPolicy apigateway:UpdateRestApiPolicy';
  return actions.split(' ');
}
