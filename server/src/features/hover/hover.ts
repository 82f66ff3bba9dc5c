import { type ActionPattern, hasWildcard, readActionPattern } from '../../policy/action-pattern';
import { readResourcePattern } from '../../policy/arn';
import type { ActionElement, PolicyDocument } from '../../policy/ast';
import { cursorAt, type PolicyCursor } from '../../policy/cursor';
import { expandsVariables } from '../../policy/policy-variable';
import { isStatic, type StringValue } from '../../policy/value';
import type { ServiceReference } from '../../reference/types';
import type { Span } from '../../text/span';
import { explainAction } from '../explain/explain-action';
import { explainConditionKey } from '../explain/explain-condition-key';
import { explainEffect, explainVersion } from '../explain/explain-effect';
import { explainElement } from '../explain/explain-element';
import { explainId, explainSid } from '../explain/explain-name';
import { explainOperator } from '../explain/explain-operator';
import { explainPrincipal } from '../explain/explain-principal';
import { explainPrincipalType } from '../explain/explain-principal-type';
import { explainResource } from '../explain/explain-resource';
import { explainUnknown } from '../explain/explain-unknown';
import { explainValue } from '../explain/explain-value';
import { explainVariable } from '../explain/explain-variable';
import { explainWildcard } from '../explain/explain-wildcard';
import { inLanguage } from '../explain/in-language';
import { explainRemainder } from './explain-remainder';
import { literalAt } from './literal-at';
import { variableAt } from './variable-at';

export interface Hover {
  /** The token it is about, without its quotes; of a policy variable, its braces included. */
  readonly span: Span;
  readonly markdown: string;
}

/** What the answer draws on beside the policy and AWS's data. */
export interface Reader {
  /** The reader's names for accounts, by account id. */
  readonly accounts: ReadonlyMap<string, string>;
  /** The language that the editor speaks, as it names it: `ja`. English where it is not known. */
  readonly locale: string | undefined;
}

const anyone: Reader = { accounts: new Map(), locale: undefined };

/** What is to be said of the token at the offset; `undefined` between tokens, and of values that are wholly known at deployment only. */
export function hover(document: PolicyDocument, offset: number, reference: ServiceReference, reader = anyone): Hover | undefined {
  const said = hoverInEnglish(document, offset, reference, reader);
  return said && { ...said, markdown: inLanguage(said.markdown, reader.locale) };
}

function hoverInEnglish(document: PolicyDocument, offset: number, reference: ServiceReference, { accounts }: Reader): Hover | undefined {
  const literal = literalAt(document, offset);
  if (literal !== undefined) {
    return { span: literal.span, markdown: explainValue(reference, literal.value, accounts) };
  }
  const cursor = cursorAt(document, offset);
  const string = cursor?.slot.string;
  if (cursor === undefined || string === undefined) {
    return undefined;
  }
  const variable = variableAt(cursor, string, offset);
  if (variable !== undefined) {
    const markdown = explainVariable(reference, string.text, variable.variable, expandsVariables(document));
    return { span: variable.span, markdown };
  }
  const markdown = isStatic(string) || cursor.at === 'resource' ? explain(cursor, string, document, reference, accounts) : undefined;
  return { span: string.content, markdown: markdown ?? explainUnknown(cursor, string, reference) };
}

function explain(
  cursor: PolicyCursor,
  string: StringValue,
  document: PolicyDocument,
  reference: ServiceReference,
  accounts: ReadonlyMap<string, string>,
): string | undefined {
  const { text } = string;
  switch (cursor.at) {
    case 'element-name':
      return withRemainder(explainElement(text, document.type), cursor, reference);
    case 'id':
      return explainId(text, document.type);
    case 'sid':
      return explainSid(text);
    case 'effect':
      return explainEffect(text, document.type);
    case 'version':
      return explainVersion(text);
    case 'action':
      return explainEntry(cursor.action, readActionPattern(string), reference);
    case 'resource':
      return explainResource(
        reference,
        readResourcePattern(string),
        { action: cursor.statement.action, negated: cursor.resource.negated },
        accounts,
      );
    case 'principal-type':
      return explainPrincipalType(text);
    case 'principal':
      return explainPrincipal(reference, cursor.type, text, accounts);
    case 'condition-operator':
      return explainOperator(text);
    case 'condition-key':
      return explainConditionKey(reference, text);
    case 'condition-value':
      return explainValue(
        reference,
        { text, operator: cursor.operator, key: cursor.key, among: cursor.slot.list?.items.length ?? 1 },
        accounts,
      );
    case 'statement':
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
