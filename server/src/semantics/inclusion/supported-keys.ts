import type { ServiceReference } from '../../reference/types';
import type { Request } from './request';

/** Whether AWS documents all condition keys of the request for its action; global ones are for every action. */
export function hasSupportedKeys(reference: ServiceReference, { action, context }: Request): boolean {
  const [prefix = '', name = ''] = action.split(':');
  const known = reference.action(prefix, name);
  if (known === undefined) {
    return true;
  }
  const types = reference.resourceTypes(known.servicePrefix);
  const supported = [
    ...known.conditionKeys,
    ...known.resourceTypes.flatMap((own) => [...own.conditionKeys, ...(types.find((type) => type.name === own.name)?.conditionKeys ?? [])]),
  ].map((key) => key.toLowerCase());
  return Object.keys(context).every(
    (key) => reference.conditionKey(key)?.global === true || supported.some((own) => isOfTemplate(own, key)),
  );
}

/** Both in lower case; a template such as `aws:requesttag/${tagkey}` is of all keys that begin like it. */
function isOfTemplate(own: string, key: string): boolean {
  const template = own.indexOf('${');
  return template < 0 ? own === key : key.startsWith(own.slice(0, template));
}
