import type { Element, PolicyDocument } from '../policy/ast';
import { isStatic, type StringValue, spanWithin, type Value } from '../policy/value';
import type { PolicyWriter } from '../policy/writer';
import type { Fix, RuleModule } from './rule';

export const invalidCharacter: RuleModule = {
  meta: {
    name: 'invalid-character',
    summary: 'A character that a policy of this kind may not hold, such as a curly quote.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based', 'resource-based', 'trust', 'permissions-boundary', 'session'],
  },
  check: {
    Element(element, { document, statement, report }) {
      const alphabet = alphabetOf(document);
      if (alphabet === undefined || isSaidElsewhere(element, document) || (statement === undefined && element.name === 'Statement')) {
        return;
      }
      for (const string of stringsOf(element)) {
        const stranger = alphabet.strangers.exec(string.text);
        if (stranger !== null && isStatic(string)) {
          const end = stranger.index + stranger[0].length;
          report({
            at: spanWithin(string, stranger.index, end),
            message: `${shown(stranger[0])} may not stand in ${alphabet.of}, which has ${alphabet.range} only: AWS rejects the policy.`,
            fixes: () => fixesFor(document.writer, string, alphabet),
          });
        }
      }
    },
  },
};

/** The characters that one kind of policy may have. */
interface Alphabet {
  readonly of: string;
  readonly range: string;
  /** The first run of characters that are not among them. */
  readonly strangers: RegExp;
}

/** Source: IAM API Reference, `CreatePolicy` and `AssumeRole`, the pattern of the document; KMS API Reference, `PutKeyPolicy`. */
const latin = { range: 'tab, line ends and the characters from U+0020 to U+00FF', strangers: /[^\t\n\r\u0020-\u00ff]+/u };

/** Source: SNS Developer Guide, "Key concepts" of access control. */
const ascii = { range: 'ASCII characters', strangers: /[^\t\n\r\u0020-\u007e]+/u };

function alphabetOf({ type, service }: PolicyDocument): Alphabet | undefined {
  if (type !== 'resource-based') {
    return { of: 'a policy of IAM', ...latin };
  }
  switch (service) {
    case 'kms':
      return { of: 'a key policy', ...latin };
    case 'sns':
      return { of: 'a topic policy', ...ascii };
    default:
      return undefined;
  }
}

/** The `Sid` of IAM's own policies has letters and digits only, which another rule says. */
function isSaidElsewhere({ name }: Element, { type }: PolicyDocument): boolean {
  return name === 'Sid' && type !== 'resource-based';
}

/** Every name and text of the element, its own included. */
function stringsOf({ key, value }: Element): readonly StringValue[] {
  const found: StringValue[] = [key];
  const seen = new Set<Value>();
  const open: Value[] = value === undefined ? [] : [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) {
      continue;
    }
    seen.add(next);
    if (next.kind === 'string') {
      found.push(next);
    } else if (next.kind === 'array') {
      open.push(...next.items);
    } else if (next.kind === 'object') {
      for (const member of next.members) {
        found.push(member.key);
        open.push(...(member.value === undefined ? [] : [member.value]));
      }
    }
  }
  return found;
}

/** `“` (U+201C); of several, the first. */
function shown(text: string): string {
  const [first = ''] = text;
  const code = `U+${(first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{Z}]/u.test(first) ? `The invisible character ${code}` : `\`${first}\` (${code})`;
}

/** What word processors and web pages make of plain characters. */
const plain: ReadonlyMap<string, string> = new Map([
  ...[...'\u2018\u2019\u201a\u2032'].map((quote) => [quote, "'"] as const),
  ...[...'\u201c\u201d\u201e\u2033'].map((quote) => [quote, '"'] as const),
  ...[...'\u2010\u2011\u2012\u2013\u2014\u2212'].map((dash) => [dash, '-'] as const),
  ...[...'\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u00a0'].map(
    (space) => [space, ' '] as const,
  ),
  ...[...'\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u00ad'].map((nothing) => [nothing, ''] as const),
  ['\u2026', '...'],
]);

/** Only where each stranger has one plain spelling: nobody can say what else was meant. */
function fixesFor(writer: PolicyWriter, string: StringValue, { strangers }: Alphabet): readonly Fix[] {
  const better = [...string.text].map((character) => (strangers.test(character) ? plain.get(character) : character));
  if (better.includes(undefined)) {
    return [];
  }
  const text = better.join('');
  return text === ''
    ? []
    : [{ title: `Replace with \`${text}\``, safety: 'safe', edits: [{ span: string.content, newText: writer.escape(text, string) }] }];
}
