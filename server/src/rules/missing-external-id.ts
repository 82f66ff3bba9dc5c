import { limitsKey } from '../semantics/limits-key';
import { accountOfPrincipal, principalsOf } from '../semantics/named-principals';
import { namesAction } from '../semantics/names-action';
import { requireExternalId } from '../semantics/narrow/require-external-id';
import type { RuleModule } from './rule';

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
        if (account !== undefined && trust.thirdParties.has(account)) {
          report({
            at: entry.span,
            message: `\`${account}\` is a third party's account, and acts for others too: one of its customers who names this role has the third party assume it. Compare \`sts:ExternalId\` with the ID that it has issued for you.`,
            fixes: () => requireExternalId(document, statement),
          });
        }
      }
    },
  },
};

/** An organization is one customer: its accounts do not act for others. */
const tellsCustomer: readonly string[] = ['sts:externalid', 'aws:principalorgid', 'aws:principalorgpaths', 'sts:sourceidentity'];
