import { packageVersion } from '../installation';
import { reference } from './reference';

/** The version, and the date of the data that AWS published. */
export function versionText(): string {
  return `iam-policy ${packageVersion()} (AWS data of ${reference().date})`;
}
