import { type Arn, formatAsPattern, readArn, withoutVariables } from '../policy/arn';
import { wildcardMatch, wildcardsOverlap } from '../policy/wildcard';
import type { ServiceReference } from '../reference/types';
import { createMemory } from './remember';

const remembered = createMemory<readonly Arn[]>();

/** The formats of the ARNs with this service segment, every placeholder a `*`. Empty for a service of which none is known. */
export function arnFormatsOf(reference: ServiceReference, arnService: string): readonly Arn[] {
  return remembered(reference, arnService, () =>
    reference
      .resourceTypesOfArn(arnService)
      .flatMap(({ arnFormats }) => arnFormats)
      .flatMap((format) => readArn(formatAsPattern(format)) ?? [])
      .filter(({ service }) => service === arnService),
  );
}

/** Whether one of the formats has a resource part that the ARN's can be: one with wildcards or variables may fit several, `*` fits all. */
export function fitsFormat({ resource }: Arn, formats: readonly Arn[]): boolean {
  const pattern = withoutVariables(resource);
  const literal = !/[*?]/.test(pattern);
  return formats.some(
    (format) =>
      format.resource === '*' ||
      (endsAgree(format.resource, pattern) &&
        (literal ? wildcardMatch(format.resource, pattern) : wildcardsOverlap(format.resource, pattern))),
  );
}

/** Spares the comparison of patterns that begin or end differently. */
function endsAgree(a: string, b: string): boolean {
  const head = Math.min(headLength(a), headLength(b));
  const tail = Math.min(tailLength(a), tailLength(b));
  return a.slice(0, head) === b.slice(0, head) && a.slice(a.length - tail) === b.slice(b.length - tail);
}

function headLength(pattern: string): number {
  const wildcard = pattern.search(/[*?]/);
  return wildcard < 0 ? pattern.length : wildcard;
}

function tailLength(pattern: string): number {
  return pattern.length - 1 - Math.max(pattern.lastIndexOf('*'), pattern.lastIndexOf('?'));
}
