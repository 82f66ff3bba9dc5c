import type { ResourceType } from '../../reference/types';
import { tabStop } from '../../text/tab-stop';

/**
 * An ARN format of the reference as text to be filled in: Region, account and name are tab stops, the same name the same one, so that a
 * bucket and its objects are filled together. What follows the name (`${ObjectName}`, the revision of a task definition) is `*`.
 */
export function arnToFill({ servicePrefix, name: type }: Pick<ResourceType, 'servicePrefix' | 'name'>, arnFormat: string): string {
  let named = false;
  return arnFormat.replace(/\$\{([^}]*)\}/g, (_, placeholder: string) => {
    switch (placeholder) {
      case 'Partition':
        return 'aws';
      case 'Region':
      case 'Account':
        return tabStop(placeholder);
    }
    if (named) {
      return '*';
    }
    named = true;
    return servicePrefix === 'secretsmanager' && type === 'Secret' ? secretName : tabStop(nameOf(type, placeholder));
  });
}

/** AWS appends a hyphen and six characters to a secret's name. Source: AWS Secrets Manager User Guide, "Secret ARN". */
const secretName = `${tabStop('SecretName')}-??????`;

/** `RoleNameWithPath` is a role's name to its author, and `Id` says too little. */
function nameOf(type: string, placeholder: string): string {
  const short = placeholder.replace(/(WithPath|WithoutLeadingSlash)$/, '');
  return /^(resource)?(name|id|identifier|arn)$/i.test(short)
    ? type.charAt(0).toUpperCase() + type.slice(1).replace(/[^A-Za-z0-9]/g, '') + short
    : short;
}
