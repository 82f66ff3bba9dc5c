import type { FixClaim } from '../rules/fix-claim';
import type { ChangeProof } from '../semantics/narrow/prove-change';

/**
 * What is said beside the title of a fix of what was proved of it, in few words: a menu of fixes shows titles alone. `undefined` where
 * there is nothing to say.
 */
export function proofLabel(proof: ChangeProof, { narrows, isAboutAccess }: FixClaim): string | undefined {
  switch (proof.verdict) {
    case 'narrower':
      return proof.world === 'open' ? 'proved narrower' : "narrower for today's actions";
    case 'same':
      return proof.world === 'open' ? 'allows the same' : "allows the same of today's actions";
    case 'broader':
      return narrows || isAboutAccess ? `also allows \`${proof.request.action}\`` : undefined;
    case 'unproved':
      return narrows ? 'not proved' : undefined;
  }
}

/** The title of a fix with what was proved of it. */
export function titleWithProof(title: string, proof: ChangeProof | undefined, claim: FixClaim): string {
  const label = proof && proofLabel(proof, claim);
  return label === undefined ? title : `${title} · ${label}`;
}

/** The same in a sentence, with the reason. */
export function explainProof(proof: ChangeProof, claim: FixClaim): string {
  switch (proof.verdict) {
    case 'narrower':
      return proof.world === 'open'
        ? 'Proved: whatever is filled in, nothing is allowed that was not allowed before.'
        : 'Proved for the actions that AWS has today: one that AWS adds later might be allowed.';
    case 'same':
      return proof.world === 'open'
        ? 'Proved: the same is allowed as before.'
        : 'Proved for the actions that AWS has today: the same is allowed.';
    case 'broader':
      return `It also allows what was not allowed before: ${proof.request.action} on ${proof.request.resource}.`;
    case 'unproved':
      return claim.narrows ? `Meant to narrow, but not proved, because ${proof.reason}.` : `Not proved to narrow, because ${proof.reason}.`;
  }
}
