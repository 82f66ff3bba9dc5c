import type { PolicyDocument, Statement } from '../../policy/ast';
import type { Value } from '../../policy/value';
import { carry, type Plain } from '../../policy/writer';
import type { Edit } from '../../text/edit';
import { freeSid } from '../free-sid';

/** What differs in a statement that takes over a part of another; all its other elements are carried over as they are written. */
export interface Part {
  /** `undefined` leaves the actions as they are. */
  readonly actions?: Plain | undefined;
  /** Entries of the Action list that it does not take over, where `actions` is `undefined`. */
  readonly leaveOut?: readonly Value[];
  /** `undefined` leaves the resource as it is. */
  readonly resource?: Plain | undefined;
  /** `undefined` leaves the condition as it is. */
  readonly condition?: Plain | undefined;
  /** What is put after the Sid, where the statement has one. */
  readonly word: string;
}

/**
 * Makes several statements of one. The first part stays in the statement's place, with its Sid and comments; the others follow it.
 * `undefined` where the statement has an element twice or is not where statements belong.
 */
export function splitStatement(document: PolicyDocument, statement: Statement, parts: readonly Part[]): readonly Edit[] | undefined {
  const [first, ...others] = parts;
  const { action, resource } = statement;
  const list = document.statement?.value;
  if (first === undefined || action === undefined || repeatsElement(statement)) {
    return undefined;
  }
  const taken = new Set(document.statements.flatMap(sidOf));
  const siblings = others.map((part) => statementOfPart(statement, part, taken));
  if (list === statement.root && siblings.length > 0) {
    return [document.writer.replace(list, [statementOfPart(statement, { ...first, word: '' }, new Set()), ...siblings])];
  }
  const edits = [
    replaced(document, action.element.value, first.actions),
    ...removed(document, action.element.value, first.leaveOut),
    replaced(document, resource?.element.value, first.resource),
  ];
  if (siblings.length > 0) {
    const index = list?.kind === 'array' ? list.items.indexOf(statement.root) : -1;
    edits.push(list?.kind === 'array' && index >= 0 ? document.writer.insertItems(list, index + 1, siblings) : undefined);
    if (edits.at(-1) === undefined) {
      return undefined;
    }
  }
  return edits.filter((edit) => edit !== undefined);
}

function replaced({ writer }: PolicyDocument, old: Value | undefined, value: Plain | undefined): Edit | undefined {
  return old === undefined || value === undefined ? undefined : writer.replace(old, value);
}

function removed({ writer }: PolicyDocument, old: Value | undefined, items: readonly Value[] = []): readonly Edit[] {
  return old?.kind !== 'array' || items.length === 0
    ? []
    : writer.removeItems(
        old,
        items.map((item) => old.items.indexOf(item)),
      );
}

/** Whether the statement has an element twice, so that changing one of them leaves the other. */
export function repeatsElement({ elements }: Statement): boolean {
  return new Set(elements.map(({ name }) => name)).size < elements.length;
}

/** The statement that takes over a part of another. Its Sid is none of those that are taken, and is taken from then on. */
export function statementOfPart(statement: Statement, part: Part, taken: Set<string>): Plain {
  const members = statement.elements.flatMap(({ name, value }): [string, Plain][] => {
    if (value === undefined) {
      return [];
    }
    switch (name) {
      case 'Sid':
        return sidOf(statement).map((sid) => [name, part.word === '' ? sid : freeSid(sid + lettersOf(part.word), taken)]);
      case 'Action':
        return [[name, part.actions ?? without(value, part.leaveOut)]];
      case 'Resource':
        return [[name, part.resource ?? carry(value)]];
      case 'Condition':
        return [[name, part.condition ?? carry(value)]];
      default:
        return [[name, carry(value)]];
    }
  });
  const added: [string, Plain][] = statement.condition === undefined && part.condition !== undefined ? [['Condition', part.condition]] : [];
  return Object.fromEntries([...members, ...added]);
}

function without(value: Value, items: readonly Value[] = []): Plain {
  return value.kind === 'array' && items.length > 0 ? value.items.filter((item) => !items.includes(item)).map(carry) : carry(value);
}

/** The statement's Sid, where it has one. */
export function sidOf({ sid }: Statement): readonly string[] {
  return sid?.value?.kind === 'string' ? [sid.value.text] : [];
}

/** IAM wants Sids made of letters and digits. */
function lettersOf(word: string): string {
  return word.replace(/[^A-Za-z0-9]/g, '');
}
