import type { PolicyDocument } from '../policy/ast';
import { expandsVariables, isKeyName, type PolicyVariable, policyVariablesIn } from '../policy/policy-variable';
import { type StringValue, spanWithin } from '../policy/value';
import { accessAnalyzer } from './access-analyzer';
import type { Fix, RuleContext, RuleModule } from './rule';
import { visitVariables } from './variable-texts';

export const invalidPolicyVariable: RuleModule = {
  meta: {
    name: 'invalid-policy-variable',
    summary: 'A policy variable that is not written as AWS reads it.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: ['MISSING_BRACE_IN_VARIABLE', 'MISSING_QUOTE_IN_VARIABLE', 'UNSUPPORTED_SPACE_IN_VARIABLE', 'EMPTY_VARIABLE'].map(
      accessAnalyzer,
    ),
  },
  check: visitVariables('text', checkText),
};

function checkText(string: StringValue, { document, report }: RuleContext): void {
  if (expandsVariables(document) !== true) {
    return;
  }
  for (const variable of policyVariablesIn(string.text)) {
    const problem = problemOf(variable, string.text);
    if (problem !== undefined) {
      report({
        at: spanWithin(string, variable.start, variable.end),
        message: problem.message,
        sameAs: [accessAnalyzer(problem.code)],
        fixes: () => fixesFor(document, string, variable, problem.better),
      });
    }
  }
}

interface Problem {
  readonly code: string;
  readonly message: string;
  /** What to write for the variable, where that is plain. */
  readonly better: string | undefined;
}

function problemOf(variable: PolicyVariable, text: string): Problem | undefined {
  const { start, end, closed, name, defaultValue } = variable;
  const written = text.slice(start, end);
  if (!closed) {
    return isKeyName(name) ? unclosed(written) : undefined;
  }
  if (name.trim() === '') {
    return {
      code: 'EMPTY_VARIABLE',
      message: `\`${written}\` names no condition key, so AWS has nothing to put in its place. Name one, or take it out.`,
      better: undefined,
    };
  }
  if (!isKeyName(name)) {
    return undefined;
  }
  if (defaultValue !== undefined && !/^\s*'[^']*'\s*$/.test(defaultValue)) {
    const bare = defaultValue.trim().replace(/^["']|["']$/g, '');
    return {
      code: 'MISSING_QUOTE_IN_VARIABLE',
      message: `The default value of \`${written}\` has to stand in single quotes; without them AWS does not read the variable.`,
      better: `\${${name.trim()}, '${bare}'}`,
    };
  }
  return hasStraySpace(name) ? withSpace(written, variable) : undefined;
}

/** A tag's key may hold spaces; the name of any other condition key holds none. */
function hasStraySpace(name: string): boolean {
  const slash = name.indexOf('/');
  return slash < 0 ? /\s/.test(name) : name.trim() !== name || /\s/.test(name.slice(0, slash));
}

function withSpace(written: string, { name, defaultValue }: PolicyVariable): Problem {
  const slash = name.indexOf('/');
  const key = slash < 0 ? name.replace(/\s/g, '') : name.slice(0, slash).replace(/\s/g, '') + name.slice(slash).trim();
  return {
    code: 'UNSUPPORTED_SPACE_IN_VARIABLE',
    message: `The name in \`${written}\` has a space in it, and no condition key has: AWS does not read the variable.`,
    better: `\${${key}${defaultValue === undefined ? '' : `,${defaultValue}`}}`,
  };
}

function unclosed(written: string): Problem {
  const [whole] = /^\$\{[a-z0-9.-]+:[a-z0-9]+/i.exec(written) ?? [];
  return {
    code: 'MISSING_BRACE_IN_VARIABLE',
    message: `\`${written}\` begins a policy variable and never closes it: AWS does not read it. Close it with \`}\`.`,
    better: whole === undefined ? undefined : `${whole}}${written.slice(whole.length)}`,
  };
}

function fixesFor(
  { writer }: PolicyDocument,
  string: StringValue,
  { start, end }: PolicyVariable,
  better: string | undefined,
): readonly Fix[] {
  if (better === undefined) {
    return [];
  }
  const edit = { span: spanWithin(string, start, end), newText: writer.escape(better, string) };
  return [{ title: `Replace with \`${better}\``, safety: 'unsafe', edits: [edit] }];
}
