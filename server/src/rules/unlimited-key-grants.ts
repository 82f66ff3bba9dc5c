import { limitsKey } from '../semantics/limits-key';
import { isWholeAccount, principalsOf } from '../semantics/named-principals';
import { addCondition } from '../semantics/narrow/add-condition';
import { narrowing } from '../semantics/narrow/narrowing';
import type { RuleModule } from './rule';

export const unlimitedKeyGrants: RuleModule = {
  meta: {
    name: 'unlimited-key-grants',
    summary: 'A user of a key who may give it to anybody by a grant.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based'],
  },
  check: {
    ActionPattern(entry, { document, statement, report }) {
      if (document.service !== 'kms' || statement?.effect !== 'Allow' || entry.source.text.toLowerCase() !== 'kms:creategrant') {
        return;
      }
      const holders = principalsOf(statement.principal, 'AWS').filter((each) => !isWholeAccount(each) && each.text !== '*');
      const [holder] = holders;
      if (holder === undefined || statement.action?.negated !== false || limitsKey(statement.condition, limitsGrants)) {
        return;
      }
      report({
        at: entry.source.span,
        message: `\`${holder.text.slice(holder.text.lastIndexOf(':') + 1)}\` may give the key to whomever it likes, of any account, by a grant that no policy shows. AWS services that need grants make them for it: test \`kms:GrantIsForAWSResource\`.`,
        fixes: () => {
          const alone = statement.action?.patterns.every(({ source }) => /^kms:(create|list|revoke)grants?$/i.test(source.text)) === true;
          const edit = alone ? addCondition(document, statement, 'Bool', 'kms:GrantIsForAWSResource', 'true') : undefined;
          return edit === undefined ? [] : [narrowing('Let grants be made for AWS services only', [edit])];
        },
      });
    },
  },
};

/** Keys that keep grants to some grantees, operations or services. In lower case. Source: AWS KMS Developer Guide, "AWS KMS condition keys". */
function limitsGrants(key: string): boolean {
  return /^kms:(grantisforawsresource|grantoperations|grantconstrainttype|granteeprincipal|retiringprincipal|viaservice|calleraccount)$/.test(
    key,
  );
}
