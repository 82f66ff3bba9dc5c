import { type Span, touches } from '../text/span';
import type { ActionElement, Element, PolicyDocument, PrincipalElement, ResourceElement, Statement } from './ast';
import { type ArrayValue, indexAt, isEmptyPlace, type Member, type ObjectValue, type StringValue, type Value } from './value';

/** Where the cursor is, in the policy's terms, also in text that does not parse yet. Completion and hover switch on it exhaustively. */
export type PolicyCursor =
  | { readonly at: 'element-name'; readonly statement: Statement | undefined; readonly element: Element | undefined; readonly slot: Slot }
  | {
      readonly at: 'version' | 'id' | 'sid' | 'effect';
      readonly statement: Statement | undefined;
      readonly element: Element;
      readonly slot: Slot;
    }
  | { readonly at: 'statement'; readonly statement: undefined; readonly slot: Slot }
  | { readonly at: 'action'; readonly statement: Statement; readonly action: ActionElement; readonly slot: Slot }
  | { readonly at: 'resource'; readonly statement: Statement; readonly resource: ResourceElement; readonly slot: Slot }
  | { readonly at: 'principal-type'; readonly statement: Statement; readonly principal: PrincipalElement; readonly slot: Slot }
  | {
      readonly at: 'principal';
      readonly statement: Statement;
      readonly principal: PrincipalElement;
      readonly type: string;
      readonly slot: Slot;
    }
  | { readonly at: 'condition-operator'; readonly statement: Statement; readonly slot: Slot }
  | { readonly at: 'condition-key'; readonly statement: Statement; readonly operator: string; readonly slot: Slot }
  | { readonly at: 'condition-value'; readonly statement: Statement; readonly operator: string; readonly key: string; readonly slot: Slot };

/** The string the cursor is in, or the empty place where one could be typed. */
export interface Slot {
  /** The string, without its quotes; or the empty place. What a completion replaces. */
  readonly span: Span;
  /** `undefined` at an empty place: there the host's quotes have still to be written. */
  readonly string: StringValue | undefined;
  /** Decoded text between the start of the string and the cursor. */
  readonly before: string;
  /** The list it is an entry of, if it is in one. */
  readonly list: ArrayValue | undefined;
  /** The object whose key it is, when it is a key. */
  readonly object: ObjectValue | undefined;
  /** The member whose key it is, when it is a key that is there already. */
  readonly member: Member | undefined;
  /** The list or object whose entry it is or is in. `undefined` where that is still to be begun. */
  readonly within: ObjectValue | ArrayValue | undefined;
  /** It is a key, and the object for it is still to be written. */
  readonly unopened?: true;
}

/** `undefined` where nothing of the policy language can stand: between statements, in a number, in a part of the host's own. */
export function cursorAt(document: PolicyDocument, offset: number): PolicyCursor | undefined {
  const statement = document.statements.find((candidate) => touches(candidate.span, offset));
  if (statement === undefined) {
    return inObject(
      document.root,
      offset,
      (slot, member) => nameCursor(undefined, document.elements, slot, member),
      (member) => inDocumentElement(document, member, offset),
    );
  }
  return inObject(
    statement.root,
    offset,
    (slot, member) => nameCursor(statement, statement.elements, slot, member),
    (member) => inStatementElement(statement, member, offset),
  );
}

function nameCursor(statement: Statement | undefined, elements: readonly Element[], slot: Slot, member: Member | undefined): PolicyCursor {
  return { at: 'element-name', statement, element: elements.find((element) => element.member === member), slot };
}

/** Key or value: the one of an object's members that the cursor is in. */
function inObject(
  object: ObjectValue,
  offset: number,
  atKey: (slot: Slot, member: Member | undefined) => PolicyCursor | undefined,
  atValue: (member: Member) => PolicyCursor | undefined,
): PolicyCursor | undefined {
  const keyed = object.members.find((member) => touches(member.key.span, offset));
  if (keyed !== undefined) {
    return atKey({ ...stringSlot(keyed.key, offset), object, member: keyed, within: object }, keyed);
  }
  const valued = object.members.find((member) => touches(member.span, offset) && offset > member.key.span.end);
  if (valued !== undefined) {
    const cursor = atValue(valued);
    return cursor?.slot.within === undefined ? cursor && { ...cursor, slot: { ...cursor.slot, within: object } } : cursor;
  }
  const { start, end } = object.span;
  const within = object.openEnded === true ? touches(object.span, offset) : offset > start && offset < end;
  return within ? atKey({ ...emptySlot(offset), object, within: object }, undefined) : undefined;
}

function inDocumentElement(document: PolicyDocument, member: Member, offset: number): PolicyCursor | undefined {
  const element = document.elements.find((candidate) => candidate.member === member);
  if (element?.name === 'Statement') {
    const slot = slotIn(member.value, offset);
    return slot && { at: 'statement', statement: undefined, slot };
  }
  const at = element?.name === 'Version' ? 'version' : element?.name === 'Id' ? 'id' : undefined;
  const slot = slotIn(member.value, offset);
  return element && at && slot && { at, statement: undefined, element, slot };
}

