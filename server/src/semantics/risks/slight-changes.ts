import type { ActionName } from '../../reference/types';
import { qualifiedName } from '../matching-actions';
import type { Risk } from './risk';
import { risksOf } from './risks-of';
import { seriousRisk } from './serious-risk';

/**
 * Whether a change does no harm that a review would stop at, on whatever resource: it makes something new and leaves alone what there is, sets
 * a tag, reports how something is doing, or puts back what was deleted. What can destroy, overwrite, expose or take over, or costs much, is not slight.
 */
export function isSlight(action: ActionName): boolean {
  const name = qualifiedName(action);
  if (reaching.has(name) || seriousRisk(action) !== undefined) {
    return false;
  }
  return (
    slight.has(name) ||
    agents.has(action.servicePrefix) ||
    isTag(action) ||
    isLogDelivery(action) ||
    (makes(action) && !risksOf(action).some(isOfWeight))
  );
}

/** Services of which an agent on an instance gets and answers its own messages. */
const agents: ReadonlySet<string> = new Set(['ec2messages', 'ssmmessages']);

/** Tags of users and roles are what a policy compares as `aws:PrincipalTag`. */
function isTag({ servicePrefix, accessLevel }: ActionName): boolean {
  return accessLevel === 'Tagging' && servicePrefix !== 'iam';
}

/** AWS lists it as permissions management in many services; it lets nobody in. */
function isLogDelivery({ name }: ActionName): boolean {
  return name === 'AllowVendedLogDeliveryForResource';
}

function makes({ name }: ActionName): boolean {
  return /^(Create|Allocate|Request(?!Cancel)|Copy|Restore)/.test(name);
}

/** Of what makes something new: it sends data away, or costs much. */
function isOfWeight({ category, kind }: Risk): boolean {
  return ['exfiltration copy-elsewhere', 'exfiltration logs', 'destruction cost'].includes(`${category} ${kind}`);
}

/** What is made changes something that is there: where traffic goes, what code sees, who gets in. */
const reaching = namesOf({
  ec2: 'CreateClientVpnRoute CreateLocalGatewayRoute CreateNetworkAclEntry CreateRoute CreateTransitGatewayRoute RestoreManagedPrefixListVersion',
  eks: 'CreateAccessEntry CreatePodIdentityAssociation',
  elasticloadbalancing: 'CreateLoadBalancerListeners',
  lambda: 'CreateEventSourceMapping',
  ssm: 'CreateAssociation CreateAssociationBatch',
  sso: 'CreateAccountAssignment',
});

const slight = namesOf({
  aps: 'RemoteWrite',
  autoscaling: 'CompleteLifecycleAction EnableMetricsCollection RecordLifecycleActionHeartbeat',
  batch: 'RegisterJobDefinition',
  cloudformation: 'RecordHandlerProgress SignalResource',
  cloudwatch: 'EnableAlarmActions',
  codebuild: 'BatchPutCodeCoverages BatchPutTestCases UpdateReport',
  dynamodb: 'UpdateContributorInsights',
  ebs: 'CompleteSnapshot PutSnapshotBlock',
  // A network interface is deleted only while nothing uses it: what a program in a VPC does with its own.
  ec2: [
    'AssignIpv6Addresses AssignPrivateIpAddresses DeleteNetworkInterface UnassignIpv6Addresses UnassignPrivateIpAddresses',
    'ImportImage ImportInstance ImportKeyPair ImportSnapshot ImportVolume ModifyReservedInstances MonitorInstances RegisterImage',
    'ReportInstanceStatus',
  ].join(' '),
  ecr: 'CompleteLayerUpload InitiateLayerUpload StartImageScan StartLifecyclePolicyPreview UploadLayerPart',
  // What the agent on a container instance reports of itself and its tasks.
  ecs: [
    'DeregisterContainerInstance Poll PutSystemLogEvents RegisterContainerInstance RegisterTaskDefinition StartTelemetrySession',
    'SubmitAttachmentStateChanges SubmitContainerStateChange SubmitTaskStateChange UpdateContainerInstancesState',
  ].join(' '),
  elasticbeanstalk: 'PutInstanceStatistics',
  evidently: 'BatchEvaluateFeature EvaluateFeature PutProjectEvents',
  glue: 'NotifyEvent PublishDataQuality TestConnection',
  // One's own.
  iam: 'ChangePassword',
  // To read as a member of a group of consumers.
  'kafka-cluster': 'AlterGroup',
  kms: [
    'CancelKeyDeletion EnableKey EnableKeyRotation Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext',
    'GenerateDataKeyWithoutPlaintext ReEncryptTo Verify VerifyMac',
  ].join(' '),
  // Of the run of a function, by that run.
  lambda: 'CheckpointDurableExecution',
  logs: 'PutLogEvents',
  rum: 'PutRumEvents',
  s3: 'AbortMultipartUpload',
  sagemaker: 'BatchPutMetrics SendHeartbeat',
  secretsmanager: 'ValidateResourcePolicy',
  sns: 'ConfirmSubscription',
  ssm: [
    'PutComplianceItems PutConfigurePackageResult PutInventory UpdateAssociationStatus UpdateInstanceAssociationStatus',
    'UpdateInstanceInformation',
  ].join(' '),
});

/** Names in AWS's spelling, separated by spaces, by the service's prefix; as `kms:Encrypt`. */
export function namesOf(byService: Readonly<Record<string, string>>): ReadonlySet<string> {
  return new Set(Object.entries(byService).flatMap(([prefix, names]) => names.split(' ').map((name) => `${prefix}:${name}`)));
}
