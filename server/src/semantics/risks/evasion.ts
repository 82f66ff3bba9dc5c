import type { RiskKind } from './risk';

/** Actions that hide what is done in an account: logs, detection, guardrails. */
export const evasion: readonly RiskKind[] = [
  {
    category: 'evasion',
    kind: 'cloudtrail',
    lets: 'stop CloudTrail from recording what is done in the account',
    actions: {
      cloudtrail: [
        'DeleteEventDataStore DeleteTrail DeregisterOrganizationDelegatedAdmin PutEventSelectors PutInsightSelectors',
        'StopEventDataStoreIngestion StopLogging UpdateEventDataStore UpdateTrail',
      ].join(' '),
    },
  },
  {
    category: 'evasion',
    kind: 'guardduty',
    lets: 'turn off GuardDuty, or hide threats from it',
    actions: {
      guardduty: [
        'ArchiveFindings CreateFilter CreateIPSet DeleteDetector DeleteFilter DeleteIPSet DeleteMembers',
        'DeletePublishingDestination DeleteThreatIntelSet DisableOrganizationAdminAccount',
        'DisassociateFromAdministratorAccount DisassociateFromMasterAccount DisassociateMembers StopMonitoringMembers',
        'UpdateDetector UpdateFilter UpdateIPSet UpdateMalwareScanSettings UpdateMemberDetectors',
        'UpdateOrganizationConfiguration UpdatePublishingDestination UpdateThreatIntelSet',
      ].join(' '),
    },
  },
  {
    category: 'evasion',
    kind: 'securityhub',
    lets: 'turn off Security Hub, or hide its findings',
    actions: {
      securityhub: [
        'BatchDisableStandards DeleteInsight DeleteMembers DisableImportFindingsForProduct DisableOrganizationAdminAccount',
        'DisableSecurityHub DisassociateFromAdministratorAccount DisassociateFromMasterAccount DisassociateMembers',
        'UpdateFindings UpdateSecurityHubConfiguration UpdateStandardsControl',
      ].join(' '),
    },
  },
  {
    category: 'evasion',
    kind: 'config',
    lets: 'stop AWS Config from recording and checking resources',
    actions: {
      config: [
        'DeleteAggregationAuthorization DeleteConfigRule DeleteConfigurationAggregator DeleteConfigurationRecorder',
        'DeleteConformancePack DeleteDeliveryChannel DeleteEvaluationResults DeleteOrganizationConfigRule',
        'DeleteRemediationConfiguration DeleteRetentionConfiguration PutConfigurationRecorder StopConfigurationRecorder',
      ].join(' '),
    },
  },
  {
    category: 'evasion',
    kind: 'access-analyzer',
    lets: 'turn off IAM Access Analyzer, or hide its findings',
    actions: {
      'access-analyzer': 'CreateArchiveRule DeleteAnalyzer DeleteArchiveRule UpdateArchiveRule UpdateFindings',
    },
  },
  {
    category: 'evasion',
    kind: 'threat-detection',
    lets: 'turn off services that look for threats, weaknesses and sensitive data',
    actions: {
      detective: 'DeleteGraph DisassociateMembership',
      fms: 'DeleteNotificationChannel DeletePolicy DisassociateAdminAccount',
      inspector2: 'CreateFilter Disable DisableDelegatedAdminAccount',
      macie2: 'DeleteMember DisableMacie DisableOrganizationAdminAccount DisassociateFromMasterAccount',
    },
  },
  {
    category: 'evasion',
    kind: 'network-logs',
    lets: 'remove network logs, filters and firewalls',
    actions: {
      ec2: 'DeleteFlowLogs',
      elasticloadbalancing: 'ModifyLoadBalancerAttributes',
      'network-firewall': 'DeleteFirewallPolicy UpdateLoggingConfiguration',
      route53resolver: 'DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig',
      wafv2: 'DeleteLoggingConfiguration DeleteRuleGroup DeleteWebACL DisassociateWebACL UpdateWebACL',
    },
  },
  {
    category: 'evasion',
    kind: 'cloudwatch',
    lets: 'silence alarms, stop rules, or delete logs',
    actions: {
      cloudwatch: 'DeleteAlarms DeleteDashboards DisableAlarmActions PutMetricAlarm SetAlarmState',
      events: 'DeleteRule DisableRule RemoveTargets',
      logs: [
        'DeleteDataProtectionPolicy DeleteDelivery DeleteDeliverySource DeleteDestination DeleteLogGroup DeleteLogStream',
        'DeleteMetricFilter DeleteResourcePolicy DeleteRetentionPolicy DeleteSubscriptionFilter DisassociateKmsKey',
        'PutRetentionPolicy',
      ].join(' '),
      synthetics: 'DeleteCanary',
    },
  },
  {
    category: 'evasion',
    kind: 'bucket-settings',
    lets: 'weaken how buckets log, version, encrypt or keep objects',
    actions: {
      s3: [
        'PutBucketLogging PutBucketObjectLockConfiguration PutBucketVersioning PutEncryptionConfiguration',
        'PutLifecycleConfiguration',
      ].join(' '),
    },
  },
  {
    category: 'evasion',
    kind: 'encryption-defaults',
    lets: 'turn off defaults that protect data in the whole account',
    actions: {
      ec2: [
        'DisableEbsEncryptionByDefault DisableImageBlockPublicAccess DisableSnapshotBlockPublicAccess',
        'ModifyEbsDefaultKmsKeyId ModifyInstanceMetadataDefaults ResetEbsDefaultKmsKeyId',
      ].join(' '),
      s3: 'PutAccountPublicAccessBlock',
    },
  },
  {
    category: 'evasion',
    kind: 'organization',
    lets: 'remove the guardrails of the organization',
    actions: {
      organizations: [
        'DeleteOrganization DeletePolicy DeregisterDelegatedAdministrator DetachPolicy DisableAWSServiceAccess',
        'DisablePolicyType LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy',
      ].join(' '),
    },
  },
  {
    category: 'evasion',
    kind: 'account',
    lets: 'close the account, or change its Regions and whom AWS contacts',
    actions: {
      account: 'CloseAccount DeleteAlternateContact DisableRegion EnableRegion PutAlternateContact PutContactInformation',
    },
  },
  {
    category: 'evasion',
    kind: 'identity',
    lets: 'weaken how people sign in, or what limits them',
    actions: {
      iam: [
        'DeactivateMFADevice DeleteAccountPasswordPolicy DeleteRolePermissionsBoundary DeleteUserPermissionsBoundary',
        'DeleteVirtualMFADevice SetSecurityTokenServicePreferences UpdateAccountPasswordPolicy',
      ].join(' '),
    },
  },
  {
    category: 'evasion',
    kind: 'systems-manager',
    lets: 'change the settings of Systems Manager for the whole account',
    actions: {
      ssm: 'ResetServiceSetting UpdateServiceSetting',
    },
  },
  {
    category: 'evasion',
    kind: 'audit',
    lets: 'turn off audits, controls and protection against attacks',
    actions: {
      auditmanager: 'DeregisterAccount',
      bedrock: 'DeleteModelInvocationLoggingConfiguration',
      controltower: 'DeleteLandingZone DisableControl',
      securitylake: 'DeleteAwsLogSource DeleteDataLake',
      shield: 'DeleteProtection DeleteSubscription DisableProactiveEngagement',
      trustedadvisor: 'UpdateRecommendationLifecycle',
      xray: 'DeleteSamplingRule',
    },
  },
];
