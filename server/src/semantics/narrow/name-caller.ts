import type { PolicyDocument, Statement } from '../../policy/ast';
import { stopWith } from '../known-stops';
import { accountOfPrincipal, isWholeAccount, namesOnly, principalsOf } from '../named-principals';
import type { ValuesInUse } from '../values-in-use';
import { addCondition } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps a grant to a whole account to one of its roles, by a condition. The account stays the principal: with the role in its place, the
 * role would have the grant directly, without any permission of its own, and so more than before where it is of the same account.
 *
 * Why that narrows: it is one more test of an Allow's condition. Empty where the statement names others than AWS principals, and where
 * one of them cannot be put into the condition too.
 */
export function nameCaller(document: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Narrowing[] {
  const { effect, principal } = statement;
  if (effect !== 'Allow' || principal === undefined || !principal.known || !namesOnly(principal, 'AWS')) {
    return [];
  }
  const callers = principalsOf(principal, 'AWS').map((each) => {
    const partition = /^arn:([^:]*):/.exec(each.text)?.[1] ?? 'aws';
    return isWholeAccount(each)
      ? `arn:${partition}:iam::${accountOfPrincipal(each)}:role/${stopWith('RoleName', rolesOf(known, accountOfPrincipal(each)))}`
      : each.text;
  });
  const [first, ...others] = new Set(callers);
  if (first === undefined || !callers.every((caller) => /^arn:[^:]*:iam:/.test(caller))) {
    return [];
  }
  const edit = addCondition(document, statement, 'ArnEquals', 'aws:PrincipalArn', others.length === 0 ? first : [first, ...others]);
  return edit === undefined ? [] : [narrowing('Let in one role of the account only, with a test of `aws:PrincipalArn`', [edit])];
}

/** The names of an account's roles that are in use. */
function rolesOf(known: ValuesInUse, account: string | undefined): readonly string[] {
  return known.ranked('arn').flatMap((arn) => {
    const [, owner, name] = /^arn:[^:]*:iam::(\d{12}):role\/([^*?]+)$/.exec(arn) ?? [];
    return name === undefined || owner !== account ? [] : [name];
  });
}