function inStatementElement(statement: Statement, member: Member, offset: number): PolicyCursor | undefined {
  const element = statement.elements.find((candidate) => candidate.member === member);
  if (element === undefined) {
    return undefined;
  }
  switch (element.name) {
    case 'Principal':
    case 'NotPrincipal':
      return inPrincipal(statement, member, offset);
    case 'Condition':
      return inCondition(statement, member, offset);
    default:
      return inList(statement, element, slotIn(member.value, offset));
  }
}

function inList(statement: Statement, element: Element, slot: Slot | undefined): PolicyCursor | undefined {
  if (slot === undefined) {
    return undefined;
  }
  const { action, resource } = statement;
  switch (element.name) {
    case 'Sid':
      return { at: 'sid', statement, element, slot };
    case 'Effect':
      return { at: 'effect', statement, element, slot };
    case 'Action':
    case 'NotAction':
      return action && { at: 'action', statement, action, slot };
    case 'Resource':
    case 'NotResource':
      return resource && { at: 'resource', statement, resource, slot };
    default:
      return undefined;
  }
}

function inPrincipal(statement: Statement, member: Member, offset: number): PolicyCursor | undefined {
  const { principal } = statement;
  if (principal === undefined) {
    return undefined;
  }
  if (member.value?.kind === 'object') {
    return inObject(
      member.value,
      offset,
      (slot) => ({ at: 'principal-type', statement, principal, slot }),
      (group) => {
        const slot = slotIn(group.value, offset);
        return slot && { at: 'principal', statement, principal, type: group.key.text, slot };
      },
    );
  }
  if (isBelow(member.value, offset)) {
    return { at: 'principal-type', statement, principal, slot: emptySlot(offset) };
  }
  const slot = slotIn(member.value, offset);
  return slot && { at: 'principal', statement, principal, type: '', slot };
}

function inCondition(statement: Statement, member: Member, offset: number): PolicyCursor | undefined {
  if (isBelow(member.value, offset)) {
    return { at: 'condition-operator', statement, slot: emptySlot(offset) };
  }
  if (member.value === undefined) {
    return { at: 'condition-operator', statement, slot: unopenedSlot(offset) };
  }
  if (member.value.kind !== 'object') {
    return undefined;
  }
  return inObject(
    member.value,
    offset,
    (slot) => ({ at: 'condition-operator', statement, slot }),
    (operator) => inOperator(statement, operator, offset),
  );
}

function inOperator(statement: Statement, member: Member, offset: number): PolicyCursor | undefined {
  const operator = member.key.text;
  if (isBelow(member.value, offset)) {
    return { at: 'condition-key', statement, operator, slot: emptySlot(offset) };
  }
  if (member.value === undefined) {
    return { at: 'condition-key', statement, operator, slot: unopenedSlot(offset) };
  }
  if (member.value.kind !== 'object') {
    return undefined;
  }
  return inObject(
    member.value,
    offset,
    (slot) => ({ at: 'condition-key', statement, operator, slot }),
    (test) => {
      const slot = slotIn(test.value, offset);
      return slot && { at: 'condition-value', statement, operator, key: test.key.text, slot };
    },
  );
}

/** On the lines below a name that has no value yet, where YAML's members begin. */
function isBelow(value: Value | undefined, offset: number): boolean {
  return value !== undefined && isEmptyPlace(value) && offset > value.span.end;
}

/** The string at the cursor in a value that is a string or a list of them, or the empty place there. */
export function slotIn(value: Value | undefined, offset: number): Slot | undefined {
  if (value === undefined || isEmptyPlace(value)) {
    return emptySlot(offset);
  }
  if (value.kind === 'string') {
    return touches(value.span, offset) ? stringSlot(value, offset) : undefined;
  }
  if (value.kind !== 'array' || offset < value.span.start || (value.openEnded !== true && !isWithin(value, offset))) {
    return undefined;
  }
  const item = value.items.find((candidate) => touches(candidate.span, offset));
  if (item === undefined || isEmptyPlace(item)) {
    return { ...emptySlot(offset), list: value, within: value };
  }
  return item.kind === 'string' ? { ...stringSlot(item, offset), list: value, within: value } : undefined;
}

/** Between the brackets. */
function isWithin({ span }: ArrayValue, offset: number): boolean {
  return offset > span.start && offset < span.end;
}

function stringSlot(string: StringValue, offset: number): Slot {
  return {
    span: string.content,
    string,
    before: string.text.slice(0, indexAt(string, offset)),
    list: undefined,
    object: undefined,
    member: undefined,
    within: undefined,
  };
}

/** A place where nothing is yet. */
export function emptySlot(offset: number): Slot {
  return {
    span: { start: offset, end: offset },
    string: undefined,
    before: '',
    list: undefined,
    object: undefined,
    member: undefined,
    within: undefined,
  };
}

/** After `"Condition":` in a language with brackets: the object is still to be opened. */
function unopenedSlot(offset: number): Slot {
  return { ...emptySlot(offset), unopened: true };
}
