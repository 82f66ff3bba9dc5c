import type { ResourceElement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import { wildcardCovers, wildcardsOverlap } from '../../policy/wildcard';

/**
 * The part of a Resource that the used ARNs are in, each entry of the narrower kind: the ARN where an entry covers it, the entry where the
 * ARN covers it or they only overlap. Empty where none of the uses was on what the statement allows; `undefined` where the Resource is not
 * to be compared: NotResource, policy variables, parts that are not known before deployment.
 */
export function usedPart(resource: ResourceElement | undefined, used: readonly string[]): readonly string[] | undefined {
  if (resource === undefined || resource.negated || !resource.known || !resource.patterns.every(({ source }) => isPlain(source.text))) {
    return undefined;
  }
  if (!resource.patterns.every(({ source }) => isStatic(source))) {
    return undefined;
  }
  const found = new Set<string>();
  for (const arn of used) {
    for (const { source } of resource.patterns) {
      const part = meeting(source.text, arn);
      if (part !== undefined) {
        found.add(part);
      }
    }
  }
  const all = [...found];
  return all.filter((entry) => !all.some((other) => other !== entry && covers(other, entry))).sort();
}

/** `$` begins a policy variable, or an ARN that the writer has not finished. */
function isPlain(text: string): boolean {
  return !text.includes('$');
}

function meeting(entry: string, arn: string): string | undefined {
  if (covers(entry, arn)) {
    return arn;
  }
  return covers(arn, entry) || overlaps(entry, arn) ? entry : undefined;
}

function covers(outer: string, inner: string): boolean {
  if (/^\*+$/.test(outer)) {
    return true;
  }
  const [a, b] = [segments(outer), segments(inner)];
  return b.every((segment, index) => wildcardCovers(a[index] ?? '*', segment));
}

function overlaps(one: string, other: string): boolean {
  const [a, b] = [segments(one), segments(other)];
  return b.every((segment, index) => wildcardsOverlap(a[index] ?? '*', segment));
}

/** The six segments of an ARN, in which wildcards stay; what is missing of a shorter one stands for anything. */
function segments(text: string): readonly string[] {
  const parts = text.split(':');
  const six = parts.length > 6 ? [...parts.slice(0, 5), parts.slice(5).join(':')] : parts;
  return [...six, ...Array.from({ length: Math.max(0, 6 - six.length) }, () => '*')];
}
