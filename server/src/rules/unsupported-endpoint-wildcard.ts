import { arnPartSpan, readArn } from '../policy/arn';
import type { ConditionTest } from '../policy/ast';
import { policyVariablesIn } from '../policy/policy-variable';
import { isStatic, type StringValue, spanWithin } from '../policy/value';
import type { Finding, RuleModule } from './rule';

export const unsupportedEndpointWildcard: RuleModule = {
  meta: {
    name: 'unsupported-endpoint-wildcard',
    summary: 'A wildcard or operator that AWS does not take in the policy of a VPC endpoint.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['vpc-endpoint'],
  },
  check: {
    ResourcePattern({ source }, { report }) {
      for (const finding of accountProblem(source)) {
        report(finding);
      }
    },
    ConditionTest(test, { report }) {
      for (const finding of problemsOf(test)) {
        report(finding);
      }
    },
  },
};

function problemsOf({ key, operator, values }: ConditionTest): readonly Finding[] {
  const strings = values.filter((value) => value.kind === 'string').filter(isStatic);
  const isIdentifier = identifiers.has(key.text.toLowerCase());
  if (isIdentifier && operator?.family === 'Numeric') {
    return [{ at: key.span, message: `A VPC endpoint does not compare \`${key.text}\` as a number. Use \`StringEquals\`.` }];
  }
  if (operator?.family === 'Arn') {
    return strings.flatMap(accountProblem);
  }
  return operator?.wildcards === true
    ? strings.flatMap((value) => (isIdentifier ? identifierProblem(key, value) : shortProblem(value)))
    : [];
}

/** Keys whose values AWS makes itself, in lower case. Source: AWS PrivateLink Guide, "Control access to VPC endpoints using endpoint policies". */
const identifiers: ReadonlySet<string> = new Set(
  ['PrincipalAccount', 'ResourceAccount', 'SourceAccount', 'PrincipalOrgID', 'ResourceOrgID', 'SourceOrgID', 'SourceVpc', 'SourceVpce'].map(
    (name) => `aws:${name.toLowerCase()}`,
  ),
);

function identifierProblem(key: StringValue, value: StringValue): readonly Finding[] {
  return /[*?]/.test(value.text)
    ? [
        {
          at: value.span,
          message: `A VPC endpoint takes no wildcard in a value of \`${key.text}\`, which AWS makes itself. Write out each one.`,
        },
      ]
    : [];
}

/** The first wildcard that has fewer than six other characters on either side. Policy variables are left out: their text is not known. */
function shortProblem(value: StringValue): readonly Finding[] {
  const { text } = value;
  if (policyVariablesIn(text).length > 0) {
    return [];
  }
  const literals = text.split(/[*?]/);
  let at = 0;
  for (const [index, before] of literals.entries()) {
    at += before.length;
    const after = literals[index + 1];
    if (after !== undefined && before.length < 6 && after.length < 6) {
      const message = `A VPC endpoint wants six characters before or after a wildcard, and \`${text}\` has ${Math.max(before.length, after.length)}.`;
      return [{ at: spanWithin(value, at, at + 1), message }];
    }
    at += 1;
  }
  return [];
}

function accountProblem(source: StringValue): readonly Finding[] {
  const account = isStatic(source) ? (readArn(source.text)?.account ?? '') : '';
  return /\d/.test(account) && /[*?]/.test(account)
    ? [
        {
          at: arnPartSpan(source, 'account'),
          message: `A VPC endpoint takes an account ID or a wildcard in an ARN, not both: \`${account}\`.`,
        },
      ]
    : [];
}
