import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { Budget } from './arena';
import { type InclusionOptions, includes } from './includes';
import type { Inclusion } from './inclusion';
import type { Request } from './request';

/** A statement that makes no difference within its policy. */
export interface IdleStatement {
  readonly statement: Statement;
  /**
   * `dead`: no request can match it. `overridden`: whatever it allows, the policy's own Deny statements deny. `shadowed`: one other
   * statement allows all that it allows. `redundant`: several others do together. `needless`: nothing that it denies is allowed by the
   * policy; it may still count together with other policies, so that it is never to be removed for that alone.
   */
  readonly kind: 'dead' | 'overridden' | 'shadowed' | 'redundant' | 'needless';
  /** For `shadowed`: the statement that allows all of it. */
  readonly by: Statement | undefined;
  /** A request that it matches, and that others decide; `undefined` for `dead` and where none was found. */
  readonly example: Request | undefined;
}

/** Each statement asks a few questions: none of them may take long. */
const smallBudget: Budget = { steps: 1_000_000, branches: 1_000 };

/**
 * The statements that are proved to make no difference, also for actions still to come; each taken alone, so that of two equal
 * ones both are in the list. Empty when nothing is proved.
 */
export function idleStatements(
  document: PolicyDocument,
  reference: ServiceReference,
  options: InclusionOptions = {},
): readonly IdleStatement[] {
  const ask: Ask = (newer, older) =>
    includes({ ...document, statements: newer }, { ...document, statements: older }, reference, { budget: smallBudget, ...options });
  return document.statements.flatMap((statement) => idle(statement, document.statements, ask) ?? []);
}

type Ask = (newer: readonly Statement[], older: readonly Statement[]) => Inclusion;

function idle(statement: Statement, all: readonly Statement[], ask: Ask): IdleStatement | undefined {
  const holds = (newer: readonly Statement[], older: readonly Statement[]): boolean => isProved(ask(newer, older));
  const matching = ask([{ ...statement, effect: 'Allow' }], []);
  const example = matching.verdict === 'refuted' ? matching.request : undefined;
  const others = all.filter((other) => other !== statement);
  const found = (kind: IdleStatement['kind'], by?: Statement): IdleStatement => ({ statement, kind, by, example });
  if (isProved(matching)) {
    return found('dead');
  }
  if (statement.effect === 'Deny') {
    return holds(others, all) ? found('needless') : undefined;
  }
  const denies = others.filter(({ effect }) => effect === 'Deny');
  if (denies.length > 0 && holds([statement, ...denies], [])) {
    return found('overridden');
  }
  if (!holds(all, others)) {
    return undefined;
  }
  const by = others.find((other) => other.effect === 'Allow' && holds([statement, ...denies], [other]));
  return found(by === undefined ? 'redundant' : 'shadowed', by);
}

function isProved(answer: Inclusion): boolean {
  return answer.verdict === 'proved' && answer.world === 'open';
}
