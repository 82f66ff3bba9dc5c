import type { RiskKind } from './risk';

/** Actions that destroy what is hard to get back, or spend the account's money. */
export const destruction: readonly RiskKind[] = [
  {
    category: 'destruction',
    kind: 'crypto',
    lets: 'delete or disable keys and certificates, which can make data unreadable for good',
    actions: {
      acm: 'DeleteCertificate',
      'acm-pca': 'DeleteCertificateAuthority',
      cloudhsm: 'DeleteCluster',
      kms: [
        'DeleteAlias DeleteCustomKeyStore DeleteImportedKeyMaterial DisableKey DisableKeyRotation DisconnectCustomKeyStore',
        'RevokeGrant ScheduleKeyDeletion',
      ].join(' '),
      'payment-cryptography': 'DeleteKey',
    },
  },
  {
    category: 'destruction',
    kind: 'backup',
    lets: 'delete backups, or have them kept for less time',
    actions: {
      backup: [
        'DeleteBackupPlan DeleteBackupSelection DeleteBackupVault DeleteBackupVaultLockConfiguration DeleteRecoveryPoint',
        'UpdateRecoveryPointLifecycle UpdateRegionSettings',
      ].join(' '),
    },
  },
  {
    category: 'destruction',
    kind: 'storage',
    lets: 'delete stored data',
    actions: {
      ec2: 'DeleteSnapshot DeleteVolume DeregisterImage',
      ecr: 'BatchDeleteImage DeleteRepository',
      elasticfilesystem: 'DeleteFileSystem',
      fsx: 'DeleteFileSystem',
      glacier: 'DeleteArchive DeleteVault',
      s3: 'DeleteBucket DeleteObject DeleteObjectVersion PutLifecycleConfiguration',
    },
  },
  {
    category: 'destruction',
    kind: 'database',
    lets: 'delete databases and their backups',
    actions: {
      'docdb-elastic': 'DeleteCluster',
      dynamodb: 'DeleteBackup DeleteTable',
      elasticache: 'DeleteCacheCluster DeleteReplicationGroup',
      es: 'DeleteDomain',
      kafka: 'DeleteCluster',
      rds: 'DeleteDBCluster DeleteDBClusterSnapshot DeleteDBInstance DeleteDBInstanceAutomatedBackup DeleteDBSnapshot',
      redshift: 'DeleteCluster',
      timestream: 'DeleteDatabase',
    },
  },
  {
    category: 'destruction',
    kind: 'compute-network',
    lets: 'delete servers, clusters, networks and domain names',
    actions: {
      autoscaling: 'DeleteAutoScalingGroup',
      cloudformation: 'DeleteStack DeleteStackSet',
      cloudfront: 'DeleteDistribution',
      ec2: 'DeleteRouteTable DeleteSecurityGroup DeleteSubnet DeleteVpc TerminateInstances',
      ecs: 'DeleteCluster DeleteService',
      eks: 'DeleteCluster',
      elasticloadbalancing: 'DeleteLoadBalancer',
      lambda: 'DeleteFunction',
      route53: 'DeleteHostedZone',
      route53domains: 'DeleteDomain TransferDomainToAnotherAwsAccount',
    },
  },
  {
    category: 'destruction',
    kind: 'secrets-and-settings',
    lets: 'delete or overwrite secrets, settings, identities and queues',
    actions: {
      'cognito-idp': 'DeleteUserPool',
      iam: 'DeletePolicy DeleteRole DeleteUser',
      kinesis: 'DeleteStream',
      secretsmanager: 'DeleteSecret PutSecretValue',
      sns: 'DeleteTopic',
      sqs: 'DeleteQueue PurgeQueue',
      ssm: 'DeleteParameter PutParameter',
    },
  },
  {
    category: 'destruction',
    kind: 'cost',
    lets: 'run up costs',
    actions: {
      'aws-marketplace': 'AcceptAgreementRequest Subscribe',
      dynamodb: 'PurchaseReservedCapacityOfferings',
      ec2: 'CreateCapacityReservation PurchaseHostReservation PurchaseReservedInstancesOffering RequestSpotFleet RunInstances',
      elasticache: 'PurchaseReservedCacheNodesOffering',
      es: 'PurchaseReservedInstanceOffering',
      rds: 'PurchaseReservedDBInstancesOffering',
      redshift: 'PurchaseReservedNodeOffering',
      route53domains: 'RegisterDomain',
      savingsplans: 'CreateSavingsPlan',
    },
  },
  {
    category: 'destruction',
    kind: 'messages',
    lets: "send messages in the account's name",
    actions: {
      ses: 'SendEmail SendRawEmail',
      'sms-voice': 'SendTextMessage',
      sns: 'Publish',
    },
  },
  {
    category: 'destruction',
    kind: 'ai-models',
    lets: "use AI models at the account's cost",
    actions: {
      bedrock: [
        'CallWithBearerToken CreateFoundationModelAgreement CreateProvisionedModelThroughput InvokeModel',
        'InvokeModelWithResponseStream PutFoundationModelEntitlement PutUseCaseForModelAccess',
      ].join(' '),
    },
  },
];
