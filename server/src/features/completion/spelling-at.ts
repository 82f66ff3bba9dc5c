import type { Slot } from '../../policy/cursor';
import type { StringValue } from '../../policy/value';
import type { PolicyWriter } from '../../policy/writer';
import type { Span } from '../../text/span';
import { tabStop } from '../../text/tab-stop';
import type { Choice } from './choice';
import type { CompletionItem } from './completion-item';

/** How choices are written at a place. */
export interface Spelling {
  /** What they replace. */
  readonly span: Span;
  readonly spell: (choice: Choice) => CompletionItem;
}

/** Within quotes that are there only the escapes of the host are needed; elsewhere all that makes a string, or a key and its value. */
export function spellingAt(slot: Slot, writer: PolicyWriter, offset: number): Spelling {
  const { string } = slot;
  if (slot.object !== undefined && !hasColon(slot)) {
    return nameSpelling(slot, writer, offset);
  }
  if (string === undefined || (!isQuoted(string) && slot.object === undefined)) {
    const role = slot.list === undefined ? 'value' : 'item';
    return { span: slot.span, spell: (choice) => toItem(choice, writer.spell(choice.text ?? choice.label, role)) };
  }
  return { span: closed(string, slot.span, offset), spell: (choice) => toItem(choice, writer.escape(choice.text ?? choice.label, string)) };
}

/** A name without its colon is written anew, with colon and value. */
function nameSpelling({ string, span }: Slot, writer: PolicyWriter, offset: number): Spelling {
  const quoted = string !== undefined && isQuoted(string);
  return {
    span: string === undefined ? span : closed(string, string.span, offset),
    spell: (choice) => {
      const { label, text = label, value } = choice;
      const opening = value === undefined ? '' : writer.spell(tabStop(''), 'value');
      const item = toItem(choice, writer.spell(text, 'name') + opening);
      return {
        ...item,
        // What was typed so far begins with a quote.
        ...(quoted ? { filterText: writer.spell(label, 'value') } : {}),
        ...(value === 'known' ? { continues: true } : {}),
      };
    },
  };
}

/** A string without its closing quote may reach over what follows it: then only what stands before the cursor is replaced. */
function closed(string: StringValue, { start, end }: Span, offset: number): Span {
  return isQuoted(string) && string.content.end === string.span.end ? { start, end: Math.max(start, offset) } : { start, end };
}

function toItem(choice: Choice, insertText: string): CompletionItem {
  const { text: _, value: __, ...item } = choice;
  return insertText === item.label ? item : { ...item, insertText };
}

function isQuoted({ content, span }: StringValue): boolean {
  return content.start > span.start;
}

/** Whether the member's colon is there already. */
function hasColon({ member }: Slot): boolean {
  return member !== undefined && (member.value !== undefined || member.span.end > member.key.span.end);
}
