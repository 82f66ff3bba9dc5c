import type { ActionName } from '../../reference/types';
import { qualifiedName } from '../matching-actions';
import { risksOf } from './risks-of';

/**
 * That the first of the actions that destroys something does so, as a sentence with a space before it; empty when none does. Money is
 * spent, not destroyed.
 */
export function destructionBy(actions: readonly ActionName[]): string {
  const first = actions.find(destroys);
  if (first === undefined) {
    return '';
  }
  const name = qualifiedName(first);
  const days = delayed.get(name);
  return days === undefined
    ? ` What \`${name}\` deletes or overwrites is hard to get back.`
    : ` What \`${name}\` marks can be lost for good after ${days} days, unless somebody cancels that.`;
}

/** Whether the action destroys something that is hard to get back. */
export function destroys(action: Pick<ActionName, 'servicePrefix' | 'name'>): boolean {
  return (
    !mendable.has(qualifiedName(action)) && risksOf(action).some(({ category, kind }) => category === 'destruction' && !misuse.has(kind))
  );
}

/** Kinds of damage by which nothing is lost but money and reputation. */
const misuse: ReadonlySet<string> = new Set(['cost', 'messages', 'ai-models']);

/**
 * Nothing is lost by them for good: AWS keeps what was there before, or takes them only of what is empty or unused, of which no more than
 * settings are lost. Not so where the same permission allows to do without a time to recover, as with `secretsmanager:DeleteSecret`.
 * Source: the API reference of each service.
 */
const mendable: ReadonlySet<string> = new Set([
  // Settings, beside which all recovery points stay; a vault has to be empty.
  'backup:DeleteBackupPlan',
  'backup:DeleteBackupSelection',
  'backup:DeleteBackupVault',
  'backup:DeleteBackupVaultLockConfiguration',
  'backup:UpdateRegionSettings',
  // Its backups stay, and a new cluster can be made from them.
  'cloudhsm:DeleteCluster',
  'cloudformation:DeleteStackSet',
  'ec2:DeleteRouteTable',
  'ec2:DeleteSecurityGroup',
  'ec2:DeleteSubnet',
  'ec2:DeleteVpc',
  'ecs:DeleteCluster',
  'ecs:DeleteService',
  'glacier:DeleteVault',
  'kms:DeleteAlias',
  'kms:DeleteCustomKeyStore',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:DisconnectCustomKeyStore',
  'kms:RevokeGrant',
  's3:DeleteBucket',
  // The versions before stay, and can be made current again.
  'secretsmanager:PutSecretValue',
  'ssm:PutParameter',
  'timestream:DeleteDatabase',
]);

/** They can be cancelled for some days, and are for good then: the shortest time that can be asked for. */
const delayed: ReadonlyMap<string, number> = new Map([
  ['acm-pca:DeleteCertificateAuthority', 7],
  ['kms:ScheduleKeyDeletion', 7],
  ['payment-cryptography:DeleteKey', 3],
]);
