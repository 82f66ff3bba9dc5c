import type { PolicyDocument, Statement } from '../policy/ast';
import { principalsOf } from './named-principals';
import { namesAction } from './names-action';

/**
 * Which of the needed actions no statement of the trust policy allows the service. Told of the first statement that trusts it, and empty
 * for the others, as several may share the work. What is not known before deployment may be among them.
 */
export function missingActions(
  document: PolicyDocument,
  statement: Statement,
  service: string,
  needed: readonly string[],
): readonly string[] {
  if (!trusts(statement, service) || document.statements.find((each) => trusts(each, service)) !== statement) {
    return [];
  }
  const trusting = document.statements.filter((each) => trusts(each, service));
  return needed.filter((action) => trusting.every((other) => other.action && namesAction(other.action, action) === false));
}

function trusts({ effect, principal, action }: Statement, service: string): boolean {
  return effect === 'Allow' && action !== undefined && principalsOf(principal, 'Service').some(({ text }) => text === service);
}
