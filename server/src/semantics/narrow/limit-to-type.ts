import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { stopWith } from '../known-stops';
import type { ValuesInUse } from '../values-in-use';
import { resourceOfType } from './arn-to-fill';
import { guardActions } from './guard-actions';
import { type Narrowing, narrowing } from './narrowing';

/** Actions that work on one type of resource in nearly every policy, though AWS lists others or the service has few else. */
interface UsualType {
  readonly title: string;
  readonly service: string;
  readonly actions: RegExp;
  readonly type: string;
  /** What the policy then no longer allows of the service; nothing where absent. */
  readonly leavesOut?: RegExp;
  /** What differs from the ARN that AWS's format makes. */
  readonly refine?: (arn: string) => string;
  readonly word: string;
}

const usualTypes: readonly UsualType[] = [
  {
    title: 'Limit to invoking one stage and method of an API',
    service: 'execute-api',
    actions: /^Invoke$/,
    type: 'execute-api-general',
    leavesOut: /^(InvalidateCache|ManageConnections)$/,
    refine: (arn) => arn.replace(/\/\*\/\*\/\*$/, `/${stopWith('Stage', [])}/${stopWith('GET', [])}/*`),
    word: 'Api',
  },
  {
    title: 'Limit to one foundation model',
    service: 'bedrock',
    actions: /^InvokeModel/,
    type: 'foundation-model',
    word: 'Model',
  },
];

/**
 * Keeps such actions to one resource of that type, where the Resource leaves it open.
 *
 * Why that narrows: the entry of Resource that is replaced covers the new ARN whatever is filled in; see `guardActions` for the rest.
 */
export function limitToType(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { resource } = statement;
  if (resource === undefined || resource.negated) {
    return [];
  }
  return usualTypes.flatMap(({ title, service, actions, type, leavesOut, refine = (arn) => arn, word }) => {
    const [arn, ...others] = resourceOfType(reference, service, type, known, resource) ?? [];
    if (arn === undefined || others.length > 0) {
      return [];
    }
    const edits = guardActions(reference, document, statement, {
      isGuarded: ({ servicePrefix, name }) => servicePrefix === service && actions.test(name),
      isLeftOut: ({ servicePrefix, name }) => servicePrefix === service && leavesOut?.test(name) === true,
      tests: [],
      resource: refine(arn),
      word,
    });
    return edits === undefined ? [] : [narrowing(title, edits)];
  });
}
