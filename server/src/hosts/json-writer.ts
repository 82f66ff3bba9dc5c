import type { ArrayValue, Member, ObjectValue, StringValue, Value } from '../policy/value';
import type { Entry, Plain, PolicyWriter } from '../policy/writer';
import type { Edit } from '../text/edit';
import type { Span } from '../text/span';
import {
  type BracketedList,
  indentationOf,
  insertEntries,
  isMultiLine,
  type ListLayout,
  missingCommas,
  removeEntries,
} from './bracketed-list';
import { commentsOf, jsonComments } from './comments';
import { escapeVariables } from './intrinsic';
import { type JsonStyle, printJson, printName } from './json-print';
import { escapeJsonString } from './json-string';

/** Spells changes to a policy in a JSON text, in the style in which the policy is set out. */
export function jsonWriter(text: string, root: ObjectValue): PolicyWriter {
  let detected: JsonStyle | undefined;
  const style = () => {
    detected ??= detectStyle(text, root);
    return detected;
  };
  const carried = (value: Value, indentation: string) => reindent(text, value.span, indentation);
  const print = (value: Plain, indentation: string, by: JsonStyle) => printJson(value, indentation, by, carried);

  const insert = (list: BracketedList, isObject: boolean, index: number, print: (indentation: string, by: JsonStyle) => string[]): Edit => {
    const multiLine = isMultiLine(list) ?? style().lines !== undefined;
    const by = multiLine ? style() : { ...style(), lines: undefined };
    const outer = lineIndentation(text, list.span.start);
    const indentation = indentationOf(list) ?? outer + (style().lines?.unit ?? '  ');
    return insertEntries(list, index, print(indentation, by), layoutOf(by, isObject, indentation, outer));
  };

  return {
    escape: (part: string, within: StringValue) => escapeInJson(text, part, within),
    replace: (old: Value, value: Plain) => ({ span: old.span, newText: print(value, lineIndentation(text, old.span.start), style()) }),
    insertMember: (object: ObjectValue, name: string, value: Plain, after?: Member | 'start') => {
      const index = after === undefined ? object.members.length : after === 'start' ? 0 : object.members.indexOf(after) + 1;
      return insert(membersOf(text, object), true, index, (indentation, by) => [printName(name, by) + print(value, indentation, by)]);
    },
    removeMembers: (object: ObjectValue, members: readonly Member[]) =>
      removeEntries(
        membersOf(text, object),
        members.map((member) => object.members.indexOf(member)),
      ),
    insertItems: (array: ArrayValue, index: number, values: readonly Plain[]) =>
      insert(itemsOf(text, array), false, index, (indentation, by) => values.map((value) => print(value, indentation, by))),
    removeItems: (array: ArrayValue, indexes: readonly number[]) => removeEntries(itemsOf(text, array), indexes),
    compose: ({ name, value }: Entry, at: number, within: ObjectValue | ArrayValue | undefined) => {
      const multiLine = (within && isMultiLine(entriesOf(text, within))) ?? style().lines !== undefined;
      const by = multiLine ? style() : { ...style(), lines: undefined };
      return (name === undefined ? '' : printName(name, by)) + print(value, lineIndentation(text, at), by);
    },
    hasRoom: () => true,
    separators: (within: ObjectValue | ArrayValue, span: Span) => {
      const { before, after } = missingCommas(entriesOf(text, within), span);
      return { before: before === undefined ? undefined : { span: { start: before, end: before }, newText: ',' }, after: after ? ',' : '' };
    },
    comments: (span: Span) => commentsOf(text, span, jsonComments),
  };
}

/** `part` as it is written within a string of the text; in the argument of `Fn::Sub` a policy variable needs its own escape. */
export function escapeInJson(text: string, part: string, within: StringValue): string {
  return escapeJsonString(text.slice(within.span.start, within.content.start).includes('"Fn::Sub"') ? escapeVariables(part) : part);
}

function entriesOf(text: string, within: ObjectValue | ArrayValue): BracketedList {
  return within.kind === 'object' ? membersOf(text, within) : itemsOf(text, within);
}

function membersOf(text: string, { span, members }: ObjectValue): BracketedList {
  return { text, span, entries: members.map((member) => member.span), lineComment: '//' };
}

function itemsOf(text: string, { span, items }: ArrayValue): BracketedList {
  return { text, span, entries: items.map((item) => item.span), lineComment: '//' };
}

function layoutOf(style: JsonStyle, isObject: boolean, indentation: string, outer: string): ListLayout {
  if (style.lines === undefined) {
    const padding = isObject ? style.padding : '';
    return { separator: style.afterComma, opening: padding, closing: padding };
  }
  const separator = style.lines.lineBreak + indentation;
  return { separator, opening: separator, closing: style.lines.lineBreak + outer };
}

/** The style of a policy, from its first lines; for a policy that shows none, two spaces and a line for each entry. */
function detectStyle(text: string, root: ObjectValue): JsonStyle {
  const list = membersOf(text, root);
  const [first] = root.members;
  const multiLine = isMultiLine(list) ?? true;
  const outer = lineIndentation(text, root.span.start);
  const inner = indentationOf(list);
  const unit = inner?.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : '  ';
  const colon = first?.value === undefined ? ': ' : text.slice(first.key.span.end, first.value.span.start);
  const spacious = multiLine || !colon.endsWith(':');
  return {
    lines: multiLine ? { lineBreak: text.includes('\r\n') ? '\r\n' : '\n', unit } : undefined,
    shortLists: isMultiLine(itemsOf(text, firstList(root) ?? emptyList)) === false,
    afterColon: colon.endsWith(':') ? '' : ' ',
    afterComma: spacious ? ' ' : '',
    padding: text.charAt(root.span.start + 1) === ' ' ? ' ' : '',
  };
}

const emptyList: ArrayValue = { kind: 'array', span: { start: 0, end: 0 }, items: [] };

/** The first list of scalars in a statement of the policy. */
function firstList(value: Value): ArrayValue | undefined {
  if (value.kind === 'array') {
    return value.items.length > 0 && value.items.every((item) => item.kind === 'string') ? value : firstOf(value.items);
  }
  return value.kind === 'object'
    ? firstOf(value.members.flatMap((member) => (member.value === undefined ? [] : [member.value])))
    : undefined;
}

function firstOf(values: readonly Value[]): ArrayValue | undefined {
  for (const value of values) {
    const found = firstList(value);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** The white space that the line of `offset` begins with. */
function lineIndentation(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let end = start;
  while (end < offset && (text.charAt(end) === ' ' || text.charAt(end) === '\t')) {
    end++;
  }
  return text.slice(start, end);
}

/** The text of a span with the indentation of its later lines changed. JSON's strings hold no line breaks. */
function reindent(text: string, span: Span, indentation: string): string {
  const old = lineIndentation(text, span.start);
  const [first = '', ...rest] = text.slice(span.start, span.end).split('\n');
  return [first, ...rest.map((line) => indentation + (line.startsWith(old) ? line.slice(old.length) : line.trimStart()))].join('\n');
}
