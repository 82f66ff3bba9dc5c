import type { PolicyDocument, Statement } from '../../policy/ast';
import { grants } from '../../policy/policy-type';
import type { ServiceReference } from '../../reference/types';
import { type IdleStatement, idleStatements } from '../../semantics/inclusion/idle-statements';
import { sidOf } from './request-lines';

/** Statements of a policy up to which those without effect are looked for: each is compared with all others. */
const mostStatements = 100;

/** A line for each statement that is proved to make no difference in its policy; `sourceOf` gives the text behind a value. */
export function idleLines(
  policy: PolicyDocument,
  reference: ServiceReference,
  sourceOf: (value: { readonly span: { readonly start: number; readonly end: number } }) => string,
): readonly string[] {
  if (policy.statements.length > mostStatements) {
    return [];
  }
  return idleStatements(policy, reference, { sourceOf: (_, value) => sourceOf(value) })
    .filter(({ kind }) => kind !== 'needless' || grants(policy.type))
    .map((idle) => `  ${nameOf(idle.statement)} ${effectOf(idle)}`);
}

function nameOf(statement: Statement): string {
  const sid = sidOf(statement);
  return `Statement ${statement.index + 1}${sid === undefined ? '' : ` (\`${sid}\`)`}`;
}

function effectOf({ kind, by, example }: IdleStatement): string {
  const such = example === undefined ? '' : `, such as ${example.action} on ${example.resource}`;
  switch (kind) {
    case 'dead':
      return 'matches no request at all.';
    case 'overridden':
      return `allows nothing: the Deny statements of the policy deny all of it${such}.`;
    case 'shadowed':
      return `adds nothing: statement ${(by?.index ?? 0) + 1} allows all that it allows${such}.`;
    case 'redundant':
      return `adds nothing: the other statements together allow all that it allows${such}.`;
    case 'needless':
      return `denies nothing that this policy allows${such}. It may still count together with other policies.`;
  }
}
