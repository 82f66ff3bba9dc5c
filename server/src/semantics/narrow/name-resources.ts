import { readArn, withoutVariables } from '../../policy/arn';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import { wildcardsOverlap } from '../../policy/wildcard';
import { listed } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import type { ValuesInUse } from '../values-in-use';
import { type Narrowing, narrowing } from './narrowing';

/** The most ARNs that a person would still read through. */
const readable = 12;

/**
 * Names the resources in use in the place of all but those of NotResource: ARNs of the services of the statement's actions that other
 * policies name. Empty where none is known, as one that is filled in might be among those that NotResource keeps out.
 *
 * Why that narrows: none of the new ARNs has a text in common with one of NotResource, whatever its variables stand for, so that
 * everything they match was allowed; the other elements of the statement stay.
 */
export function nameResources(
  reference: ServiceReference,
  { writer }: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { effect, action, resource } = statement;
  const value = resource?.element.value;
  if (effect !== 'Allow' || !action?.known || action.negated || !resource?.known || !resource.negated || value === undefined) {
    return [];
  }
  const prefixes = new Set(action.patterns.map(({ servicePrefix }) => servicePrefix));
  const isOfService = (arn: string) =>
    reference.resourceTypesOfArn(readArn(arn)?.service ?? '').some(({ servicePrefix }) => prefixes.has(servicePrefix));
  const isKeptOut = (arn: string) =>
    resource.patterns.some(({ source }) => !isStatic(source) || wildcardsOverlap(withoutVariables(source.text), arn));
  const arns = known
    .ranked('arn')
    .filter((arn) => isOfService(arn) && !isKeptOut(arn))
    .slice(0, readable);
  return arns.length === 0
    ? []
    : [
        narrowing(`Replace \`${resource.element.key.text}\` by the ARNs in use`, [
          { span: resource.element.key.content, newText: 'Resource' },
          writer.replace(value, listed(arns)),
        ]),
      ];
}
