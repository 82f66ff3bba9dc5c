import type { Slot } from '../../policy/cursor';
import type { StringValue } from '../../policy/value';
import { type Entry, opened, type Plain, type PolicyWriter } from '../../policy/writer';
import type { Edit } from '../../text/edit';
import type { Span } from '../../text/span';
import { tabStop } from '../../text/tab-stop';
import type { Choice } from './choice';
import type { CompletionItem } from './completion-item';
import { severalEntries } from './several-entries';

/** How choices are written at a place. */
export interface Spelling {
  /** What they replace. */
  readonly span: Span;
  /** What is changed elsewhere with any of them: commas that are missing. */
  readonly edits: readonly Edit[];
  /** `undefined` for what cannot be written there. */
  readonly spell: (choice: Choice) => CompletionItem | undefined;
}

type SingleSpelling = Spelling & { readonly spell: (choice: Choice) => CompletionItem };

/** Within quotes that are there only the escapes of the host are needed; elsewhere all that makes a string, or a key and its value. */
export function spellingAt(slot: Slot, writer: PolicyWriter, offset: number): Spelling {
  const spelling = singleSpelling(slot, writer, offset);
  const canHoldSeveral = spelling.edits.length === 0 && slot.string !== undefined && !isOpen(slot.string);
  return {
    ...spelling,
    spell: (choice) => {
      if (choice.entries === undefined) {
        return spelling.spell(choice);
      }
      const written = canHoldSeveral ? severalEntries(choice.entries, slot, writer) : undefined;
      return written && { ...toItem(choice, choice.label), ...written };
    },
  };
}

function singleSpelling(slot: Slot, writer: PolicyWriter, offset: number): SingleSpelling {
  const { string } = slot;
  if (slot.object !== undefined || slot.unopened === true) {
    return hasColon(slot) && string !== undefined ? withinQuotes(string, slot, writer, offset) : nameSpelling(slot, writer, offset);
  }
  return string !== undefined && isQuoted(string) ? withinQuotes(string, slot, writer, offset) : valueSpelling(slot, writer);
}

function withinQuotes(string: StringValue, slot: Slot, writer: PolicyWriter, offset: number): SingleSpelling {
  const span = closed(string, slot.span, offset);
  const whole = spanOf(string, span);
  const { before, after } = separators(slot, writer, slot.object === undefined ? whole : undefined);
  const comma: Edit = { span: { start: whole.end, end: whole.end }, newText: after };
  return {
    span,
    edits: isOpen(string) ? [] : [...(before === undefined ? [] : [before]), ...(after === '' ? [] : [comma])],
    spell: (choice) => toItem(choice, writer.escape(choice.text ?? choice.label, string)),
  };
}

function valueSpelling(slot: Slot, writer: PolicyWriter): SingleSpelling {
  const { span, within } = slot;
  const { before, after } = separators(slot, writer, span);
  return {
    span,
    edits: before === undefined ? [] : [before],
    spell: (choice) => toItem(choice, writer.compose({ value: choice.whole ?? choice.text ?? choice.label }, span.start, within) + after),
  };
}

/** A name without its colon is written anew, with colon and value. */
function nameSpelling(slot: Slot, writer: PolicyWriter, offset: number): SingleSpelling {
  const { string, within } = slot;
  const span = string === undefined ? slot.span : closed(string, string.span, offset);
  const { before, after } = separators(
    slot,
    writer,
    string !== undefined && string.content.end > offset && isOpen(string) ? undefined : span,
  );
  return {
    span,
    edits: before === undefined ? [] : [before],
    spell: (choice) => {
      const { label, text: name = label, value = 'text', whole } = choice;
      if (whole !== undefined) {
        return toItem(choice, writer.compose({ value: whole }, span.start, within) + after);
      }
      const member: Entry = { name, value: plainOf(value) };
      const entry: Entry = slot.unopened === true ? { value: { [name]: member.value } } : member;
      const item = toItem(choice, writer.compose(entry, span.start, within) + after);
      // What was typed so far begins with a quote.
      return string !== undefined && isQuoted(string)
        ? { ...item, filterText: writer.compose({ value: label }, span.start, within) }
        : item;
    },
  };
}

function plainOf(value: NonNullable<Choice['value']>): Plain {
  switch (value) {
    case 'text':
      return tabStop('');
    case 'object':
    case 'list':
      return { [opened]: value };
    default:
      return value.plain;
  }
}

function separators({ within }: Slot, writer: PolicyWriter, span: Span | undefined): ReturnType<PolicyWriter['separators']> {
  return within === undefined || span === undefined ? { before: undefined, after: '' } : writer.separators(within, span);
}

/** A string without its closing quote may reach over what follows it: then only what stands before the cursor is replaced. */
function closed(string: StringValue, { start, end }: Span, offset: number): Span {
  return isOpen(string) ? { start, end: Math.max(start, offset) } : { start, end };
}

/** With its quotes, where it has them on both sides. */
function spanOf(string: StringValue, span: Span): Span {
  return isQuoted(string) ? string.span : span;
}

function toItem(choice: Choice, insertText: string): CompletionItem {
  const { text: _, value: __, whole: ___, entries: ____, ...item } = choice;
  return insertText === item.label ? item : { ...item, insertText };
}

/** A closing quote, or an opening one alone; not a tag before a plain word. */
function isQuoted({ content, span }: StringValue): boolean {
  return content.end < span.end || content.start === span.start + 1;
}

/** Whether its closing quote is missing. */
function isOpen(string: StringValue): boolean {
  return isQuoted(string) && string.content.end === string.span.end;
}

/** Whether the member's colon is there already. */
function hasColon({ member }: Slot): boolean {
  return member !== undefined && (member.value !== undefined || member.span.end > member.key.span.end);
}
