import type { PolicyDocument, Statement } from '../../policy/ast';
import type { PolicyCursor } from '../../policy/cursor';
import {
  type DocumentElement,
  documentElements,
  elementsOfStatement,
  exclusiveElements,
  type StatementElement,
} from '../../policy/elements';
import { namesPrincipals, type PolicyType } from '../../policy/policy-type';
import type { Value } from '../../policy/value';
import { type Choice, type Choices, inOrder } from './choice';

/** The elements still missing, in the order in which they are usually written; those that say "all but" last. */
export function completeElements(
  { statement, element, slot }: Extract<PolicyCursor, { at: 'element-name' }>,
  document: PolicyDocument,
): Choices {
  const present = new Set((slot.object?.members ?? []).filter((member) => member !== element?.member).map(({ key }) => key.text));
  const possible = statement === undefined ? documentElementsFor(document.type) : elementsFor(document.type);
  const missing = possible.filter(
    (name) => !present.has(name) && !isExcluded(name, present) && !isRefused(name, statement) && takes(name, slot.member?.value),
  );
  const ordered = [...missing.filter((name) => !name.startsWith('Not')), ...missing.filter((name) => name.startsWith('Not'))];
  return inOrder(ordered.map((name) => toChoice(name, document.type)));
}

/**
 * A role is the resource of its trust policy, so that there is no Resource to name; resource control policies deny everyone something.
 * Sources: IAM User Guide, "IAM JSON policy elements: Resource"; Organizations User Guide, "RCP syntax".
 */
function elementsFor(type: PolicyType): readonly StatementElement[] {
  const absent: readonly StatementElement[] =
    type === 'trust' ? ['Resource', 'NotResource'] : type === 'resource-control' ? ['NotPrincipal', 'NotAction'] : [];
  return elementsOfStatement(type).filter((name) => !absent.includes(name));
}

/** Only policies of resources have an `Id`. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
function documentElementsFor(type: PolicyType): readonly DocumentElement[] {
  return documentElements.filter((name) => name !== 'Id' || namesPrincipals(type));
}

function isExcluded(name: DocumentElement | StatementElement, present: ReadonlySet<string>): boolean {
  return exclusiveElements.some(([one, other]) => (one === name && present.has(other)) || (other === name && present.has(one)));
}

/** An Allow for everyone but some lets in whoever is not thought of. Source: IAM User Guide, "IAM JSON policy elements: NotPrincipal". */
function isRefused(name: DocumentElement | StatementElement, statement: Statement | undefined): boolean {
  return name === 'NotPrincipal' && statement?.effect === 'Allow';
}

/** Whether the element may have the value that is there already. */
function takes(name: DocumentElement | StatementElement, value: Value | undefined): boolean {
  switch (name) {
    case 'Version':
    case 'Id':
    case 'Sid':
    case 'Effect':
      return value?.kind !== 'object' && value?.kind !== 'array';
    case 'Statement':
      return value?.kind !== 'string';
    case 'Action':
    case 'NotAction':
    case 'Resource':
    case 'NotResource':
      return value?.kind !== 'object';
    case 'Principal':
    case 'NotPrincipal':
      return value?.kind !== 'array';
    case 'Condition':
      return value?.kind !== 'string' && value?.kind !== 'array';
  }
}

function toChoice(name: DocumentElement | StatementElement, type: PolicyType): Choice {
  switch (name) {
    case 'Version':
      return { label: name, kind: 'element', value: { plain: '2012-10-17' } };
    case 'Sid':
    case 'Effect':
    case 'Action':
    case 'NotAction':
    case 'Resource':
    case 'NotResource':
      return { label: name, kind: 'element', value: 'text', continues: true };
    case 'Id':
      return { label: name, kind: 'element', value: 'text' };
    case 'Statement':
      return { label: name, kind: 'element', value: 'list', continues: true };
    case 'Principal':
      return type === 'resource-control'
        ? { label: name, kind: 'element', value: { plain: '*' } }
        : { label: name, kind: 'element', value: 'object', continues: true };
    case 'NotPrincipal':
    case 'Condition':
      return { label: name, kind: 'element', value: 'object', continues: true };
  }
}
