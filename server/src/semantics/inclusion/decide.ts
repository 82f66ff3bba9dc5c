import type { ConditionTest, PolicyDocument, Statement } from '../../policy/ast';
import { documentProblem } from './document-problem';
import { type Decision, decisionOf, partsOf, readsVariables, type StatementPart } from './evaluate-request';
import type { Truth } from './evaluate-test';
import { defaultReading, type Reading } from './reading';
import type { Request } from './request';

/** What one policy says of a request, and why. */
export interface Decided {
  readonly decision: Decision;
  /** In the order of the policy. */
  readonly statements: readonly DecidedStatement[];
  /** Those that decide: the Deny that apply, else the Allow that do; for `undecided` those of which it is not known. */
  readonly deciding: readonly DecidedStatement[];
  /** Why the document as a whole cannot be read, so that it is `undecided`: `\`Action\` occurs twice in one object`. */
  readonly problem: string | undefined;
}

export interface DecidedStatement {
  readonly statement: Statement;
  /** Whether it applies to the request; `undefined` where that is not known. */
  readonly applies: Truth;
  /** The parts that keep it from applying, or those that keep this from being known. */
  readonly reasons: readonly Reason[];
}

/** A part of a statement that does not hold, or of which it is not known. */
export interface Reason {
  readonly part: StatementPart['kind'];
  readonly known: boolean;
  /** For a `condition`: the test, and what the request has for its key; `undefined` when the key is absent. */
  readonly test?: ConditionTest;
  readonly found?: string | readonly string[] | undefined;
}

/**
 * Decides one request by one policy alone and says of each statement why it does not apply. Rests on the evaluator alone, which shares
 * nothing with the prover.
 */
export function decide(document: PolicyDocument, request: Request, reading: Reading = defaultReading): Decided {
  const variables = readsVariables(document);
  const statements = document.statements.map((statement) => decideStatement(statement, request, variables, reading));
  const problem = documentProblem(document);
  const verdicts = statements.map(({ statement, applies }) => ({ effect: statement.effect, truth: applies }));
  const decision = problem === undefined ? decisionOf(verdicts) : 'undecided';
  return { decision, statements, deciding: statements.filter((one) => decides(one, decision)), problem };
}

function decideStatement(statement: Statement, request: Request, variables: boolean, reading: Reading): DecidedStatement {
  const parts = partsOf(statement, request, variables, reading).map((part) => ({ part, truth: part.holds() }));
  const failed = parts.filter(({ truth }) => truth === false);
  const open = parts.filter(({ truth }) => truth === undefined);
  const reasons = (failed.length > 0 ? failed : open).map(({ part, truth }): Reason => {
    const known = truth === false;
    return part.kind === 'condition'
      ? { part: part.kind, known, test: part.test, found: request.context[part.test.key.text.toLowerCase()] }
      : { part: part.kind, known };
  });
  return { statement, applies: failed.length > 0 ? false : open.length > 0 ? undefined : true, reasons };
}

function decides({ statement: { effect }, applies }: DecidedStatement, decision: Decision): boolean {
  switch (decision) {
    case 'denied':
      return effect === 'Deny' && applies === true;
    case 'allowed':
      return effect === 'Allow' && applies === true;
    case 'undecided':
      return applies === undefined;
    case 'not-allowed':
      return false;
  }
}
