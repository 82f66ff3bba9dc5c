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
    (format) => format.resource === '*' || (literal ? wildcardMatch(format.resource, pattern) : wildcardsOverlap(format.resource, pattern)),
  );
}
