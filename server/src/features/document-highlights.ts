import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { cursorAt, type PolicyCursor } from '../policy/cursor';
import { hole, type StringValue } from '../policy/value';
import { wildcardMatch } from '../policy/wildcard';
import type { Span } from '../text/span';

/** A place that has to do with the token at the cursor. */
export interface Highlight {
  /** Without quotes. */
  readonly span: Span;
  /** Whether it says the same, or one of the two covers the other. */
  readonly kind: 'same' | 'related';
}

/**
 * Where else the policy has the action, ARN, Sid, principal, condition operator, key or value at the offset, itself included. A wildcard
 * shows what it covers, and a name the wildcards that cover it. Empty where the cursor is on none of these.
 */
export function documentHighlights(document: PolicyDocument, offset: number): readonly Highlight[] {
  const cursor = cursorAt(document, offset);
  const wanted = cursor?.slot.string;
  if (cursor === undefined || wanted === undefined) {
    return [];
  }
  const ignoresCase = cursor.at === 'action' || cursor.at === 'condition-key' || cursor.at === 'condition-operator';
  const covers = cursor.at === 'action' || cursor.at === 'resource';
  const relate = relationTo(wanted, ignoresCase, covers);
  const strings = document.statements.flatMap((statement) => alike(cursor, statement));
  return strings.flatMap((string) => {
    const kind = relate(string);
    return kind === undefined ? [] : [{ span: string.content, kind }];
  });
}

/** The strings of a statement that stand for the same thing as the one at the cursor. */
function alike(cursor: PolicyCursor, { sid, action, resource, principal, condition }: Statement): readonly StringValue[] {
  switch (cursor.at) {
    case 'action':
      return action?.patterns.map(({ source }) => source) ?? [];
    case 'resource':
      return resource?.patterns.map(({ source }) => source) ?? [];
    case 'sid':
      return sid?.value?.kind === 'string' ? [sid.value] : [];
    case 'principal':
      return principal?.groups.filter(({ type }) => type.text === cursor.type).flatMap(({ principals }) => principals) ?? [];
    case 'condition-operator':
      return [...new Set(condition?.tests.map(({ operatorKey }) => operatorKey))];
    case 'condition-key':
      return condition?.tests.map(({ key }) => key) ?? [];
    case 'condition-value':
      return condition?.tests.filter((test) => isOfKey(test, cursor.key)).flatMap(stringsOf) ?? [];
    default:
      return [];
  }
}

function isOfKey({ key }: ConditionTest, wanted: string): boolean {
  return key.text.toLowerCase() === wanted.toLowerCase();
}

function stringsOf({ values }: ConditionTest): readonly StringValue[] {
  return values.filter((value) => value.kind === 'string');
}

/** Wildcards longer than this are not looked for: real ones are far shorter. */
const longestWildcard = 500;

function relationTo(wanted: StringValue, ignoresCase: boolean, covers: boolean): (other: StringValue) => Highlight['kind'] | undefined {
  const textOf = ({ text }: StringValue) => (ignoresCase ? text.toLowerCase() : text);
  const text = textOf(wanted);
  return (string) => {
    const other = textOf(string);
    if (other === text) {
      return 'same';
    }
    return covers && (matches(text, other) || matches(other, text)) ? 'related' : undefined;
  };
}

/** The wildcards of `text` count as letters. What is not known before deployment might be anything, so nothing is said of it. */
function matches(pattern: string, text: string): boolean {
  return pattern.length <= longestWildcard && /[*?]/.test(pattern) && !pattern.includes(hole) && wildcardMatch(pattern, text);
}
