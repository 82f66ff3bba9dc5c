import type { PolicyDocument, Statement } from '../policy/ast';
import { hasKey } from '../semantics/condition-keys-of';
import { restricts } from '../semantics/condition-strength';
import { everyPrincipal } from '../semantics/covers-every-principal';
import { deliversLogs, isLoadBalancerAccount } from '../semantics/load-balancer-accounts';
import { accountOfPrincipal, isWholeAccount, principalsOf } from '../semantics/named-principals';
import { nameCaller } from '../semantics/narrow/name-caller';
import { requireExternalId } from '../semantics/narrow/require-external-id';
import { vendorOf } from '../semantics/third-party-accounts';
import { moreThanLogs } from './more-than-logs';
import type { RuleModule, Trust } from './rule';

export const wholeAccountPrincipal: RuleModule = {
  meta: {
    name: 'whole-account-principal',
    summary: 'An Allow for all of an account, where one of its roles would do.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
  },
  check: {
    PrincipalElement(principal, { document, statement, trust, report }) {
      if (statement?.effect !== 'Allow' || document.service === 'kms' || restricts(statement.condition)) {
        return;
      }
      // Everyone besides, and an external ID that lets anyone through, are graver and have rules of their own.
      if (everyPrincipal(principal) !== undefined || (statement.condition && hasKey(statement.condition, 'sts:ExternalId'))) {
        return;
      }
      for (const entry of principalsOf(principal, 'AWS').filter(isWholeAccount)) {
        const account = accountOfPrincipal(entry) ?? '';
        if (isSettled(document, account, trust) || isOwner(account, statement) || deliversLogs(account, statement)) {
          continue;
        }
        if (isLoadBalancerAccount(account)) {
          report({ at: entry.span, message: moreThanLogs(account) });
        } else {
          report({
            at: entry.span,
            message: `This is all of account \`${account}\`, not its root user: each of its users and roles that its own policies let ${what(document)}. Name the role that needs it in a test of \`aws:PrincipalArn\`.`,
            fixes: (known) => [...nameCaller(document, statement, known), ...requireExternalId(document, statement)],
          });
        }
      }
    },
  },
};

/** Whether the account is one's own, which leaves the choice to its policies as meant, or one of which other rules speak. */
function isSettled({ type }: PolicyDocument, account: string, { accounts }: Trust): boolean {
  return accounts.size > 0 || (type === 'trust' && vendorOf(account) !== undefined);
}

/** Whether the account is that of each resource the statement names: it lets its own people in as its policies say. */
function isOwner(account: string, { resource }: Statement): boolean {
  const arns = resource?.patterns.map(({ arn }) => arn?.account) ?? [];
  return arns.length > 0 && arns.every((owner) => owner === account);
}

function what({ type }: PolicyDocument): string {
  return type === 'trust' ? 'call `sts:AssumeRole` can assume this role' : 'do so can call what this statement allows';
}
