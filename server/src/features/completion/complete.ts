import type { PolicyDocument, Statement } from '../../policy/ast';
import { cursorAt, type PolicyCursor } from '../../policy/cursor';
import type { ServiceReference } from '../../reference/types';
import { collectValues, rankValues } from '../../semantics/values-in-use';
import { touches } from '../../text/span';
import { type Choices, inOrder } from './choice';
import { completeActions } from './complete-actions';
import { completeConditionKeys } from './complete-condition-keys';
import { completeConditionOperators } from './complete-condition-operators';
import { completeConditionValues } from './complete-condition-values';
import { completeElements } from './complete-elements';
import { completePrincipals, completePrincipalTypes } from './complete-principals';
import { completeResources } from './complete-resources';
import { completeSid } from './complete-sid';
import { completeStatements } from './complete-statements';
import { completeEffect, completeVersion } from './complete-values';
import { completeVariables, type VariablePlace, variableAt, versionForVariables } from './complete-variables';
import type { CompletionList, CompletionOptions } from './completion-item';
import { knownNames } from './known-names';
import { spellingAt } from './spelling-at';

/** What may stand at the offset, in text that need not parse yet. `undefined` where nothing of the policy language can be completed. */
export function complete(
  document: PolicyDocument,
  offset: number,
  reference: ServiceReference,
  options: CompletionOptions = {},
): CompletionList | undefined {
  const cursor = cursorAt(document, offset);
  // At the outer side of a quote nothing can be typed.
  if (cursor === undefined || !touches(cursor.slot.string?.content ?? cursor.slot.span, offset)) {
    return undefined;
  }
  if (cursor.slot.string === undefined && !document.writer.hasRoom(offset, cursor.slot.within)) {
    return undefined;
  }
  const variable = variableAt(cursor, offset);
  if (variable !== undefined) {
    return variableList(variable, cursor, document, reference);
  }
  const found = choicesAt(cursor, document, reference, options);
  if (found === undefined) {
    return undefined;
  }
  const { span, edits, spell } = spellingAt(cursor.slot, document.writer, offset);
  return { items: found.choices.flatMap((choice) => spell(choice) ?? []), span, edits, incomplete: found.incomplete };
}

function variableList(
  { string, span }: VariablePlace,
  { statement }: PolicyCursor,
  document: PolicyDocument,
  reference: ServiceReference,
): CompletionList {
  const { choices } = completeVariables(statement, reference);
  const items = choices.map(({ text, ...choice }) => {
    const insertText = document.writer.escape(text ?? choice.label, string);
    return insertText === choice.label ? choice : { ...choice, insertText };
  });
  return { items, span, edits: versionForVariables(document), incomplete: false };
}

function choicesAt(
  cursor: PolicyCursor,
  document: PolicyDocument,
  reference: ServiceReference,
  options: CompletionOptions,
): Choices | undefined {
  const names = () => knownNames(options.values ?? rankValues(collectValues(document)), options.accounts, cursor.slot);
  switch (cursor.at) {
    case 'element-name':
      return isUnwritten(cursor.statement) ? completeNewStatement(cursor, document) : completeElements(cursor, document);
    case 'statement':
      return completeStatements(document);
    case 'version':
      return completeVersion();
    case 'effect':
      return completeEffect(document);
    case 'action':
      return completeActions(cursor, reference, options);
    case 'resource':
      return completeResources(cursor, document, reference, names());
    case 'principal-type':
      return completePrincipalTypes(cursor, document);
    case 'principal':
      return completePrincipals(cursor, document, reference, names());
    case 'condition-operator':
      return completeConditionOperators(cursor, reference);
    case 'condition-key':
      return completeConditionKeys(cursor, reference);
    case 'condition-value':
      return completeConditionValues(cursor, document, reference, names());
    case 'sid':
      return completeSid(cursor, document, reference);
    case 'id':
      return undefined;
  }
}

/** Whether all there is of the statement is its place in the list, as after the dash of YAML. */
function isUnwritten(statement: Statement | undefined): boolean {
  return statement !== undefined && statement.span.start === statement.span.end;
}

/** A whole statement, or its first element. */
function completeNewStatement(cursor: Extract<PolicyCursor, { at: 'element-name' }>, document: PolicyDocument): Choices {
  return inOrder([...completeStatements(document).choices, ...completeElements(cursor, document).choices]);
}
