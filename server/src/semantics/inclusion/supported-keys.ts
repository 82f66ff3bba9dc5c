import type { ServiceReference } from '../../reference/types';
import { keysOf } from '../unsupported-keys';
import type { Request } from './request';

/** Whether AWS documents all condition keys of the request for its action; global ones are for every action. */
export function hasSupportedKeys(reference: ServiceReference, { action, context }: Request): boolean {
  const [servicePrefix = '', name = ''] = action.split(':');
  const supported = keysOf(reference, { servicePrefix, name });
  return Object.keys(context).every(
    (key) => reference.conditionKey(key)?.global === true || supported.some((own) => isOfTemplate(own, key)),
  );
}

/**
 * Both in lower case; a template such as `aws:requesttag/*` is of all keys that begin like it, whatever follows its `*`: those of identity
 * providers leave out claims that tokens have, such as `sub`.
 */
function isOfTemplate(own: string, key: string): boolean {
  const template = own.indexOf('*');
  return template < 0 ? own === key : key.startsWith(own.slice(0, template));
}
