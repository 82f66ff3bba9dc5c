import type { ActionName } from '../../reference/types';
import { qualifiedName } from '../matching-actions';
import { isSlight, namesOf } from './slight-changes';

/**
 * Whether a change does no harm that could be named, though ARNs would be better: it is a setting of how something runs that is put back in a
 * minute, a note or a report, or work that is called off and begun again. What deletes or overwrites data, changes code, networks or
 * permissions, stops what serves others, or lets somebody in, is not mild. Includes what is slight.
 */
export function isMild(action: ActionName): boolean {
  return isSlight(action) || mild.has(qualifiedName(action));
}

const mild = namesOf({
  autoscaling: 'DisableMetricsCollection',
  braket: 'CancelJob CancelQuantumTask',
  detective: 'StartInvestigation UpdateInvestigationState',
  // What the agent on a server that is copied reports of itself.
  drs: [
    'NotifyAgentAuthenticationForDrs NotifyAgentConnectedForDrs NotifyAgentDisconnectedForDrs NotifyAgentReplicationProgressForDrs',
    'NotifyVolumeEventForDrs SendAgentLogsForDrs SendAgentMetricsForDrs SendVolumeStatsForDrs UpdateAgentBacklogForDrs',
    'UpdateAgentConversionInfoForDrs UpdateAgentReplicationInfoForDrs UpdateAgentReplicationProcessStateForDrs',
    'UpdateAgentSourcePropertiesForDrs BatchCreateVolumeSnapshotGroupForDrs',
  ].join(' '),
  dsql: 'StartBackupJob',
  // From one version of global tables to the next.
  dynamodb: 'UpdateGlobalTableVersion',
  ec2: 'DisableFastLaunch EnableFastLaunch',
  ecr: 'BatchImportUpstreamImage',
  elasticache: 'IncreaseReplicaCount',
  elasticloadbalancing: 'ModifyLoadBalancerAttributes ModifyTargetGroupAttributes',
  groundstation: 'UpdateAgentStatus',
  'license-manager': 'UpdateLicenseSpecificationsForResource',
  mgn: [
    'NotifyAgentAuthenticationForMgn NotifyAgentConnectedForMgn NotifyAgentDisconnectedForMgn NotifyAgentReplicationProgressForMgn',
    'SendAgentLogsForMgn SendAgentMetricsForMgn UpdateAgentBacklogForMgn UpdateAgentConversionInfoForMgn',
    'UpdateAgentReplicationInfoForMgn UpdateAgentReplicationProcessStateForMgn UpdateAgentSourcePropertiesForMgn',
    'BatchCreateVolumeSnapshotGroupForMgn',
  ].join(' '),
  pcs: 'RegisterComputeNodeGroupInstance',
  proton: 'NotifyResourceDeploymentStatusChange',
  ram: 'RejectResourceShareInvitation',
  'resource-explorer-2': 'UpdateIndexType',
  robomaker: 'CancelSimulationJob',
  's3-object-lambda': 'WriteGetObjectResponse',
  'security-ir': 'CloseCase SendFeedback UpdateCase UpdateCaseComment UpdateCaseStatus UpdateResolverType',
  ssm: 'AssociateOpsItemRelatedItem UpdateOpsItem',
  'ssm-contacts': 'StartEngagement',
  'ssm-incidents': 'StartIncident',
  transfer: 'SendWorkflowStepState',
});
