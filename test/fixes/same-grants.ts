import type { PolicyDocument } from '../../server/src/policy/ast';
import type { Value } from '../../server/src/policy/value';
import type { ServiceReference } from '../../server/src/reference/types';
import { documentProblem } from '../../server/src/semantics/inclusion/document-problem';
import { evaluateRequest } from '../../server/src/semantics/inclusion/evaluate-request';
import { includes } from '../../server/src/semantics/inclusion/includes';
import type { Request } from '../../server/src/semantics/inclusion/request';
import { sampleRequests } from './sample-requests';

/** A policy, and the text that it was read from. */
export interface Written {
  readonly document: PolicyDocument;
  readonly text: string;
}

/** Whether two policies grant the same, and how that is known. */
export type Sameness =
  /** By the decision engine, in both directions, for actions still to come too. */
  | { readonly kind: 'proved' }
  /** The engine does not decide; requests made of what the policies speak of are decided alike. */
  | { readonly kind: 'sampled' }
  /** There is nothing to compare with: AWS takes no such policy, for this reason. */
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'different'; readonly request: Request };

/** Enough for nearly every policy that AWS would store, and never long. */
const budget = { steps: 400_000, branches: 800 };

/** Compares what two policies grant: on sampled requests always, and by proof where that is decided. */
export function compareGrants(before: Written, after: Written, reference: ServiceReference): Sameness {
  const problem = documentProblem(before.document);
  if (problem !== undefined) {
    return { kind: 'rejected', reason: problem };
  }
  const request = sampleRequests([before.document, after.document], reference).find((each) => {
    const decisions = [before, after].map(({ document }) => evaluateRequest(document, each));
    const allowed = decisions.map((decision) => decision === 'allowed');
    return !decisions.includes('undecided') && allowed[0] !== allowed[1];
  });
  if (request !== undefined) {
    return { kind: 'different', request };
  }
  const texts = new Map([before, after].map(({ document, text }) => [document, text]));
  const sourceOf = (document: PolicyDocument, { span }: Value) => texts.get(document)?.slice(span.start, span.end);
  const ways = [
    [after.document, before.document],
    [before.document, after.document],
  ] as const;
  const answers = ways.map(([newer, older]) => includes(newer, older, reference, { budget, sourceOf }));
  const refuted = answers.find((answer) => answer.verdict === 'refuted');
  if (refuted?.verdict === 'refuted') {
    return { kind: 'different', request: refuted.request };
  }
  return answers.every((answer) => answer.verdict === 'proved' && answer.world === 'open') ? { kind: 'proved' } : { kind: 'sampled' };
}
