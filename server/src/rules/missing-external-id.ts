import { limitsKey } from '../semantics/limits-key';
import { accountOfPrincipal, principalsOf } from '../semantics/named-principals';
import { namesAction } from '../semantics/names-action';
import { requireExternalId } from '../semantics/narrow/require-external-id';
import { vendorOf } from '../semantics/third-party-accounts';
import type { RuleModule, Trust } from './rule';

export const missingExternalId: RuleModule = {
  meta: {
    name: 'missing-external-id',
    summary: 'A role that a third party can assume for whichever of its customers asks for it.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    PrincipalElement(principal, { document, statement, trust, report }) {
      const { effect, action, condition } = statement ?? {};
      if (effect !== 'Allow' || statement === undefined || action === undefined || namesAction(action, 'sts:AssumeRole') !== true) {
        return;
      }
      if (limitsKey(condition, (key) => tellsCustomer.includes(key))) {
        return;
      }
      for (const entry of principalsOf(principal, 'AWS')) {
        const account = accountOfPrincipal(entry);
        const whose = account === undefined ? undefined : thirdParty(account, trust);
        if (whose !== undefined) {
          report({
            at: entry.span,
            message: `\`${account}\` is ${whose}, and acts for others too: one of its customers who names this role has the third party assume it. Compare \`sts:ExternalId\` with the ID that it has issued for you.`,
            fixes: () => requireExternalId(document, statement),
          });
        }
      }
    },
  },
};

/** Whose account it is, where it is a third party's. That an account is not trusted at all is another rule's. */
function thirdParty(account: string, { accounts, thirdParties }: Trust): string | undefined {
  const vendor = vendorOf(account);
  const isSettled = accounts.size > 0 && !thirdParties.has(account);
  if (isSettled || (vendor === undefined && !thirdParties.has(account))) {
    return undefined;
  }
  return vendor === undefined ? "a third party's account" : `an account of ${vendor}`;
}

/** An organization is one customer: its accounts do not act for others. */
const tellsCustomer: readonly string[] = ['sts:externalid', 'aws:principalorgid', 'aws:principalorgpaths', 'sts:sourceidentity'];
