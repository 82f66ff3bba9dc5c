import type { PolicyDocument } from '../../server/src/policy/ast';
import type { ServiceReference } from '../../server/src/reference/types';
import type { World } from '../../server/src/semantics/inclusion/certificate';
import { checkCertificate } from '../../server/src/semantics/inclusion/check/check-certificate';
import { type InclusionOptions, includes } from '../../server/src/semantics/inclusion/includes';

/**
 * Whether the newer policy is proved to allow nothing that the older one does not, by the prover and by a checker that shares no
 * code with it, under every reading of IAM's semantics: `open` for any action there could be, `known-actions` for those that AWS
 * publishes today. `undefined` when it is not proved, for whatever reason.
 */
export function narrowingProof(
  newer: PolicyDocument,
  older: PolicyDocument,
  reference: ServiceReference,
  options: InclusionOptions = {},
): World | undefined {
  const answer = includes(newer, older, reference, options);
  if (answer.verdict !== 'proved') {
    return undefined;
  }
  const { sourceOf } = options;
  return checkCertificate(newer, older, reference, answer.certificate, sourceOf === undefined ? {} : { sourceOf })
    ? answer.world
    : undefined;
}

/** Whether a quick fix that turns the older policy into the newer may be called a proved narrowing: also for actions still to come. */
export function provesNarrower(
  newer: PolicyDocument,
  older: PolicyDocument,
  reference: ServiceReference,
  options: InclusionOptions = {},
): boolean {
  return narrowingProof(newer, older, reference, options) === 'open';
}
