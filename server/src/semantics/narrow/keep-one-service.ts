import type { PolicyDocument, Statement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import { type Narrowing, narrowing } from './narrowing';

/** More choices than these are no help. */
const most = 4;

/**
 * Leaves one of several services in a statement, one choice for each.
 *
 * Why that narrows: principals are alternatives, and all but one of an Allow's are taken out.
 */
export function keepOneService({ writer }: PolicyDocument, { effect, principal }: Statement): readonly Narrowing[] {
  const group = principal?.negated === false ? principal.groups.find(({ type }) => type.text === 'Service') : undefined;
  const list = group?.member.value;
  if (effect !== 'Allow' || group === undefined || list?.kind !== 'array' || list.items.length > most) {
    return [];
  }
  return group.principals.filter(isStatic).map((kept) => {
    const others = list.items.flatMap((item, index) => (item === kept ? [] : [index]));
    return narrowing(`Let in \`${kept.text}\` only`, writer.removeItems(list, others));
  });
}
