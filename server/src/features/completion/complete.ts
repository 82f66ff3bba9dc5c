import type { PolicyDocument } from '../../policy/ast';
import { cursorAt, type PolicyCursor } from '../../policy/cursor';
import type { ServiceReference } from '../../reference/types';
import { touches } from '../../text/span';
import type { Choices } from './choice';
import { completeActions } from './complete-actions';
import { completeConditionKeys } from './complete-condition-keys';
import { completeConditionOperators } from './complete-condition-operators';
import { completeElements } from './complete-elements';
import { completePrincipals, completePrincipalTypes } from './complete-principals';
import { completeResources } from './complete-resources';
import { completeSid } from './complete-sid';
import { completeStatements } from './complete-statements';
import { completeConditionValues, completeEffect, completeVersion } from './complete-values';
import type { CompletionList, CompletionOptions } from './completion-item';
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
  const isInside = cursor !== undefined && touches(cursor.slot.string?.content ?? cursor.slot.span, offset);
  const found = isInside ? choicesAt(cursor, document, reference, options) : undefined;
  if (cursor === undefined || found === undefined) {
    return undefined;
  }
  const spelling = spellingAt(cursor.slot, document.writer, offset);
  return { items: found.choices.map(spelling.spell), span: spelling.span, edits: spelling.edits, incomplete: found.incomplete };
}

function choicesAt(
  cursor: PolicyCursor,
  document: PolicyDocument,
  reference: ServiceReference,
  options: CompletionOptions,
): Choices | undefined {
  switch (cursor.at) {
    case 'element-name':
      return completeElements(cursor, document);
    case 'statement':
      return completeStatements(document);
    case 'version':
      return completeVersion();
    case 'effect':
      return completeEffect(document);
    case 'action':
      return completeActions(cursor, reference, options);
    case 'resource':
      return completeResources(cursor, document, reference);
    case 'principal-type':
      return completePrincipalTypes(cursor, document);
    case 'principal':
      return completePrincipals(cursor, reference);
    case 'condition-operator':
      return completeConditionOperators(cursor);
    case 'condition-key':
      return completeConditionKeys(cursor, reference);
    case 'condition-value':
      return completeConditionValues(cursor, reference);
    case 'sid':
      return completeSid(cursor, document, reference);
    case 'id':
      return undefined;
  }
}
