import type { ConditionTest, PolicyDocument } from '../policy/ast';
import { namesPrincipals } from '../policy/policy-type';
import { isKeyName, policyVariablesIn } from '../policy/policy-variable';
import { isStatic, type StringValue } from '../policy/value';
import { sensitiveConditionKeys } from '../reference/global-condition-keys';
import { fillServiceAccount } from '../semantics/narrow/fill-wildcards';
import { knownValue } from '../semantics/narrow/known-value';
import { isEks, isSubjectOf } from '../semantics/token-issuers';
import type { ValuesInUse } from '../semantics/values-in-use';
import { accessAnalyzer } from './access-analyzer';
import type { Fix, RuleModule } from './rule';

export const broadConditionValue: RuleModule = {
  meta: {
    name: 'broad-condition-value',
    summary: 'A wildcard or variable so early in a value that callers nobody thought of match it.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: ['WILDCARD_USAGE_TOO_PERMISSIVE', 'VARIABLE_USAGE_TOO_PERMISSIVE'].map(accessAnalyzer),
  },
  check: {
    ConditionTest(test: ConditionTest, { document, statement, report }) {
      const { operator, key, values } = test;
      if (operator?.family !== 'String' || !operator.wildcards || operator.negated || statement?.effect !== 'Allow') {
        return;
      }
      for (const value of values) {
        const problem = value.kind === 'string' && isStatic(value) ? problemOf(key.text, value, namesPrincipals(document.type)) : undefined;
        if (problem !== undefined && value.kind === 'string') {
          report({
            at: value.span,
            message: problem.message,
            sameAs: [accessAnalyzer(problem.code)],
            fixes: (known) => fixesFor(document, key.text, value, known),
          });
        }
      }
    },
  },
};

function fixesFor(document: PolicyDocument, key: string, value: StringValue, known: ValuesInUse): readonly Fix[] {
  return isSubjectOf(key, isEks) ? fillServiceAccount(document, value) : knownValue(document, key, value, known);
}

interface Problem {
  readonly code: string;
  readonly message: string;
}

/** A place where the value is open: a run of wildcards, or a policy variable. Indexes into the text. */
interface Opening {
  readonly start: number;
  readonly end: number;
  readonly kind: 'wildcard' | 'variable';
}

function problemOf(key: string, { text }: StringValue, namesCallers: boolean): Problem | undefined {
  const openings = openingsIn(text);
  const lower = key.toLowerCase();
  if (sensitiveConditionKeys.has(lower)) {
    const found = openings.find(({ kind }) => kind === 'wildcard' || namesCallers);
    return found && sensitive(key, text, found);
  }
  if (!namesCallers) {
    return undefined;
  }
  if (lower === 'aws:userid') {
    const found = openings.find((opening) => !isWellPlaced(text, opening));
    return found && inUserId(text, found);
  }
  const found = isSubject(lower) ? openings.find((opening, index) => opening.start - (openings[index - 1]?.end ?? 0) < fewest) : undefined;
  return found && early(key, text, found);
}

/** How many characters AWS wants directly before each wildcard. */
const fewest = 6;

/** `token.actions.githubusercontent.com:sub`: who a web identity is. */
function isSubject(key: string): boolean {
  return /^[^:]*\.[^:]*:sub$/.test(key);
}

function openingsIn(text: string): readonly Opening[] {
  const variables = policyVariablesIn(text).filter(({ closed }) => closed);
  const wildcards = [...text.matchAll(/[*?]+/g)]
    .map((match): Opening => ({ start: match.index, end: match.index + match[0].length, kind: 'wildcard' }))
    .filter(({ start }) => !variables.some((variable) => variable.start < start && start < variable.end));
  const filled = variables.filter(({ name }) => isKeyName(name)).map(({ start, end }): Opening => ({ start, end, kind: 'variable' }));
  return [...wildcards, ...filled].sort((a, b) => a.start - b.start);
}

/** In `AROA…:session`, the part after the colon is the caller's choice; before it only all ids, `*`, are a deliberate choice. */
function isWellPlaced(text: string, { start, end }: Opening): boolean {
  const colon = text.replace(/\$\{[^}]*\}/g, (variable) => '_'.repeat(variable.length)).indexOf(':');
  return colon >= 0 && (start > colon || (start === 0 && end === colon));
}

function sensitive(key: string, text: string, { kind }: Opening): Problem {
  return kind === 'wildcard'
    ? {
        code: 'WILDCARD_USAGE_TOO_PERMISSIVE',
        message: `\`${text}\` as \`${key}\` lets in accounts, organizations or networks that are not yours: AWS accepts no wildcard for this key. Write each id in full.`,
      }
    : {
        code: 'VARIABLE_USAGE_TOO_PERMISSIVE',
        message: `\`${text}\` as \`${key}\` can be filled in with a wildcard, and so match any: AWS accepts no policy variable for this key. Write each id in full.`,
      };
}

function inUserId(text: string, { kind }: Opening): Problem {
  const what = kind === 'wildcard' ? 'wildcard' : 'variable';
  return {
    code: codeOf(kind),
    message: `In \`${text}\` the ${what} stands for a part of a principal's id. Put it after the colon, as in \`AROAEXAMPLEID:*\`, or alone before it.`,
  };
}

function early(key: string, text: string, { start, end, kind }: Opening): Problem {
  return {
    code: codeOf(kind),
    message: `Fewer than ${fewest} characters stand before \`${text.slice(start, end)}\` in \`${text}\`, too few to keep others out of \`${key}\`. Write more of it before the ${kind}.`,
  };
}

function codeOf(kind: Opening['kind']): string {
  return kind === 'wildcard' ? 'WILDCARD_USAGE_TOO_PERMISSIVE' : 'VARIABLE_USAGE_TOO_PERMISSIVE';
}
