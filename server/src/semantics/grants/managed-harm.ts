import type { GravestGrant, ServiceReference } from '../../reference/types';
import { escalationPaths } from '../risks/escalation-paths';
import { risksOf } from '../risks/risks-of';

/**
 * What someone with the managed policy could do, as it follows "lets them": `act as any user by creating access keys for others`. `undefined`
 * where the data name an action or a path that is not known here.
 */
export function managedHarm(reference: ServiceReference, gravest: GravestGrant): string | undefined {
  switch (gravest.kind) {
    case 'everything':
      return 'read, change and delete everything in the account, and give others access to it';
    case 'escalation':
      return escalationPaths.find(({ id }) => id === gravest.path)?.could;
    case 'all-but-some':
      return among('use every action but those of a few services', gravest.action);
    case 'whole-services':
      return among(`use every action of ${servicesOf(reference, gravest.services)} on every resource`, gravest.action);
  }
}

/** What all of CloudWatch Logs comes to: more than an action among others is a risk for, as every log is in reach. */
export const deletesLogs = 'logs:DeleteLogGroup';

function among(all: string, action: string): string | undefined {
  const [servicePrefix = '', name = ''] = action.split(':');
  const lets = action === deletesLogs ? 'delete the logs of everything else' : risksOf({ servicePrefix, name })[0]?.lets;
  return lets && `${all}, and with \`${action}\` ${lets}`;
}

/** `Amazon S3`, `Amazon SQS and AWS X-Ray`, `Amazon EC2 and of 3 other services`: the first is the one whose action is told. */
function servicesOf(reference: ServiceReference, services: readonly string[]): string {
  const [first = '', ...others] = services.map((prefix) => reference.service(prefix)?.name ?? prefix);
  return others.length === 0 ? first : `${first} and ${others.length === 1 ? others[0] : `of ${others.length} other services`}`;
}
