import { isFields } from './cloudtrail-event';
import type { ReportedService } from './evidence';

type Fields = Readonly<Record<string, unknown>>;

/** IAM's last-accessed report: `aws iam get-service-last-accessed-details`, by service or by action; `undefined` for other objects. */
export function readLastAccessed(object: Fields): readonly ReportedService[] | undefined {
  const services = object['ServicesLastAccessed'];
  return Array.isArray(services) ? services.flatMap((service: unknown) => (isFields(service) ? readService(service) : [])) : undefined;
}

function readService(service: Fields): readonly ReportedService[] {
  const prefix = service['ServiceNamespace'];
  const tracked = service['TrackedActionsLastAccessed'];
  if (typeof prefix !== 'string') {
    return [];
  }
  const used = isDate(service['LastAuthenticated']);
  if (!Array.isArray(tracked) || tracked.length === 0) {
    return [{ prefix, used }];
  }
  const actions = tracked.flatMap((one: unknown) =>
    isFields(one) && typeof one['ActionName'] === 'string' ? [{ name: one['ActionName'], used: isDate(one['LastAccessedTime']) }] : [],
  );
  return [{ prefix, used, actions }];
}

/**
 * A finding of IAM Access Analyzer on unused permissions: `aws accessanalyzer get-finding-v2`. What it names is not used, and of the rest it
 * says nothing. `undefined` for other objects.
 */
export function readUnusedFinding(object: Fields): readonly ReportedService[] | undefined {
  const details = object['findingDetails'];
  if (!Array.isArray(details)) {
    return undefined;
  }
  return details.flatMap((detail: unknown): readonly ReportedService[] => {
    const unused = isFields(detail) ? detail['unusedPermissionDetails'] : undefined;
    const prefix = isFields(unused) ? unused['serviceNamespace'] : undefined;
    if (!isFields(unused) || typeof prefix !== 'string') {
      return [];
    }
    const actions = unused['actions'];
    return Array.isArray(actions) && actions.length > 0
      ? [{ prefix, used: true, actions: actions.flatMap((one: unknown) => unusedAction(one)) }]
      : [{ prefix, used: false }];
  });
}

function unusedAction(one: unknown): readonly { readonly name: string; readonly used: boolean }[] {
  const name = isFields(one) ? one['action'] : undefined;
  return typeof name === 'string' ? [{ name: name.replace(/^[\w-]+:/, ''), used: false }] : [];
}

/** The actions that a policy allows, as iamlive writes what it saw; `undefined` for other objects. */
export function readPolicyActions(object: Fields): readonly string[] | undefined {
  const statements = object['Statement'];
  if (statements === undefined) {
    return undefined;
  }
  return [statements].flat().flatMap((statement: unknown) => {
    if (!isFields(statement) || statement['Effect'] === 'Deny') {
      return [];
    }
    return [statement['Action']].flat().filter((action) => typeof action === 'string');
  });
}

/** The actions of a list: one a line, or with commas, semicolons or spaces between; quotes and comments are left out. */
export function readActionList(text: string): { readonly actions: readonly string[]; readonly strangers: number } {
  const words = text
    .replace(/(^|\s)(#|\/\/).*$/gm, '')
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^[-'"[\]]+|['"\]]+$/g, ''))
    .filter((word) => word !== '');
  const actions = words.filter((word) => /^[\w-]+:[\w*?]+$/.test(word));
  return { actions, strangers: words.length - actions.length };
}

function isDate(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || (typeof value === 'number' && value > 0);
}
