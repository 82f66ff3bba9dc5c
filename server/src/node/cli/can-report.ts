import type { PolicyDocument } from '../../policy/ast';
import { policyTypeTitle } from '../../policy/policy-type';
import type { ServiceReference } from '../../reference/types';
import type { Decided, DecidedStatement, Reason } from '../../semantics/inclusion/decide';
import type { Assumption, Layer, Together } from '../../semantics/inclusion/decide-together';
import type { Request } from '../../semantics/inclusion/request';
import { reasonText } from './reason-text';
import { requestLines, sidOf } from './request-lines';

export interface CanOutcome {
  readonly request: Request;
  /** With the names of their files. */
  readonly policies: readonly { readonly name: string; readonly policy: PolicyDocument }[];
  readonly together: Together;
}

/** The decision for people: in a sentence, then the request, then why, statement by statement. */
export function canReport(outcome: CanOutcome, reference: ServiceReference): string {
  const { request, policies, together } = outcome;
  return [
    answer(outcome),
    ...requestLines(request, reference),
    ...notesOf(together).map((note) => `${note}`),
    ...policies.flatMap(({ name, policy }, index) => {
      const decided = together.policies[index];
      return decided === undefined ? [] : ['', ...policyLines(name, policy, decided, request)];
    }),
  ].join('\n');
}

/** The statements that decide, with the policies they are of. */
export function decidingOf({ policies, together }: CanOutcome): readonly { readonly name: string; readonly one: DecidedStatement }[] {
  return policies.flatMap(({ name }, index) => {
    const { decision, deciding } = together.policies[index] ?? { decision: undefined, deciding: [] };
    return decision === together.decision ? deciding.map((one) => ({ name, one })) : [];
  });
}

function answer(outcome: CanOutcome): string {
  const { decision, missing } = outcome.together;
  const by = decidingOf(outcome).map(({ name, one }) => `${statementName(one)} of ${name}`);
  switch (decision) {
    case 'allowed':
      return by.length === 0 ? 'Allowed.' : `Allowed, by ${listed(by)}.`;
    case 'denied':
      return `Denied, by ${listed(by)}.`;
    case 'not-allowed':
      return `Not allowed: ${missing.map(noneAllows).join(', and ')}.`;
    case 'undecided':
      return `It cannot be known${by.length === 0 ? '' : `: it depends on ${listed(by)}`}.`;
  }
}

function statementName({ statement }: DecidedStatement): string {
  const sid = sidOf(statement);
  return `statement ${statement.index + 1}${sid === undefined ? '' : ` (\`${sid}\`)`}`;
}

function noneAllows(layer: Layer): string {
  switch (layer) {
    case 'grants':
      return 'no statement allows it';
    case 'service-control':
      return 'no service control policy allows it';
    case 'permissions-boundary':
      return 'the permissions boundary does not allow it';
    case 'session':
      return 'the session policy does not allow it';
    case 'vpc-endpoint':
      return 'the VPC endpoint policy does not allow it';
  }
}

/** What was assumed, and what is disputed. */
export function notesOf({ assumptions, disputed }: Together): readonly string[] {
  return [
    ...assumptions.map((assumption) => assumed(assumption)),
    ...(disputed ? ["AWS's documents leave open how some of this is read; read in another way the answer is another one."] : []),
  ];
}

function assumed(assumption: Assumption): string {
  switch (assumption) {
    case 'one-principal':
      return 'The identity-based policies were taken for those of one principal, the one who calls.';
    case 'same-account':
      return 'Caller and resource were taken for ones of the same account.';
    case 'granted-elsewhere':
      return 'None of the policies can grant anything: whether they leave room for it was decided.';
    case 'account-lets-in':
      return 'It is the account that is let in: its principals need an identity-based policy that allows it, too.';
    case 'one-level':
      return 'The service control policies were taken for those of one level: one of them has to allow the request.';
    case 'full-access':
      return 'The service control policies only deny: `FullAWSAccess` was taken to stand beside them.';
  }
}

function policyLines(name: string, policy: PolicyDocument, decided: Decided, request: Request): readonly string[] {
  const problem = decided.problem === undefined ? '' : `: nothing can be decided, since ${decided.problem}`;
  return [
    `${name}, ${policyTypeTitle(policy.type)}${problem}`,
    ...decided.statements.flatMap((one) => [
      `  ${statementName(one)}: ${one.statement.effect ?? 'no known Effect'}, ${applies(one)}`,
      ...one.reasons.map((reason: Reason) => `    ${reasonText(one.statement, reason, request)}`),
    ]),
  ];
}

function applies({ applies: truth }: DecidedStatement): string {
  return truth === true ? 'applies' : truth === false ? 'does not apply' : 'may apply';
}

const mostListed = 5;

function listed(items: readonly string[]): string {
  const shown = items.length > mostListed ? [...items.slice(0, mostListed), `${items.length - mostListed} more`] : items;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
