import type { ActionPattern } from '../policy/action-pattern';
import type { PolicyDocument, Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { everyPrincipal } from '../semantics/covers-every-principal';
import { limitsKey } from '../semantics/limits-key';
import { accountOfPrincipal, principalsOf } from '../semantics/named-principals';
import { leaveOutEntry } from '../semantics/narrow/leave-out-entry';
import { actionsMatching, policyChanges, worksAcrossAccounts } from '../semantics/policy-changes';
import { restrictsCallers } from '../semantics/restricts-callers';
import type { RuleModule, Trust } from './rule';

export const rewritablePolicy: RuleModule = {
  meta: {
    name: 'rewritable-policy',
    summary: 'A policy that callers from outside may replace with their own.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based'],
  },
  check: {
    Statement(statement, { document, reference, trust, report }) {
      const { effect, action } = statement;
      const { service } = document;
      const who = effect === 'Allow' ? outsider(document, statement, trust) : undefined;
      if (who === undefined || service === undefined || action === undefined || action.negated || namesPathsOnly(statement)) {
        return;
      }
      const namesAcl = limitsKey(statement.condition, (key) => /^s3:x-amz-(acl|grant-)/.test(key));
      for (const entry of action.patterns) {
        const all = isStatic(entry.source) ? policyChanges(actionsMatching(reference, entry, service)) : [];
        const changes = all.filter(
          (each) => !(who.isOfOtherAccount && !worksAcrossAccounts(each)) && !(/object(version)?acl$/i.test(each) && namesAcl),
        );
        const [first] = changes;
        if (first !== undefined) {
          report({
            at: entry.source.span,
            message: `${who.name} may call \`${first}\`${by(entry, first)}, and so ${consequenceOf(first)}. Leave that to your own account.`,
            fixes: () => leaveOutEntry(document, statement, entry, changes),
          });
        }
      }
    },
  },
};

/**
 * Whether the resources are paths within a domain, `domain/orders/*`, which the domain itself with its policy is not. Source: Amazon OpenSearch
 * Service Developer Guide, "Identity and Access Management".
 */
function namesPathsOnly({ resource }: Statement): boolean {
  const patterns = resource?.patterns ?? [];
  return patterns.length > 0 && patterns.every(({ arn }) => arn?.service === 'es' && /^domain\/[^/*?]+\/./.test(arn.resource));
}

function by({ source }: ActionPattern, action: string): string {
  return source.text.toLowerCase() === action.toLowerCase() ? '' : ` by \`${source.text}\``;
}

function consequenceOf(action: string): string {
  return /acl$/i.test(action)
    ? 'let in whomever it likes, everyone too'
    : 'change this very policy: give itself everything, and lock you out';
}

interface Outsider {
  /** As the beginning of a sentence. */
  readonly name: string;
  /** Not of the account that the resource is of. Others may be. */
  readonly isOfOtherAccount: boolean;
}

/** Who of the principals is not of the account that the resource is of, or need not be; `undefined` where that is not known. */
function outsider(document: PolicyDocument, { principal, resource, condition }: Statement, trust: Trust): Outsider | undefined {
  if (principal === undefined || condition?.known === false) {
    return undefined;
  }
  if (everyPrincipal(principal) !== undefined) {
    // A policy for everyone is another rule's; and one account is mostly the own, as in the policies that SNS and KMS begin with.
    const isGuarded = restrictsCallers(condition) && !limitsKey(condition, namesAccount) && document.service !== 'kms';
    return isGuarded ? { name: 'Everyone who meets the condition', isOfOtherAccount: false } : undefined;
  }
  const owners = new Set(resource?.patterns.flatMap(({ arn }) => (arn !== undefined && /^\d{12}$/.test(arn.account) ? [arn.account] : [])));
  const own = new Set([...trust.accounts].filter((account) => !trust.thirdParties.has(account)));
  const isOutside = (account: string) => (owners.size > 0 ? !owners.has(account) : own.size > 0 && !own.has(account));
  const stranger = principalsOf(principal, 'AWS')
    .map(accountOfPrincipal)
    .find((account) => account !== undefined && isOutside(account));
  return stranger === undefined ? undefined : { name: `Account \`${stranger}\``, isOfOtherAccount: true };
}

function namesAccount(key: string): boolean {
  return /^aws:(sourceowner|sourceaccount|principalaccount|principalarn)$|^kms:calleraccount$/.test(key);
}
