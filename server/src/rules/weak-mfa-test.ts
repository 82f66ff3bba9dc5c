import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { scalarText } from '../policy/scalar-text';
import { holdsWithoutKey } from '../semantics/holds-without-key';
import { moveTest } from '../semantics/move-test';
import type { Fix, RuleModule } from './rule';

export const weakMfaTest: RuleModule = {
  meta: {
    name: 'weak-mfa-test',
    summary: 'A test of multi-factor authentication that callers without it pass.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'parliament', code: 'BAD_PATTERN_FOR_MFA' }],
  },
  check: {
    PolicyDocument(document, { report }) {
      const denied = formsDenied(document);
      for (const statement of document.statements) {
        for (const test of statement.condition?.tests.filter(isOnPresence) ?? []) {
          const problem = problemOf(statement, test, denied);
          if (problem !== undefined) {
            const { says, operator, value } = problem;
            report({
              at: test.key.span,
              message: `${says} Write \`${operator}\` with \`${value}\`.`,
              fixes: () => fixesFor(document, statement, test, problem),
            });
          }
        }
      }
    },
  },
};

function isOnPresence({ key }: ConditionTest): boolean {
  return key.text.toLowerCase() === 'aws:multifactorauthpresent';
}

interface Problem {
  readonly says: string;
  readonly operator: string;
  readonly value: string;
}

const allow = { operator: 'Bool', value: 'true' } as const;
const deny = { operator: 'BoolIfExists', value: 'false' } as const;

/**
 * The key is `true` or `false` in requests with temporary credentials, and absent with long-term access keys.
 * Source: IAM User Guide, "AWS global condition context keys", `aws:MultiFactorAuthPresent`.
 */
function problemOf(statement: Statement, test: ConditionTest, denied: ReadonlySet<string>): Problem | undefined {
  const written = writtenAs(test);
  if (statement.effect === 'Allow') {
    return statement.condition?.tests.some(requiresMfa) === true || written === undefined ? undefined : problemOfAllow(written);
  }
  return statement.effect === 'Deny' && written !== undefined ? problemOfDeny(denied, written) : undefined;
}

/** The age of the second factor is only in requests that were signed with one. */
function requiresMfa(test: ConditionTest): boolean {
  const onAge = test.key.text.toLowerCase() === 'aws:multifactorauthage';
  return onAge
    ? test.operator !== undefined && holdsWithoutKey(test.operator) === false
    : isOnPresence(test) && writtenAs(test) === 'Bool true';
}

function problemOfAllow(written: string): Problem | undefined {
  switch (written) {
    case 'Bool false':
      return { ...allow, says: 'This allows sessions without multi-factor authentication, and none with it.' };
    case 'BoolIfExists false':
      return { ...allow, says: 'This allows only callers without multi-factor authentication.' };
    case 'BoolIfExists true':
      return {
        ...allow,
        says: 'Requests with long-term access keys lack the key, and `IfExists` lets them pass without multi-factor authentication.',
      };
    case 'Null false':
      return {
        ...allow,
        says: 'The key is in every request with temporary credentials, `false` or `true`: this allows them without multi-factor authentication.',
      };
    default:
      return undefined;
  }
}

function problemOfDeny(denied: ReadonlySet<string>, written: string): Problem | undefined {
  if (written === 'Bool false' && !denied.has('Null true')) {
    return {
      ...deny,
      says: 'Requests with long-term access keys lack the key, so this does not deny them, though they are without multi-factor authentication.',
    };
  }
  if (written === 'Null true' && !denied.has('Bool false')) {
    return {
      ...deny,
      says: 'Requests with temporary credentials have the key even without multi-factor authentication, as `false`, so this does not deny them.',
    };
  }
  return undefined;
}

/** How the Deny statements of the policy test for multi-factor authentication: two of them together may stop what each lets through. */
function formsDenied(document: PolicyDocument): ReadonlySet<string> {
  const tests = document.statements.flatMap(({ effect, condition }) => (effect === 'Deny' ? (condition?.tests ?? []) : []));
  return new Set(tests.flatMap((test) => (isOnPresence(test) ? (writtenAs(test) ?? []) : [])));
}

/** `Bool false`; `undefined` where it is none of the plain forms. */
function writtenAs({ operator, values }: ConditionTest): string | undefined {
  const [value] = values;
  const text = value === undefined || values.length > 1 ? undefined : scalarText(value)?.toLowerCase();
  const plain = operator !== undefined && operator.setOperator === undefined && (operator.family === 'Bool' || operator.family === 'Null');
  return plain && (text === 'true' || text === 'false') ? `${operator.name}${operator.ifExists ? 'IfExists' : ''} ${text}` : undefined;
}

function fixesFor(document: PolicyDocument, statement: Statement, test: ConditionTest, { operator, value }: Problem): readonly Fix[] {
  const edits = moveTest(document, statement, test, { operator, value });
  return edits === undefined ? [] : [{ title: `Replace with \`${operator}\` and \`${value}\``, safety: 'unsafe', edits }];
}
