import type { PolicyDocument, Statement } from '../../policy/ast';
import { type Decision, evaluateRequest } from './evaluate-request';
import type { Request } from './request';

/** The decision, at the budget's expense; `undecided` once that is spent, so that it confirms nothing. */
export function evaluateWithin(budget: { steps: number }, document: PolicyDocument, request: Request): Decision {
  budget.steps -= stepsOf(document, request);
  return budget.steps < 0 ? 'undecided' : evaluateRequest(document, request);
}

/** How much there is to compare a request with. */
interface Weight {
  /** UTF-16 units of all patterns and values. */
  readonly all: number;
  /** Of those with wildcards, and of the long ones among these. */
  readonly open: number;
  readonly long: number;
}

const weights = new WeakMap<PolicyDocument, Weight>();

function weightOf(document: PolicyDocument): Weight {
  let weight = weights.get(document);
  if (weight === undefined) {
    const texts = document.statements.flatMap(textsOf);
    const open = texts.filter((text) => /[*?$]/.test(text));
    weight = { all: lengthOf(texts), open: lengthOf(open), long: lengthOf(open.filter(({ length }) => length > 128)) };
    weights.set(document, weight);
  }
  return weight;
}

function textsOf({ action, resource, principal, condition }: Statement): readonly string[] {
  return [
    ...[action, resource].flatMap((element) => element?.patterns.map(({ source }) => source.text) ?? []),
    ...(principal?.groups.flatMap(({ principals }) => principals.map(({ text }) => text)) ?? []),
    ...(condition?.tests.flatMap(({ values }) => values.flatMap((value) => (value.kind === 'string' ? [value.text] : []))) ?? []),
  ];
}

/** With a little for each text by itself. */
function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + 8 + length, 0);
}

/** Most statements are of other actions; long patterns may be compared with a long text place by place. */
function stepsOf(document: PolicyDocument, { resource, context }: Request): number {
  const { all, open, long } = weightOf(document);
  const values = Object.values(context).flat();
  const length = values.reduce((most, value) => Math.max(most, value.length), resource.length);
  return (all >> 5) + values.length + Math.ceil(((length > 512 ? open : long) * length) / 8);
}
