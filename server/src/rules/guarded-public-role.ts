import type { ConditionTest } from '../policy/ast';
import { isRestriction } from '../semantics/condition-strength';
import { everyPrincipal } from '../semantics/covers-every-principal';
import { namesAction } from '../semantics/names-action';
import type { RuleModule } from './rule';

export const guardedPublicRole: RuleModule = {
  meta: {
    name: 'guarded-public-role',
    summary: 'A role for everyone, which one condition keeps to an organization or a network.',
    category: 'suggestion',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    PrincipalElement(principal, { statement, report }) {
      const everyone = everyPrincipal(principal);
      const { effect, action, condition } = statement ?? {};
      if (everyone === undefined || principal.everyone !== undefined || effect !== 'Allow' || condition?.known !== true) {
        return;
      }
      const guards = condition.tests.filter(isRestriction);
      const [guard] = guards;
      if (guard === undefined || guards.some(namesCaller) || action === undefined || namesAction(action, 'sts:AssumeRole') !== true) {
        return;
      }
      report({
        at: everyone.span,
        message: `\`*\` leaves it to \`${guard.key.text}\` alone who may assume this role: ${whoPasses(guard)}. Name the accounts or roles as well, so that a mistake in one of the two lets nobody in.`,
        related: [{ at: guard.key.span, message: 'All that keeps others out.' }],
      });
    },
  },
};

/** Keys whose values are callers by name. In lower case. */
const callers: readonly string[] = ['aws:principalarn', 'aws:principalaccount', 'aws:userid', 'aws:username'];

function namesCaller({ key }: ConditionTest): boolean {
  return callers.includes(key.text.toLowerCase());
}

function whoPasses({ key }: ConditionTest): string {
  switch (key.text.toLowerCase()) {
    case 'aws:principalorgid':
    case 'aws:principalorgpaths':
      return 'any principal of that organization whose own policies let it';
    case 'sts:externalid':
      return 'anyone with an AWS account who knows the external ID, which is no secret';
    default:
      return 'anyone with an AWS account who meets it';
  }
}
