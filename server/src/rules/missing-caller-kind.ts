import type { ConditionElement, ConditionTest, Statement } from '../policy/ast';
import { hasKey } from '../semantics/condition-keys-of';
import { holdsWithoutKey } from '../semantics/holds-without-key';
import { addCondition } from '../semantics/narrow/add-condition';
import { accessAnalyzer } from './access-analyzer';
import type { Finding, RuleContext, RuleModule } from './rule';

export const missingCallerKind: RuleModule = {
  meta: {
    name: 'missing-caller-kind',
    summary: 'A resource control policy that denies callers for want of a key that callers of their kind never have.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-control'],
    sameAs: [
      'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
      'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
      'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
    ].map(accessAnalyzer),
  },
  check: {
    ConditionTest(test, context) {
      const condition = context.statement?.condition;
      const { statement } = context;
      if (statement?.effect !== 'Deny' || condition?.known !== true || !isOpen(test)) {
        return;
      }
      // One more test mends it for all keys of the statement.
      const before = condition.tests.slice(0, condition.tests.indexOf(test)).filter(isOpen);
      const told = new Set(before.flatMap((other) => lacksOf(other, condition)));
      for (const lack of lacksOf(test, condition).filter((each) => !told.has(each))) {
        context.report(findingFor(test, statement, lack, context));
      }
    },
  },
};

function isOpen({ operator }: ConditionTest): boolean {
  return operator !== undefined && holdsWithoutKey(operator) === true;
}

interface Lack {
  readonly code: string;
  /** What happens, after the key's name. */
  readonly consequence: string;
  /** The test that is missing. */
  readonly operator: string;
  readonly key: string;
  readonly value: 'true' | 'false';
}

const forOwnCallers: Lack = {
  code: 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
  consequence: 'AWS services that act by themselves have none, so this denies them too, log delivery and replication for instance',
  operator: 'BoolIfExists',
  key: 'aws:PrincipalIsAWSService',
  value: 'false',
};

const forServices: Lack = {
  code: 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
  consequence: 'only AWS services that act for a resource have one, so this denies all your own users and roles',
  operator: 'BoolIfExists',
  key: 'aws:PrincipalIsAWSService',
  value: 'true',
};

const forSources: Lack = {
  code: 'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
  consequence: 'not every AWS service says for which resource it acts, so this denies those that do not',
  operator: 'Null',
  key: 'aws:SourceAccount',
  value: 'false',
};

const sourceKeys: readonly string[] = ['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'aws:SourceOrgPaths'];

/**
 * Whether the key tells who the IAM principal is. Source: IAM User Guide, "AWS global condition context keys", "Properties of the
 * principal", without the keys that are about service principals, and without those that every request has.
 */
function isPrincipalKey(key: string): boolean {
  return /^aws:(principal(account|arn|orgid|orgpaths|type|tag\/.+)|userid|username|federatedprovider)$/i.test(key);
}

function lacksOf({ key }: ConditionTest, condition: ConditionElement): readonly Lack[] {
  const tells = hasKey(condition, 'aws:PrincipalIsAWSService', 'aws:PrincipalServiceName', 'aws:PrincipalServiceNamesList');
  if (isPrincipalKey(key.text)) {
    return tells || mustHave(condition, key.text) ? [] : [forOwnCallers];
  }
  if (!sourceKeys.some((name) => name.toLowerCase() === key.text.toLowerCase()) || mustHave(condition, ...sourceKeys)) {
    return [];
  }
  return tells ? [forSources] : [forServices, forSources];
}

/** Whether the condition holds only for requests that have one of the keys, which then have the others of their kind. */
function mustHave({ tests }: ConditionElement, ...keys: readonly string[]): boolean {
  return tests.some(
    ({ key, operator, values }) =>
      operator?.family === 'Null' &&
      keys.some((name) => name.toLowerCase() === key.text.toLowerCase()) &&
      values.some((value) => (value.kind === 'string' || value.kind === 'literal') && value.text.toLowerCase() === 'false'),
  );
}

function findingFor({ key }: ConditionTest, statement: Statement, lack: Lack, { document }: RuleContext): Finding {
  const { operator, key: name, value, code, consequence } = lack;
  return {
    at: key.span,
    message: `This holds for a request without \`${key.text}\`, and ${consequence}. Test \`${name}\` too: \`${operator}\` with \`${value}\`.`,
    sameAs: [accessAnalyzer(code)],
    fixes: () => {
      const edit = addCondition(document, statement, operator, name, value);
      return edit === undefined ? [] : [{ title: `Add \`${operator}\` \`${name}\` \`${value}\``, safety: 'unsafe', edits: [edit] }];
    },
  };
}
