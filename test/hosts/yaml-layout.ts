import fc from 'fast-check';
import { Document, isCollection, isScalar, type ToStringOptions, visit } from 'yaml';
import type { JsonObject } from './arbitrary-policy';

/** How a document is set out. */
export interface YamlLayout {
  readonly options: ToStringOptions;
  readonly lineBreak: string;
  /** Taken in turn: whether the next list or object is in brackets, whether a comment stands above or after an entry. */
  readonly choices: readonly boolean[];
  readonly comments: boolean;
  readonly brackets: boolean;
}

export const arbitraryYamlLayout: fc.Arbitrary<YamlLayout> = fc.record({
  options: fc.record({
    indent: fc.constantFrom(2, 3, 4),
    indentSeq: fc.boolean(),
    singleQuote: fc.constantFrom(null, true, false),
    defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
    defaultKeyType: fc.constant('PLAIN' as const),
    lineWidth: fc.constantFrom(0, 20, 80),
    flowCollectionPadding: fc.boolean(),
  }),
  lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
  choices: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
  comments: fc.boolean(),
  brackets: fc.boolean(),
});

/** YAML text that says the same, laid out by chance. */
export function layOutYaml(json: JsonObject, { options, lineBreak, choices, comments, brackets }: YamlLayout): string {
  let turn = 0;
  const choose = () => choices[turn++ % choices.length] === true;
  const document = new Document(json);
  visit(document, {
    Node: (_, node) => {
      if (isCollection(node) && brackets && choose()) {
        node.flow = true;
      }
      if (comments && isScalar(node) && choose()) {
        node.comment = ` c${turn}`;
      } else if (comments && isCollection(node) && choose()) {
        node.commentBefore = ` c${turn}`;
      }
    },
  });
  const text = document.toString(options);
  // Readers differ in what a block scalar of blank lines is when their line breaks have two characters.
  return /[|>][-+\d]*\n/.test(text) ? text : text.replaceAll('\n', lineBreak);
}
