import { type ActionPattern, hasWildcard, readActionPattern } from '../../policy/action-pattern';
import type { ActionElement, PolicyDocument } from '../../policy/ast';
import { cursorAt, type PolicyCursor } from '../../policy/cursor';
import { isStatic, type StringValue } from '../../policy/value';
import type { ServiceReference } from '../../reference/types';
import type { Span } from '../../text/span';
import { explainAction } from '../explain/explain-action';
import { explainConditionKey } from '../explain/explain-condition-key';
import { explainEffect, explainVersion } from '../explain/explain-effect';
import { explainElement } from '../explain/explain-element';
import { explainOperator } from '../explain/explain-operator';
import { explainPrincipal } from '../explain/explain-principal';
import { explainResource } from '../explain/explain-resource';
import { explainWildcard } from '../explain/explain-wildcard';
import { explainRemainder } from './explain-remainder';

export interface Hover {
  /** The token it is about, without its quotes. */
  readonly span: Span;
  readonly markdown: string;
}

/** What is to be said of the token at the offset. `undefined` where nothing is, and of what is not known before deployment. */
export function hover(document: PolicyDocument, offset: number, reference: ServiceReference): Hover | undefined {
  const cursor = cursorAt(document, offset);
  const string = cursor?.slot.string;
  if (cursor === undefined || string === undefined || !isStatic(string)) {
    return undefined;
  }
  const markdown = explain(cursor, string, document, reference);
  return markdown === undefined ? undefined : { span: string.content, markdown };
}

function explain(cursor: PolicyCursor, string: StringValue, document: PolicyDocument, reference: ServiceReference): string | undefined {
  const { text } = string;
  switch (cursor.at) {
    case 'element-name':
      return withRemainder(explainElement(text, document.type), cursor, reference);
    case 'effect':
      return explainEffect(text, document.type);
    case 'version':
      return explainVersion(text);
    case 'action':
      return explainEntry(cursor.action, readActionPattern(string), reference);
    case 'resource':
      return explainResource(reference, text);
    case 'principal':
      return explainPrincipal(cursor.type, text);
    case 'condition-operator':
      return explainOperator(text);
    case 'condition-key':
      return explainConditionKey(reference, text);
    case 'id':
    case 'sid':
    case 'principal-type':
    case 'condition-value':
      return undefined;
  }
}

function explainEntry({ negated }: ActionElement, pattern: ActionPattern, reference: ServiceReference): string | undefined {
  const { servicePrefix, name } = pattern;
  if (name === undefined) {
    return undefined;
  }
  const wild = hasWildcard(servicePrefix) || hasWildcard(name);
  const markdown = wild ? explainWildcard(reference, pattern) : explainAction(reference, servicePrefix, name);
  return markdown !== undefined && negated ? `Not part of the statement, because it is listed in \`NotAction\`:\n\n${markdown}` : markdown;
}

/** For `NotAction` itself, how much is left. */
function withRemainder(markdown: string | undefined, cursor: PolicyCursor, reference: ServiceReference): string | undefined {
  const action = cursor.statement?.action;
  if (markdown === undefined || action === undefined || !action.negated || action.element.key !== cursor.slot.string) {
    return markdown;
  }
  const remainder = explainRemainder(reference, action);
  return remainder === undefined ? markdown : `${markdown}\n\n${remainder}`;
}
