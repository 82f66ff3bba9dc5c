import { type ActionPattern, hasWildcard } from '../policy/action-pattern';
import type { ConditionTest, Statement } from '../policy/ast';
import { someUnknown } from '../policy/scalar-text';
import type { Action, ServiceReference } from '../reference/types';
import { matchingActions, qualifiedName } from './matching-actions';

/**
 * Whether the test asks for a tag of the resource (`aws:ResourceTag/team`) and fails where the request has none. A negated operator,
 * `IfExists` and `ForAllValues` pass then, and so does a `Null` that asks for absence.
 */
export function requiresResourceTag({ operator, key, values }: ConditionTest): boolean {
  return (
    operator !== undefined &&
    operator.family !== 'Null' &&
    !operator.negated &&
    !operator.ifExists &&
    operator.setOperator !== 'ForAllValues' &&
    /^aws:resourcetag\/./i.test(key.text) &&
    !someUnknown(values)
  );
}

/** An entry of Action with actions whose requests never have a tag of a resource. */
export interface UntaggedEntry {
  readonly pattern: ActionPattern;
  /** `s3:ListAllMyBuckets`, in the order of the reference. */
  readonly actions: readonly string[];
  /** Whether the entry matches no others. */
  readonly whole: boolean;
}

/**
 * The entries of the statement that match such actions: those that work on no resource, and do not make a tagged one either. Others may
 * have the key in ways that AWS does not publish. A lone `*` is left out: nobody thinks of single actions there.
 */
export function entriesWithoutTags(reference: ServiceReference, { action }: Statement): readonly UntaggedEntry[] {
  const patterns = action === undefined || action.negated ? [] : action.patterns;
  return patterns.flatMap((pattern): UntaggedEntry[] => {
    if (pattern.name === undefined || hasWildcard(pattern.servicePrefix)) {
      return [];
    }
    const matched = matchingActions(reference, pattern);
    const actions = matched
      .filter(({ servicePrefix, name }) => hasNoResourceTags(reference.action(servicePrefix, name)))
      .map(qualifiedName);
    return actions.length === 0 ? [] : [{ pattern, actions, whole: actions.length === matched.length }];
  });
}

/** Whether requests for it never have a tag of a resource, for sure. */
export function hasNoResourceTags(action: Action | undefined): boolean {
  return action?.resourceTypes.length === 0 && !action.conditionKeys.some((key) => /^aws:(ResourceTag\/|RequestTag\/|TagKeys$)/i.test(key));
}
