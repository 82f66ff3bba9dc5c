import type { Element } from '../policy/ast';
import { isEmptyPlace, itemsOf, type LiteralValue, type Member, type Value } from '../policy/value';
import type { Fix, RuleContext, RuleModule } from './rule';

export const invalidType: RuleModule = {
  meta: {
    name: 'invalid-type',
    summary: 'A value of another type than its element has: a number for a string, a string for an object.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'DATA_TYPE_MISMATCH' },
      { tool: 'parliament', code: 'MALFORMED' },
    ],
  },
  check: {
    Element({ name, member }, context) {
      const expected = expectedOf(name, context);
      if (expected !== undefined) {
        checkMember(member, expected, context);
      }
    },
    PrincipalElement({ groups }, context) {
      for (const { member } of groups) {
        checkMember(member, strings, context);
      }
    },
    ConditionElement({ element }, context) {
      for (const operator of membersOf(element)) {
        checkMember(operator, object, context);
        for (const test of operator.value?.kind === 'object' ? operator.value.members : []) {
          checkMember(test, scalars, context);
        }
      }
    },
  },
};

/** What a value may be, and how that is said. */
interface Expected {
  readonly words: string;
  readonly list: boolean;
  /** Whether it may be a string. */
  readonly strings: boolean;
  accepts(value: Value): boolean;
}

const string: Expected = { words: 'a string', list: false, strings: true, accepts: ({ kind }) => kind === 'string' };
const strings: Expected = { words: 'a string or a list of strings', list: true, strings: true, accepts: ({ kind }) => kind === 'string' };
const object: Expected = { words: 'an object', list: false, strings: false, accepts: ({ kind }) => kind === 'object' };
const objects: Expected = { words: 'an object or a list of objects', list: true, strings: false, accepts: ({ kind }) => kind === 'object' };
const scalars: Expected = {
  words: 'a string, a number, a Boolean or a list of them',
  list: true,
  strings: true,
  accepts: (value) => value.kind === 'string' || (value.kind === 'literal' && value.value !== null),
};

/** Of `Principal` the form is another rule's matter. */
function expectedOf(name: string, { statement }: RuleContext): Expected | undefined {
  if (statement === undefined) {
    return name === 'Statement' ? objects : name === 'Version' || name === 'Id' ? string : undefined;
  }
  switch (name) {
    case 'Sid':
    case 'Effect':
      return string;
    case 'Action':
    case 'NotAction':
    case 'Resource':
    case 'NotResource':
      return strings;
    case 'Condition':
      return object;
    default:
      return undefined;
  }
}

function membersOf({ value }: Element): readonly Member[] {
  return value?.kind === 'object' ? value.members : [];
}

function checkMember({ key, value }: Member, expected: Expected, context: RuleContext): void {
  if (value !== undefined && isEmptyPlace(value)) {
    context.report({ at: key.span, message: `\`${key.text}\` has no value: AWS rejects the policy.` });
    return;
  }
  for (const item of expected.list ? itemsOf(value) : value === undefined ? [] : [value]) {
    if (item.kind !== 'dynamic' && !expected.accepts(item)) {
      context.report({
        at: item.kind === 'literal' || item.kind === 'string' ? item.span : key.span,
        message: `\`${key.text}\` must be ${expected.words}, not ${nameOf(item)}: AWS rejects the policy.`,
        fixes: () => (item.kind === 'literal' && item.value !== null && expected.strings ? [asString(item, context)] : []),
      });
    }
  }
}

function asString(item: LiteralValue, { document }: RuleContext): Fix {
  return { title: `Write \`${item.text}\` as a string`, safety: 'safe', edits: [document.writer.replace(item, item.text)] };
}

function nameOf(value: Value): string {
  switch (value.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'string':
      return 'a string';
    case 'dynamic':
      return 'a value that is not known yet';
    case 'literal':
      return value.value === null ? '`null`' : typeof value.value === 'number' ? 'a number' : 'a Boolean';
  }
}
