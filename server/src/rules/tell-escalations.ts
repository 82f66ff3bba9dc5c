import type { Statement } from '../policy/ast';
import { type EffectiveGrant, grantedAt } from '../semantics/grants/effective-grants';
import { type Escalation, escalations } from '../semantics/grants/escalations';
import { passedRole } from '../semantics/grants/passed-role';
import { toldApart } from '../semantics/grants/service-grants';
import { qualifiedName } from '../semantics/matching-actions';
import { limitPassRole } from '../semantics/narrow/limit-pass-role';
import type { Certainty } from '../semantics/risks/escalation-path';
import { listOf } from '../semantics/telling-actions';
import type { ValuesInUse } from '../semantics/values-in-use';
import { alsoChanges } from './also-changes';
import { roleCodes } from './role-codes';
import type { Note, RuleContext, RuleMeta } from './rule';

/**
 * Reports the paths of such certainty that the policy opens: one finding for all that begin in a statement, which tells the most telling of
 * them and where each of its actions is granted, and names the others in what is related.
 */
export function tellEscalations(
  { document, reference, report }: Pick<RuleContext, 'document' | 'reference' | 'report'>,
  certainties: readonly Certainty[],
  { sameAs }: Pick<RuleMeta, 'sameAs'>,
): void {
  const byStatement = new Map<Statement, Escalation[]>();
  for (const escalation of escalations(reference, document)) {
    const { statement } = escalation.grants[0];
    byStatement.set(statement, [...(byStatement.get(statement) ?? []), escalation]);
  }
  for (const [statement, found] of byStatement) {
    const all = toldApart(reference, document, found);
    const [first, ...others] = all.filter(({ path }) => certainties.includes(path.certainty));
    if (first !== undefined && !isBesideThePoint(first, all)) {
      const actions = first.grants.map(({ action }) => action);
      const role = certainties.includes('certain') ? passedRole(reference, document, statement) : undefined;
      report({
        at: grantedAt(first.grants[0]),
        message: `${messageFor(first, others.length)}${certainties.includes('possible') ? '' : alsoChanges(reference, document, statement, 'escalation', actions)}`,
        ...(role === undefined
          ? {}
          : {
              sameAs: [...(sameAs ?? []), ...roleCodes(statement, role.pattern)],
              fixes: (known: ValuesInUse) => limitPassRole(reference, document, statement, known),
            }),
        related: [...first.grants.flatMap(stepOf), ...others.map(otherWay)],
      });
    }
  }
}

/** Where a statement is enough by itself to take on all permissions, what it likely leads to besides is no news. */
function isBesideThePoint({ path }: Escalation, all: readonly Escalation[]): boolean {
  return path.certainty === 'likely' && all.some((other) => other.path.certainty === 'certain');
}

function messageFor({ path, grants }: Escalation, others: number): string {
  const actions = grants.map(({ action }) => action);
  const rest =
    others === 0 ? '' : others === 1 ? ', and gain permissions in another way' : `, and gain permissions in ${others} other ways`;
  return `${listOf(actions)} ${actions.length === 1 ? 'lets' : 'together let'} whoever has this policy ${path.could}${rest}.`;
}

/** Where an action of a path is granted, and on what. */
function stepOf(grant: EffectiveGrant): readonly Note[] {
  const name = `\`${qualifiedName(grant.action)}\``;
  const onWhat = grant.resource?.source.span ?? grant.statement.resource?.element.key.span;
  const step = { at: grantedAt(grant), message: `Allows ${name}.` };
  return onWhat === undefined ? [step] : [step, { at: onWhat, message: `What ${name} is allowed on.` }];
}

function otherWay({ path, grants }: Escalation): Note {
  return { at: grantedAt(grants[0]), message: `Could also ${path.could}: ${listOf(grants.map(({ action }) => action))}.` };
}
