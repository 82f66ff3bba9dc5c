import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ActionName, ServiceReference } from '../../reference/types';
import { knownStop, stopWith } from '../known-stops';
import { changes } from '../unscoped-actions';
import type { ValuesInUse } from '../values-in-use';
import { leavesOpen } from './arn-to-fill';
import { guardActions } from './guard-actions';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps what changes resources that are there already to those with a tag, where the ARNs leave their names open. Only actions whose
 * resources can all be asked for their tags.
 *
 * Why that narrows: see `guardActions`. A tag of the resource that is tested already might be the one that is filled in, and be
 * overwritten: nothing is offered then.
 */
export function limitByTag(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { resource, condition } = statement;
  if (resource === undefined || resource.negated || condition?.tests.some(({ key }) => /resourcetag\//i.test(key.text))) {
    return [];
  }
  const isNamed = (prefix: string, name: string) =>
    !reference
      .resourceTypes(prefix)
      .filter((type) => type.name === name)
      .some((type) => leavesOpen(reference, type, type.arnFormats, resource));
  const isGuarded = (action: ActionName) => {
    const required = usual.has(action.servicePrefix) && changes(action) && !isCreating(action) ? taggedTypes(reference, action) : [];
    return required.length > 0 && required.every((name) => !isNamed(action.servicePrefix, name));
  };
  const edits = guardActions(reference, document, statement, {
    isGuarded,
    tests: [['StringEquals', `aws:ResourceTag/${knownStop('TagKey', known, 'tag-key')}`, stopWith('TagValue', [])]],
    word: 'Tagged',
  });
  return edits === undefined ? [] : [narrowing('Limit to resources with a tag', edits)];
}

/** Services whose resources people tell apart by tags rather than by names. */
const usual = new Set('autoscaling ec2 ecs eks elasticache elasticloadbalancing rds redshift sagemaker'.split(' '));

/** What is made has no tags yet, and whoever sets tags can set this one. */
function isCreating({ accessLevel, name }: ActionName): boolean {
  return accessLevel === 'Tagging' || /^(Create|Run|Import|Register|Request|Allocate|Copy)/.test(name);
}

/** The types that the action always names, where each of them has tags to ask for; else none. */
function taggedTypes(reference: ServiceReference, { servicePrefix, name }: ActionName): readonly string[] {
  const types = reference.action(servicePrefix, name)?.resourceTypes.filter(({ required }) => required) ?? [];
  const hasTags = types.every((type) =>
    [...type.conditionKeys, ...(reference.resourceType(servicePrefix, type.name)?.conditionKeys ?? [])].some((key) =>
      /^aws:ResourceTag\//i.test(key),
    ),
  );
  return hasTags ? types.map((type) => type.name) : [];
}
