import type { ResourcePattern } from '../../policy/arn';
import type { PolicyDocument, ResourceElement } from '../../policy/ast';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Puts ARNs in the place of an entry of Resource, those that are there anyway left out. Empty where there is none, or where the text of
 * the entry does not stand in the list itself.
 *
 * Why that narrows: the caller gives ARNs that the entry matches, each a name where the entry had the name and a wildcard, so every
 * request that the new list matches the old one matched.
 */
export function closeName(
  { writer }: PolicyDocument,
  { element, patterns }: ResourceElement,
  { source }: ResourcePattern,
  closed: readonly string[],
): readonly Narrowing[] {
  const { value } = element;
  const others = new Set(patterns.filter((pattern) => pattern.source !== source).map((pattern) => pattern.source.text));
  const [first, ...rest] = closed.filter((arn) => !others.has(arn));
  if (closed.length === 0 || value === undefined) {
    return [];
  }
  const title = `Limit to ${closed.map((arn) => `\`${arn}\``).join(' and ')}`;
  if (value.kind !== 'array') {
    return first === undefined ? [] : [narrowing(title, [writer.replace(source, rest.length === 0 ? first : [first, ...rest])])];
  }
  const index = value.items.indexOf(source);
  if (index < 0) {
    return [];
  }
  if (first === undefined) {
    return [narrowing(title, writer.removeItems(value, [index]))];
  }
  return [narrowing(title, [writer.replace(source, first), ...(rest.length === 0 ? [] : [writer.insertItems(value, index + 1, rest)])])];
}
