import type { PolicyDocument, Statement } from '../../policy/ast';
import { wildcardMatch, wildcardsOverlap } from '../../policy/wildcard';
import { listed } from '../../policy/writer';
import type { ActionName, ServiceReference } from '../../reference/types';
import { fitsAction } from '../fitting-types';
import { actionsOf } from '../matching-actions';
import { compactNames } from './compact-names';
import { type Narrowing, narrowing } from './narrowing';

/** The most entries that a person would still read through. */
const readable = 60;

/**
 * Names the actions that NotAction leaves, where the ARNs are all of one service: those of that service that work on them.
 *
 * Why that narrows: none of the new entries has a name in common with one of NotAction, so that everything they match, also of what AWS may
 * add, was allowed; the other elements of the statement stay.
 */
export function nameOtherActions(reference: ServiceReference, { writer }: PolicyDocument, statement: Statement): readonly Narrowing[] {
  const { effect, action, resource } = statement;
  const value = action?.element.value;
  if (
    effect !== 'Allow' ||
    action === undefined ||
    !action.negated ||
    !action.known ||
    value === undefined ||
    !resource?.known ||
    resource.negated
  ) {
    return [];
  }
  const owners = resource.patterns.map(({ arn }) =>
    arn === undefined ? [] : reference.resourceTypesOfArn(arn.service).map((type) => type.servicePrefix),
  );
  const [prefix, ...others] = new Set(owners.flat());
  if (prefix === undefined || others.length > 0 || owners.some(({ length }) => length === 0)) {
    return [];
  }
  const left = [...actionsOf(reference, action)].filter((each) => each.servicePrefix === prefix && fits(each));
  const entries = disjoint(left, prefix);
  return entries.length === 0 || entries.length > readable
    ? []
    : [
        narrowing(`Name the ${left.length} actions of \`${prefix}\` that \`${action.element.key.text}\` leaves`, [
          { span: action.element.key.content, newText: 'Action' },
          writer.replace(value, listed(entries)),
        ]),
      ];

  function fits({ servicePrefix, name }: ActionName): boolean {
    const known = reference.action(servicePrefix, name);
    return known !== undefined && resource?.patterns.some((pattern) => fitsAction(reference, known, pattern)) === true;
  }

  /** Wildcards where none of NotAction is near, the names themselves elsewhere. */
  function disjoint(actions: readonly ActionName[], service: string): readonly string[] {
    const excluded = action?.patterns.map(({ source }) => source.text.toLowerCase()) ?? [];
    return compactNames(reference.actions(service) ?? [], new Set(actions), '*')
      .flatMap((name) => {
        const entry = `${service}:${name}`;
        const isNear = excluded.some((other) => wildcardsOverlap(other, entry.toLowerCase()));
        return isNear ? actions.filter((each) => wildcardMatch(name, each.name)).map((each) => `${service}:${each.name}`) : [entry];
      })
      .sort();
  }
}
