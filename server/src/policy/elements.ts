import type { PolicyType } from './policy-type';
import { namesPrincipals } from './policy-type';

/** The elements of a policy document, in the order in which they are usually written. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
export const documentElements = ['Version', 'Id', 'Statement'] as const;

/** The elements of a statement, in the order in which they are usually written. */
export const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;

export type DocumentElement = (typeof documentElements)[number];
export type StatementElement = (typeof statementElements)[number];

/** Elements that exclude each other in one statement. */
export const exclusiveElements: readonly (readonly [StatementElement, StatementElement])[] = [
  ['Principal', 'NotPrincipal'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
];

export function isDocumentElement(name: string): name is DocumentElement {
  return documentElements.some((element) => element === name);
}

export function isStatementElement(name: string): name is StatementElement {
  return statementElements.some((element) => element === name);
}

/** The elements that a statement of this type of policy may have. */
export function elementsOfStatement(type: PolicyType): readonly StatementElement[] {
  return statementElements.filter((name) => namesPrincipals(type) || (name !== 'Principal' && name !== 'NotPrincipal'));
}
