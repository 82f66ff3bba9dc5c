import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { Budget } from './arena';
import { type InclusionOptions, includes } from './includes';

/** A statement that makes no difference within its policy. */
export interface IdleStatement {
  readonly statement: Statement;
  /**
   * `impossible`: no request can match it. `overridden`: whatever it allows, the policy's own Deny statements deny. `redundant`:
   * the other statements allow all that it allows. `needless`: nothing that it denies is allowed by the policy; it may still count
   * together with other policies, so that it is never to be removed for that alone.
   */
  readonly kind: 'impossible' | 'overridden' | 'redundant' | 'needless';
}

/** Each statement asks up to three questions: none of them may take long. */
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
  const holds = (newer: readonly Statement[], older: readonly Statement[]): boolean => {
    const answer = includes({ ...document, statements: newer }, { ...document, statements: older }, reference, {
      budget: smallBudget,
      ...options,
    });
    return answer.verdict === 'proved' && answer.world === 'open';
  };
  return document.statements.flatMap((statement): readonly IdleStatement[] => {
    const kind = kindOf(statement, document.statements, holds);
    return kind === undefined ? [] : [{ statement, kind }];
  });
}

function kindOf(
  statement: Statement,
  all: readonly Statement[],
  holds: (newer: readonly Statement[], older: readonly Statement[]) => boolean,
): IdleStatement['kind'] | undefined {
  const others = all.filter((other) => other !== statement);
  if (holds([{ ...statement, effect: 'Allow' }], [])) {
    return 'impossible';
  }
  if (statement.effect === 'Deny') {
    return holds(others, all) ? 'needless' : undefined;
  }
  const denies = others.filter(({ effect }) => effect === 'Deny');
  if (denies.length > 0 && holds([statement, ...denies], [])) {
    return 'overridden';
  }
  return holds(all, others) ? 'redundant' : undefined;
}
