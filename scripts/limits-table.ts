import { resourcePolicyQuotas, type SizeQuota, sizeQuotas } from '../server/src/reference/quotas';
import { withCommas } from '../server/src/semantics/policy-size';

/** Every limit of size, with how AWS counts and the source. */
export function limitsTable(): string {
  const rows = [...Object.values(sizeQuotas), ...resourcePolicyQuotas.values()].map(rowOf);
  return ['| Policy | Largest size | White space | Source |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rowOf({ of, size, raisableTo, unit, whiteSpaceCounts, aggregate, documentation }: SizeQuota): string {
  const largest = `${withCommas(size)} ${unit}${raisableTo === undefined ? '' : `, ${withCommas(raisableTo)} on request`}`;
  const name = `${of.replace(/^(an?|the) /, '')}${aggregate ? ', together' : ''}`;
  return `| ${name} | ${largest} | ${whiteSpaceCounts ? 'counts' : 'does not count'} | [AWS](${documentation}) |`;
}
