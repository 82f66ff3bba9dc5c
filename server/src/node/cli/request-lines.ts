import type { Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { Request } from '../../semantics/inclusion/request';

/** A request for people, a line for each of its parts; the action's is the first. */
export function requestLines({ action, resource, principal, context }: Request, reference: ServiceReference): readonly string[] {
  return [
    `  action     ${action}`,
    `  resource   ${resource}`,
    ...(principal === undefined ? [] : [`  principal  ${principal.type} ${principal.id}`]),
    ...Object.entries(context).map(([key, value], index) => {
      const values =
        [value]
          .flat()
          .map((one) => JSON.stringify(one))
          .join(', ') || '(no value)';
      return `  ${index === 0 ? 'context' : '       '}    ${spelledKey(reference, key)} = ${values}`;
    }),
  ];
}

/** A condition key in AWS's spelling, as far as that is known: `aws:PrincipalTag/team`. */
export function spelledKey(reference: ServiceReference, key: string): string {
  const name = reference.conditionKey(key)?.name ?? key;
  const template = name.indexOf('${');
  return template < 0 ? name : name.slice(0, template) + key.slice(template);
}

/** The Sid of a statement; `undefined` where it has none, or an empty one. */
export function sidOf(statement: Statement | undefined): string | undefined {
  const value = statement?.sid?.value;
  return value?.kind === 'string' && value.text !== '' ? value.text : undefined;
}
