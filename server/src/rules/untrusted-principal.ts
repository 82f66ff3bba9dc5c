import { readArn } from '../policy/arn';
import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { isStatic, type StringValue } from '../policy/value';
import { isRestriction } from '../semantics/condition-strength';
import { everyPrincipal } from '../semantics/covers-every-principal';
import { deliversLogs, isLoadBalancerAccount } from '../semantics/load-balancer-accounts';
import { addCondition } from '../semantics/narrow/add-condition';
import { moreThanLogs } from './more-than-logs';
import type { Fix, RuleModule, Trust } from './rule';

export const untrustedPrincipal: RuleModule = {
  meta: {
    name: 'untrusted-principal',
    summary: 'An Allow for an account or organization that the settings do not list.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
  },
  check: {
    Statement(statement, { document, trust, report }) {
      const { effect, principal, condition } = statement;
      if (effect !== 'Allow' || principal === undefined || principal.negated || condition?.known === false) {
        return;
      }
      const tests = condition?.tests ?? [];
      if (!tests.some((test) => keepsToTrusted(test, trust))) {
        for (const entry of principal.groups.filter(({ type }) => type.text === 'AWS').flatMap(({ principals }) => principals)) {
          const account = accountOf(entry);
          if (account === undefined || !isStranger(account, trust) || deliversLogs(account, statement)) {
            continue;
          }
          if (isLoadBalancerAccount(account)) {
            report({ at: entry.span, message: moreThanLogs(account) });
          } else {
            const fixes = () => keepToOrganizations(document, statement, trust);
            report({ at: entry.span, message: strangeAccount(account, document), fixes });
          }
        }
      }
      for (const value of tests.flatMap((test) => strangersIn(test, trust, statement))) {
        report({ at: value.span, message: strangeValue(value.text) });
      }
    },
  },
};

/** Of an account's ID, or of an ARN in it; `undefined` for CloudFront's user, and for what is not known before deployment. */
function accountOf(entry: StringValue): string | undefined {
  const account = readArn(entry.text)?.account ?? entry.text;
  return isStatic(entry) && /^\d{12}$/.test(account) ? account : undefined;
}

function isStranger(account: string, { accounts }: Trust): boolean {
  return accounts.size > 0 && !accounts.has(account);
}

/** Keys that tell the caller's organization. Names in lower case. */
const organizationKeys: readonly string[] = ['aws:principalorgid', 'aws:principalorgpaths'];

/** Keys that tell the caller's account. */
const accountKeys: readonly string[] = ['aws:principalaccount', 'kms:calleraccount'];

/** Whether every caller that meets the test is of an organization that is trusted. What is not known before deployment may say so. */
function keepsToTrusted(test: ConditionTest, { organizations }: Trust): boolean {
  return (
    organizationKeys.includes(test.key.text.toLowerCase()) &&
    isRestriction(test) &&
    test.values.every((value) => value.kind !== 'string' || !isStatic(value) || organizations.has(organizationOf(value)))
  );
}

/** `o-a1b2c3d4e5/r-ab12/ou-…`, a path in an organization, begins with its ID. */
function organizationOf({ text }: StringValue): string {
  return text.split('/')[0] ?? text;
}

/** The values that let in an organization, or with `*` as principal an account, that is not trusted. */
function strangersIn(test: ConditionTest, trust: Trust, statement: Statement): readonly StringValue[] {
  const key = test.key.text.toLowerCase();
  const { operator } = test;
  if (operator === undefined || operator.negated || operator.family !== 'String') {
    return [];
  }
  const values = test.values.filter((value): value is StringValue => value.kind === 'string' && isStatic(value));
  if (organizationKeys.includes(key) && trust.organizations.size > 0) {
    return values.filter((value) => /^o-[a-z0-9]+$/.test(organizationOf(value)) && !trust.organizations.has(organizationOf(value)));
  }
  const forEveryone = statement.principal !== undefined && everyPrincipal(statement.principal) !== undefined;
  return forEveryone && accountKeys.includes(key)
    ? values.filter(({ text }) => /^\d{12}$/.test(text) && isStranger(text, trust) && !deliversLogs(text, statement))
    : [];
}

function strangeAccount(account: string, { type }: PolicyDocument): string {
  const what = type === 'trust' ? 'assume this role' : 'call what this statement allows';
  return `Account \`${account}\` is none of yours by the settings, and not one that you trust; it can ${what}. If that is right, add it to \`accounts\` or \`trustedAccounts\`; otherwise take it out.`;
}

function strangeValue(text: string): string {
  const [field, what] = text.startsWith('o-') ? ['trustedOrganizations', 'Organization'] : ['trustedAccounts', 'Account'];
  return `${what} \`${text.split('/')[0]}\` is not one that the settings trust; this condition lets it in. If that is right, add it to \`${field}\`; otherwise take it out.`;
}

/** One more test of an Allow's condition allows no more. */
function keepToOrganizations(document: PolicyDocument, statement: Statement, { organizations }: Trust): readonly Fix[] {
  const [first, ...others] = organizations;
  if (first === undefined) {
    return [];
  }
  const value = others.length === 0 ? first : [first, ...others];
  const edit = addCondition(document, statement, 'StringEquals', 'aws:PrincipalOrgID', value);
  const title = `Let in callers of ${others.length === 0 ? `\`${first}\`` : 'the trusted organizations'} only`;
  return edit === undefined ? [] : [{ title, safety: 'unsafe', narrows: true, edits: [edit] }];
}
