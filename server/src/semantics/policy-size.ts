import type { PolicyDocument } from '../policy/ast';
import type { PolicyHolder } from '../policy/policy-type';
import { hole, type Value } from '../policy/value';
import { resourcePolicyQuota, type SizeQuota, sizeQuotas } from '../reference/quotas';

/** How large a policy is, beside the most that AWS takes. */
export interface PolicySize {
  /** In the limit's `unit`, written as JSON without white space between its tokens. Where not `exact`, what is known of it. */
  readonly counted: number;
  /** Whether nothing waits for deployment. */
  readonly exact: boolean;
  /** What AWS takes, and how it counts. */
  readonly limit: SizeQuota;
}

/**
 * How large the policy is as AWS counts it where it is attached, with the limit there; `undefined` where AWS documents none. An
 * identity-based policy whose holder is not known has the limit of a managed policy as long as it keeps within, else that of the inline
 * policies of a role, the largest there is.
 */
export function policySize(document: PolicyDocument): PolicySize | undefined {
  const quota = quotaOf(document);
  if (quota === undefined) {
    return undefined;
  }
  const { size, exact } = countPolicy(document, quota);
  const anywhere = document.type === 'identity-based' && document.holder === undefined;
  const limit = anywhere && size > quota.size ? sizeQuotas['inline-role-policy'] : quota;
  return { counted: size, exact, limit };
}

interface Count {
  readonly size: number;
  readonly exact: boolean;
}

/**
 * How large the policy is as AWS counts it under the quota. A policy in a template has no JSON text yet, so it is counted as the shortest
 * text that says the same: where white space counts too, the policy may turn out larger, never smaller.
 */
export function countPolicy({ root }: PolicyDocument, { unit, whiteSpaceCounts }: Pick<SizeQuota, 'unit' | 'whiteSpaceCounts'>): Count {
  let exact = true;
  const ofText = (text: string): number => {
    if (isPlain(text)) {
      return text.length + 2;
    }
    exact &&= !text.includes(hole);
    const known = JSON.stringify(text.replaceAll(hole, ''));
    const counted = whiteSpaceCounts ? known : known.replace(/\s/g, '');
    return unit === 'bytes' ? bytesOf(counted) : counted.length;
  };
  const ofValue = (value: Value | undefined): number => {
    switch (value?.kind) {
      case 'object':
        return value.members.reduce(
          (sum, { key, value: inner }) => sum + ofText(key.text) + 1 + ofValue(inner) + 1,
          between(value.members),
        );
      case 'array':
        return value.items.reduce((sum, item) => sum + ofValue(item) + 1, between(value.items));
      case 'string':
        return ofText(value.text);
      case 'literal':
        return value.text.length;
      default:
        exact = false;
        return 0;
    }
  };
  return { size: ofValue(root), exact };
}

/** Whether each character counts as one, whatever is counted. */
function isPlain(text: string): boolean {
  return /^[!#-[\]-~]*$/.test(text);
}

/** The two brackets, less the comma that the last one does not have. */
function between(list: readonly unknown[]): number {
  return list.length === 0 ? 2 : 1;
}

/** In UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 0 : code < 0x800 ? 1 : 2;
  }
  return bytes;
}

function quotaOf({ type, service, holder }: PolicyDocument): SizeQuota | undefined {
  switch (type) {
    case 'identity-based':
      return ofHolder(holder);
    case 'permissions-boundary':
      return sizeQuotas['managed-policy'];
    case 'trust':
      return sizeQuotas['trust-policy'];
    case 'session':
      return sizeQuotas['session-policy'];
    case 'service-control':
      return sizeQuotas['service-control-policy'];
    case 'resource-control':
      return sizeQuotas['resource-control-policy'];
    case 'vpc-endpoint':
      return sizeQuotas['vpc-endpoint-policy'];
    case 'resource-based':
      return service === undefined ? undefined : resourcePolicyQuota(service);
  }
}

function ofHolder(holder: PolicyHolder | undefined): SizeQuota {
  switch (holder) {
    case 'user':
      return sizeQuotas['inline-user-policy'];
    case 'group':
      return sizeQuotas['inline-group-policy'];
    case 'role':
      return sizeQuotas['inline-role-policy'];
    default:
      return sizeQuotas['managed-policy'];
  }
}

/** `11,035 characters without white space`, `at least 20,500 bytes`. */
export function sizeInWords({ counted, exact, limit: { unit, whiteSpaceCounts } }: PolicySize): string {
  return `${exact ? '' : 'at least '}${withCommas(counted)} ${unit}${whiteSpaceCounts ? '' : ' without white space'}`;
}

/** `10,240` */
export function withCommas(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
