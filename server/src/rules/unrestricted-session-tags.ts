import type { ConditionTest, PrincipalElement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { everyPrincipal } from '../semantics/covers-every-principal';
import { limitsKey } from '../semantics/limits-key';
import { accountOfPrincipal, principalsOf } from '../semantics/named-principals';
import { limitSessionTags } from '../semantics/narrow/limit-session-tags';
import type { RuleModule, Trust } from './rule';

export const unrestrictedSessionTags: RuleModule = {
  meta: {
    name: 'unrestricted-session-tags',
    summary: 'Callers from outside who may set whatever session tags they like.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    Statement(statement, { document, trust, report }) {
      const { effect, principal, action, condition } = statement;
      if (effect !== 'Allow' || principal === undefined || action === undefined || action.negated) {
        return;
      }
      const entry = action.patterns.find(({ source }) => isStatic(source) && source.text.toLowerCase() === 'sts:tagsession');
      const who = outsider(principal, trust);
      if (entry === undefined || who === undefined || limitsKey(condition, isTagKey) || condition?.tests.some(listsTagKeys) === true) {
        return;
      }
      report({
        at: entry.source.span,
        message: `${who} may give the session any tags: where policies let in by \`aws:PrincipalTag\`, it takes the tag that opens the door. Test \`aws:TagKeys\` and \`aws:RequestTag/…\`.`,
        fixes: (known) => limitSessionTags(document, statement, known),
      });
    },
  },
};

function isTagKey(key: string): boolean {
  return /^aws:(tagkeys|requesttag\/.+)$|^sts:transitivetagkeys$/.test(key);
}

/** `ForAllValues` on the keys is how they are kept to a list: without tags there is nothing to keep out. */
function listsTagKeys({ key, operator }: ConditionTest): boolean {
  return operator?.setOperator === 'ForAllValues' && isTagKey(key.text.toLowerCase());
}

/** Who of the principals is not of the user's own accounts, as the beginning of a sentence. AWS services set the tags they are made for. */
function outsider(principal: PrincipalElement, { accounts }: Trust): string | undefined {
  if (everyPrincipal(principal) !== undefined) {
    return 'Whoever assumes the role';
  }
  if (principalsOf(principal, 'Federated').length > 0) {
    return 'The identity provider';
  }
  const stranger = principalsOf(principal, 'AWS')
    .map(accountOfPrincipal)
    .find((account) => account !== undefined && !accounts.has(account));
  return stranger === undefined ? undefined : `Account \`${stranger}\``;
}
