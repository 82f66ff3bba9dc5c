import type { PolicyDocument } from '../../policy/ast';
import { editsSharedText } from '../../policy/shared-text';
import { hole, type Value } from '../../policy/value';
import type { ServiceReference } from '../../reference/types';
import { applyEdits, type Edit } from '../../text/edit';
import { meets } from '../../text/span';
import { hasTabStops, withStops } from '../../text/tab-stop';
import type { Budget } from '../inclusion/arena';
import type { World } from '../inclusion/certificate';
import { checkCertificate } from '../inclusion/check/check-certificate';
import { includes } from '../inclusion/includes';
import type { Request } from '../inclusion/request';
import { type Obligation, obligationsOf } from './obligations';

/** Edits to a text with policies in it. */
export interface Change {
  readonly text: string;
  /** The policies of the text. */
  readonly policies: readonly PolicyDocument[];
  readonly edits: readonly Edit[];
  /** The policies of a text in the same language; `undefined` where it does not parse. */
  readonly reread: (text: string) => readonly PolicyDocument[] | undefined;
}

/** What is known of what a change does to the policies of its text, whatever is written at its tab stops. */
export type ChangeProof =
  /** Nothing more is allowed; `same`: nothing less either. By the prover and by the checker of its certificates. */
  | { readonly verdict: 'narrower' | 'same'; readonly world: World }
  /** The request is allowed afterwards and was not before. */
  | { readonly verdict: 'broader'; readonly request: Request }
  /** Nothing may be concluded. `reason` is a clause that goes on after "because". */
  | { readonly verdict: 'unproved'; readonly reason: string };

/** Longer texts are no policy that AWS stores, nor a template that it takes: reading them again would keep the author waiting. */
const longest = 1_100_000;

/**
 * Proves that a change narrows, or changes nothing, by reading the text that it leaves. Each tab stop stands as a part that nobody knows, so
 * that the proof holds for whatever is written there. The same question always gets the same answer.
 */
export function proveChange(change: Change, reference: ServiceReference, budget?: Budget): ChangeProof {
  const { text, policies, edits, reread } = change;
  if (text.length > longest) {
    return { verdict: 'unproved', reason: 'the text is too long' };
  }
  const filled = edits.map(({ span, newText }) => ({ span, newText: withStops(newText, hole) }));
  const newText = applyEdits(text, filled);
  const after = reread(newText);
  if (after === undefined || after.length !== policies.length) {
    return { verdict: 'unproved', reason: 'the text would not hold the same policies' };
  }
  const sourceOf = (isOlder: boolean, { span }: Value) => {
    const source = (isOlder ? text : newText).slice(span.start, span.end);
    return source.includes(hole) ? undefined : source;
  };
  const toFillIn = edits.some((edit) => hasTabStops(edit.newText));
  const proofs = policies.flatMap((older, index): readonly ChangeProof[] => {
    const found = after[index];
    if (found === undefined || !concerns(edits, older)) {
      return [];
    }
    // What kind of policy it is has been decided before.
    const newer = { ...found, type: older.type, service: older.service };
    return [provePair({ newer, older, sourceOf, toFillIn }, reference, budget)];
  });
  return together(proofs);
}

/** A YAML alias or merge key may bring text from elsewhere into a policy. */
function concerns(edits: readonly Edit[], policy: PolicyDocument): boolean {
  return edits.some(({ span }) => meets(span, policy.span)) || editsSharedText(policy, edits);
}

interface Pair {
  readonly newer: PolicyDocument;
  readonly older: PolicyDocument;
  /** How a value is written; `undefined` where that is still to be filled in. */
  readonly sourceOf: (isOlder: boolean, value: Value) => string | undefined;
  readonly toFillIn: boolean;
}

function provePair(pair: Pair, reference: ServiceReference, budget?: Budget): ChangeProof {
  const { newer, older, toFillIn } = pair;
  const forward = proveAll(obligationsOf(newer, older), pair, reference, budget);
  if (forward.verdict !== 'narrower' || toFillIn) {
    return forward;
  }
  const backward = proveAll(obligationsOf(older, newer), pair, reference, budget);
  if (backward.verdict !== 'narrower') {
    return forward;
  }
  return { verdict: 'same', world: forward.world === 'open' ? backward.world : forward.world };
}

function proveAll(
  obligations: readonly Obligation[],
  { older: original, sourceOf }: Pair,
  reference: ServiceReference,
  budget?: Budget,
): ChangeProof {
  let world: World = 'open';
  for (const { newer, older, otherwise } of obligations) {
    const options = {
      sourceOf: (document: PolicyDocument, value: Value) => sourceOf(document.root === original.root, value),
      ...(budget === undefined ? {} : { budget }),
    };
    const answer = includes(newer, older, reference, options);
    if (answer.verdict === 'refuted' && otherwise === undefined) {
      return { verdict: 'broader', request: answer.request };
    }
    if (answer.verdict !== 'proved') {
      return {
        verdict: 'unproved',
        reason: otherwise ?? (answer.verdict === 'unknown' ? answer.reason : 'a request shows that it is not so'),
      };
    }
    if (!checkCertificate(newer, older, reference, answer.certificate, options)) {
      return { verdict: 'unproved', reason: 'the proof could not be confirmed' };
    }
    world = answer.world === 'open' ? world : answer.world;
  }
  return { verdict: 'narrower', world };
}

/** Of several policies: each must be proved. */
function together(proofs: readonly ChangeProof[]): ChangeProof {
  const [first] = proofs;
  if (first === undefined) {
    return { verdict: 'unproved', reason: 'it changes no policy of the text' };
  }
  const failed = proofs.find(({ verdict }) => verdict === 'broader') ?? proofs.find(({ verdict }) => verdict === 'unproved');
  if (failed !== undefined) {
    return failed;
  }
  const isOpen = proofs.every((proof) => !('world' in proof) || proof.world === 'open');
  return { verdict: proofs.every(({ verdict }) => verdict === 'same') ? 'same' : 'narrower', world: isOpen ? 'open' : 'known-actions' };
}
