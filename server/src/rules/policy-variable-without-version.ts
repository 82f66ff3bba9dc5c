import type { PolicyDocument } from '../policy/ast';
import { expandsVariables, isKeyName, policyVariablesIn } from '../policy/policy-variable';
import type { StringValue } from '../policy/value';
import type { Fix, RuleContext, RuleModule } from './rule';
import { visitVariables } from './variable-texts';

export const policyVariableWithoutVersion: RuleModule = {
  meta: {
    name: 'policy-variable-without-version',
    summary: 'A policy variable in a policy whose `Version` is not 2012-10-17.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'VARIABLE_UNSUPPORTED_IN_VERSION' }],
  },
  check: visitVariables('any', checkText),
};

function checkText(string: StringValue, { document, reference, report }: RuleContext): void {
  if (expandsVariables(document) !== false) {
    return;
  }
  const variable = policyVariablesIn(string.text).find(({ name }) => isKeyName(name) && reference.conditionKey(name.trim()) !== undefined);
  if (variable === undefined) {
    return;
  }
  const version = document.version?.value;
  const cause =
    version === undefined
      ? 'a policy without `Version`'
      : `a policy with \`Version\` ${version.kind === 'string' ? version.text : 'of another kind'}`;
  report({
    at: string.span,
    message: `In ${cause}, AWS takes \`${string.text.slice(variable.start, variable.end)}\` letter by letter and never fills it in. Variables need \`Version\` 2012-10-17.`,
    fixes: () => fixesFor(document),
  });
}

function fixesFor({ root, version, writer }: PolicyDocument): readonly Fix[] {
  const title = 'Set `Version` to 2012-10-17';
  if (version === undefined) {
    const [first] = root.members;
    const edit = writer.insertMember(root, 'Version', '2012-10-17');
    return first === undefined ? [] : [{ title, safety: 'unsafe', edits: [edit] }];
  }
  return version.value === undefined ? [] : [{ title, safety: 'unsafe', edits: [writer.replace(version.value, '2012-10-17')] }];
}
