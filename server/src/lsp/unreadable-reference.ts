import type { ServiceReference } from '../reference/types';

/**
 * Stands for reference data that cannot be read: every question to it throws. What asks none still answers,
 * so a policy's structure is checked and outlined all the same.
 */
export function unreadableReference(reason: string): ServiceReference {
  return new Proxy<ServiceReference>(Object.create(null), {
    get(_, question) {
      // A promise resolves with it, and asks whether it is a promise itself.
      if (question === 'then') {
        return undefined;
      }
      throw new Error(reason);
    },
  });
}
