import type { Statement } from '../policy/ast';
import { keptBy } from '../semantics/region-limit';

/** Where a condition keeps the statement to Regions: ` in the Regions that its condition names`, with a space before it; else empty. */
export function inRegions({ condition }: Statement, servicePrefix?: string): string {
  return keptBy(condition, servicePrefix) === 'regions' ? ' in the Regions that its condition names' : '';
}
