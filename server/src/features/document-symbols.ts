import type { Element, PolicyDocument, Statement } from '../policy/ast';
import { policyTypeTitle } from '../policy/policy-type';
import { itemsOf, type Value } from '../policy/value';
import { encloses, type Span } from '../text/span';

/** An entry of the outline. */
export interface PolicySymbol {
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  readonly kind: 'policy' | 'statement' | 'element' | 'entry';
  readonly span: Span;
  /** The token to jump to; within `span`. */
  readonly selection: Span;
  readonly children: readonly PolicySymbol[];
}

/** Names are cut at this length: they come from the author's text, which may hold anything. */
const longest = 80;

/** The outline of a file: its policies, their statements by Sid or by what they do, and the elements of these. */
export function documentSymbols(policies: readonly PolicyDocument[]): readonly PolicySymbol[] {
  return policies.map((document) => {
    const title = policyTypeTitle(document.type);
    return symbol(
      'policy',
      title.charAt(0).toUpperCase() + title.slice(1),
      counted(document.statements.length, 'statement'),
      document.span,
      {
        selection: { start: document.span.start, end: document.span.start },
        children: document.elements.flatMap((element) => documentElement(document, element)),
      },
    );
  });
}

function documentElement(document: PolicyDocument, element: Element): readonly PolicySymbol[] {
  return element === document.statement ? document.statements.map(statementSymbol) : [elementSymbol(element)];
}

function statementSymbol(statement: Statement): PolicySymbol {
  const sid = statement.sid?.value;
  const does = summary(statement);
  const named = sid?.kind === 'string' && sid.text !== '';
  return symbol('statement', named ? sid.text : does || `Statement ${statement.index + 1}`, named ? does : '', statement.span, {
    selection: statement.focus,
    children: statement.elements.map(elementSymbol),
  });
}

/** `Allow s3:GetObject, s3:PutObject +3` */
function summary({ effect, action }: Statement): string {
  const patterns = action?.patterns ?? [];
  const more = patterns.length > 2 ? ` +${patterns.length - 2}` : '';
  const names = patterns.slice(0, 2).map(({ source }) => source.text);
  return [effect ?? '', action?.negated ? 'all but' : '', names.join(', ') + more].filter((part) => part !== '').join(' ');
}

function elementSymbol(element: Element): PolicySymbol {
  const { value } = element;
  const entries = value?.kind === 'array' ? value.items : [];
  return symbol('element', element.name, detail(value), element.member.span, {
    selection: element.key.span,
    children: entries.flatMap((item) => (item.kind === 'string' ? [symbol('entry', item.text, '', item.span)] : [])),
  });
}

function detail(value: Value | undefined): string {
  switch (value?.kind) {
    case 'string':
    case 'literal':
      return oneLine(value.text);
    case 'array':
      return counted(itemsOf(value).length, 'entry');
    case 'object':
      return value.members
        .map(({ key }) => key.text)
        .join(', ')
        .slice(0, longest);
    default:
      return '';
  }
}

function symbol(
  kind: PolicySymbol['kind'],
  name: string,
  detail: string,
  span: Span,
  { selection = span, children = [] }: Partial<Pick<PolicySymbol, 'selection' | 'children'>> = {},
): PolicySymbol {
  return {
    name: oneLine(name) || '(empty)',
    detail,
    kind,
    span,
    // An alias of YAML stands for what is written elsewhere.
    selection: encloses(span, selection) ? selection : { start: span.start, end: span.start },
    children,
  };
}

function oneLine(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function counted(number: number, noun: string): string {
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number} ${number === 1 ? noun : plural}`;
}
