import type { PolicyDocument } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';

/** The condition keys of the documents, in lower case, that requests may have several values for: by AWS's word or the policies' use. */
export function multivaluedKeys(documents: readonly PolicyDocument[], reference: ServiceReference): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { statements } of documents) {
    for (const { key, operator } of statements.flatMap(({ condition }) => condition?.tests ?? [])) {
      const name = key.text.toLowerCase();
      if (operator?.setOperator !== undefined || reference.conditionKey(name)?.multivalued === true) {
        keys.add(name);
      }
    }
  }
  return keys;
}
