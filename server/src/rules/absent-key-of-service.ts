import type { ConditionTest, PolicyDocument, PrincipalElement, Statement } from '../policy/ast';
import { holdsWithoutKey } from '../semantics/holds-without-key';
import { moveTest } from '../semantics/move-test';
import type { Fix, RuleModule } from './rule';

export const absentKeyOfService: RuleModule = {
  meta: {
    name: 'absent-key-of-service',
    summary: 'A test that requests of an AWS service cannot pass, or cannot fail, as they do not have the key.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL' }],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const service = statement?.principal && serviceOf(statement.principal);
      if (statement?.principal === undefined || service === undefined || tagsSession(statement.principal, test)) {
        return;
      }
      const effect = statement.effect === 'Deny' ? 'denies' : 'allows';
      const never = neverHolds(test);
      if (never || (effect === 'allows' && !hasOthers(statement) && alwaysHolds(test))) {
        const has = isAccount(test) ? `have no account of yours as \`${test.key.text}\`` : `have no \`${test.key.text}\``;
        const outcome = never
          ? `the statement ${effect} it nothing`
          : `\`${test.operatorKey.text}\` holds for each of them, and keeps none out`;
        report({
          at: test.key.span,
          message: `\`${service}\` is not a principal of an account, and its requests ${has}: ${outcome}. To tell whom it acts for, compare \`aws:SourceArn\`, \`aws:SourceAccount\` or \`aws:SourceOrgID\`.`,
          fixes: () => (never ? fixesFor(document, statement, test) : []),
        });
      }
    },
  },
};

/** Whether no request of a service passes the test. */
function neverHolds(test: ConditionTest): boolean {
  return test.operator !== undefined && holdsWithoutKey(test.operator) === false && (isAccount(test) || isKeyOfPrincipals(test.key.text));
}

/**
 * Whether every request of a service passes the test. Beside other principals that is what such a test is for, and other rules speak of
 * `ForAllValues` and of multi-factor authentication.
 */
function alwaysHolds(test: ConditionTest): boolean {
  const { operator, key } = test;
  if (operator === undefined || operator.family === 'Null' || operator.setOperator !== undefined) {
    return false;
  }
  return isAccount(test)
    ? operator.negated
    : (operator.negated || operator.ifExists) && isKeyOfPrincipals(key.text) && !/multifactor/i.test(key.text);
}

/** AWS says that all requests have this one. A service's account is one of AWS's own. */
function isAccount({ key }: ConditionTest): boolean {
  return /^aws:principalaccount$/i.test(key.text);
}

/** A service of the statement. */
function serviceOf({ negated, groups }: PrincipalElement): string | undefined {
  return negated ? undefined : groups.find(({ type }) => type.text === 'Service')?.principals[0]?.text;
}

/**
 * IAM Roles Anywhere tags the session that it asks for with the certificate's names, and a trust policy finds them as the principal's.
 * Source: IAM Roles Anywhere User Guide, "Trust model", "Attribute mapping and trust policy".
 */
function tagsSession({ groups }: PrincipalElement, { key }: ConditionTest): boolean {
  const names = groups.flatMap(({ principals }) => principals.map(({ text }) => text));
  return names.includes('rolesanywhere.amazonaws.com') && /^aws:principaltag\//i.test(key.text);
}

/**
 * Keys of what IAM principals are in. Source: IAM User Guide, "AWS global condition context keys", where each is said to be of members of
 * an organisation, or of users and roles.
 */
function isKeyOfPrincipals(key: string): boolean {
  return /^aws:(principal(arn|orgid|orgpaths|tag\/.+)|username|multifactorauth(present|age))$/i.test(key);
}

/** What an account or an organisation is compared with stays the same when it is the source's. */
function fixesFor(document: PolicyDocument, statement: Statement, test: ConditionTest): readonly Fix[] {
  const better = sources.get(test.key.text.toLowerCase());
  const edits = better === undefined || hasOthers(statement) ? undefined : moveTest(document, statement, test, { key: better });
  return edits === undefined ? [] : [{ title: `Replace with \`${better}\``, safety: 'unsafe', edits }];
}

const sources: ReadonlyMap<string, string> = new Map([
  ['aws:principalaccount', 'aws:SourceAccount'],
  ['aws:principalorgid', 'aws:SourceOrgID'],
  ['aws:principalorgpaths', 'aws:SourceOrgPaths'],
]);

/** Whether the statement has principals for which the key is right. */
function hasOthers({ principal }: Statement): boolean {
  return principal?.groups.some(({ type }) => type.text !== 'Service') === true;
}
