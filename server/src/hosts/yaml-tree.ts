import { type CST, Parser } from 'yaml';
import type { StringValue, Value } from '../policy/value';
import type { Span } from '../text/span';
import type { SyntaxProblem } from './host';
import { withMoustaches } from './intrinsic';
import { Containers, type Draft, newDraft, reachOf } from './yaml-containers';
import type { YamlLayouts } from './yaml-layout';
import { emptyAt, isQuoted, nameAt, readNames } from './yaml-names';
import { QuoteCheck, type UnclosedString } from './yaml-quotes';
import { readKey, readScalar } from './yaml-scalar';
import { applyTag } from './yaml-tag';
import {
  after,
  blankLinesEnd,
  emptyEnd,
  endOf,
  isMark,
  isProp,
  type KnownEnds,
  placeAfter,
  propsOf,
  restOfLine,
  spacesEnd,
  tokenEnd,
  type ValueProps,
} from './yaml-tokens';

/** A YAML text as far as it can be read. */
export interface YamlTree {
  /** One for each document. */
  readonly roots: readonly Value[];
  readonly layouts: YamlLayouts;
  readonly syntaxError: SyntaxProblem | undefined;
  /** Strings whose closing quote is missing, so that the text after their line was taken for theirs. */
  readonly unclosed: readonly UnclosedString[];
}

/** Beyond this nesting values are taken as dynamic. */
const deepest = 200;

/**
 * Reads YAML from its tokens, with whatever is still being typed: names without a colon, values without a quote. Never fails.
 * Tags that are not YAML's own are CloudFormation's intrinsic functions, or somebody else's: their values are dynamic.
 */
export function readYaml(text: string): YamlTree {
  return new YamlReader(text).read();
}

/** Where a value is expected. */
interface Place {
  readonly lead: number | undefined;
  /** Where it would be typed. */
  readonly empty: number;
  readonly column: number;
  readonly flow: boolean;
  readonly depth: number;
}

type Entry = CST.BlockMap['items'][number] | CST.FlowCollection['items'][number];

class YamlReader {
  readonly #text: string;
  readonly #moustaches: boolean;
  readonly #containers = new Containers(deepest);
  readonly #quotes: QuoteCheck;
  readonly #ends: KnownEnds = new Map();
  #problem: SyntaxProblem | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#moustaches = text.includes('{{');
    this.#quotes = new QuoteCheck(text);
  }

  read(): YamlTree {
    const roots: Value[] = [];
    for (const token of new Parser().parse(this.#text)) {
      if (token.type === 'document') {
        this.#containers.startDocument();
        const place = { lead: undefined, empty: token.offset, column: 0, flow: false, depth: 0 };
        roots.push(this.#node(token.value, propsOf(token.start), place));
      } else if (token.type === 'error') {
        this.#report(token.offset, `${token.message}.`);
      }
    }
    const unclosed = this.#quotes.unclosed(this.#problem !== undefined);
    return { roots, layouts: this.#containers.layouts, syntaxError: this.#problem, unclosed };
  }

  #node(token: CST.Token | null | undefined, { anchor, tag }: ValueProps, place: Place): Value {
    if (token?.type === 'alias' && token.source.length > 1) {
      const anchored = this.#containers.anchors.resolve(token.source.slice(1), place.depth);
      return anchored ?? { kind: 'dynamic', span: { start: token.offset, end: endOf(token) } };
    }
    const bare = this.#bare(token, tag, place);
    const written = token === null || token === undefined ? place.empty : token.offset;
    const end = bare.span.start === bare.span.end || token === null || token === undefined ? bare.span.end : tokenEnd(token, this.#ends);
    const value = tag === undefined ? bare : applyTag(tag, bare, end, this.#containers.layouts);
    const span = { start: Math.min(tag?.offset ?? written, end), end: Math.max(end, tag === undefined ? end : endOf(tag)) };
    this.#containers.layouts.nodes.set(value, {
      span,
      lead: anchor === undefined ? place.lead : endOf(anchor),
      column: place.column,
      flow: place.flow,
    });
    if (anchor !== undefined) {
      this.#containers.anchors.define(anchor.source.slice(1), value);
    }
    return value;
  }

  #bare(token: CST.Token | null | undefined, tag: CST.SourceToken | undefined, place: Place): Value {
    switch (token?.type) {
      case 'block-map':
      case 'block-seq':
      case 'flow-collection':
        if (place.depth >= deepest) {
          return { kind: 'dynamic', span: { start: token.offset, end: tokenEnd(token, this.#ends) } };
        }
        return token.type === 'block-map'
          ? this.#blockMap(token, place.depth)
          : token.type === 'block-seq'
            ? this.#blockSequence(token, place.depth)
            : this.#flow(token, place.depth);
      case 'alias':
        this.#report(token.offset, 'A `*` needs quotes.');
        return readKey(token);
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
      case 'block-scalar':
        return token.source === '' && token.type === 'scalar' ? emptyAt(place.empty) : this.#scalar(token, tag !== undefined);
      default:
        return emptyAt(place.empty);
    }
  }

  #scalar(token: CST.FlowScalar | CST.BlockScalar, isString: boolean): Value {
    if (token.type !== 'block-scalar' && !this.#quotes.passes(token)) {
      this.#report(token.offset, 'The string is not closed.');
    }
    const value = readScalar(token, isString);
    return this.#moustaches && value.kind === 'string' ? withMoustaches(value) : value;
  }

  #blockMap(token: CST.BlockMap, depth: number): Value {
    const draft = newDraft();
    for (const item of token.items) {
      this.#entry(item, draft, { column: token.indent, flow: false, depth });
    }
    const end = draft.members.at(-1)?.span.end ?? token.offset;
    const span = {
      start: Math.min(draft.entries[0]?.start ?? token.offset, token.offset),
      end: blankLinesEnd(this.#text, end, token.indent),
    };
    return this.#containers.object(draft, span, true, { style: 'block', column: token.indent });
  }

  #entry(item: Entry, draft: Draft, around: Pick<Place, 'column' | 'flow' | 'depth'>): void {
    const colon = item.sep?.find(({ type }) => type === 'map-value-ind');
    const names = readNames(item.key, colon);
    if (isQuoted(item.key) && !this.#quotes.passes(item.key)) {
      this.#report(item.key.offset, 'The string is not closed.');
    }
    const name = names?.at(-1);
    if (names === undefined || name === undefined) {
      draft.unknown ||= names === undefined;
      return;
    }
    for (const half of colon === undefined ? names : names.slice(0, -1)) {
      if (!around.flow) {
        this.#report(half.span.end, 'A colon is missing here.');
      }
      draft.members.push({ key: half, value: undefined, span: half.span });
      draft.entries.push(half.span);
    }
    if (colon !== undefined) {
      this.#value(item, name, colon, draft, around);
    }
  }

  #value(item: Entry, key: StringValue, colon: CST.SourceToken, draft: Draft, around: Pick<Place, 'column' | 'flow' | 'depth'>): void {
    const tokens = after(item.sep ?? [], 'map-value-ind');
    const place = {
      lead: around.flow ? undefined : endOf(colon),
      empty: placeAfter(this.#text, colon),
      ...around,
      depth: around.depth + 1,
    };
    const runOn =
      item.value?.type === 'block-map' && !around.flow && !tokens.some(({ type }) => type === 'newline') ? item.value : undefined;
    const value = runOn === undefined ? this.#node(item.value, propsOf(tokens), place) : this.#runOn(runOn, place);
    const written =
      item.value === undefined || item.value === null ? endOf(tokens.findLast(isProp) ?? colon) : tokenEnd(item.value, this.#ends);
    const end = runOn === undefined ? written : value.span.end;
    if (key.text === '<<' && key.span.start === key.content.start) {
      draft.merged.push(value);
      return;
    }
    const isEmpty = value.kind === 'literal' && value.span.start === value.span.end;
    draft.members.push({
      key,
      value,
      span: {
        start: key.span.start,
        end: isEmpty
          ? emptyEnd(this.#text, end, around.flow ? undefined : around.column)
          : Math.max(spacesEnd(this.#text, end), reachOf(value, endOf(colon))),
      },
    });
    draft.entries.push({ start: item.start.find(isProp)?.offset ?? key.span.start, end });
    for (const next of runOn?.items.slice(1) ?? []) {
      this.#entry(next, draft, around);
    }
  }

  /** `Action: s3:` and the like: a second colon in the line, which YAML does not allow. What was meant is a string. */
  #runOn(token: CST.BlockMap, place: Place): StringValue {
    const start = token.offset;
    const text = restOfLine(this.#text, start);
    this.#report(start, `\`${text.slice(0, 40)}\` needs quotes.`);
    const value = nameAt(text, start);
    this.#containers.layouts.nodes.set(value, { span: value.span, ...place });
    return value;
  }

  #blockSequence(token: CST.BlockSequence, depth: number): Value {
    const items: Value[] = [];
    const entries: Span[] = [];
    let end = token.offset;
    for (const item of token.items) {
      const dash = item.start.find(({ type }) => type === 'seq-item-ind');
      if (dash === undefined && item.value === undefined) {
        continue;
      }
      const tokens = after(item.start, 'seq-item-ind');
      const start = dash?.offset ?? item.value?.offset ?? token.offset;
      const lead = dash === undefined ? start : endOf(dash);
      const empty = dash === undefined ? start : placeAfter(this.#text, dash);
      const value = this.#node(item.value, propsOf(tokens), { lead, empty, column: token.indent, flow: false, depth: depth + 1 });
      const written = item.value === undefined ? Math.max(lead, ...tokens.filter(isProp).map(endOf)) : tokenEnd(item.value, this.#ends);
      items.push(value);
      entries.push({ start, end: written });
      end = Math.max(item.value === undefined ? spacesEnd(this.#text, written) : written, reachOf(value, start));
    }
    return this.#containers.array(items, { start: token.offset, end }, true, { style: 'block', column: token.indent, entries });
  }

  #flow(token: CST.FlowCollection, depth: number): Value {
    const [bracket] = token.end;
    const last = tokenEnd(token, this.#ends);
    const span = { start: token.offset, end: bracket === undefined ? spacesEnd(this.#text, last) : last };
    if (bracket === undefined) {
      this.#report(span.end, `A \`${token.start.source === '{' ? '}' : ']'}\` is missing here.`);
    }
    const around = { column: token.indent, flow: true, depth };
    if (token.start.source === '{') {
      const draft = newDraft();
      for (const item of token.items) {
        this.#entry(item.key === undefined && item.value !== undefined ? { ...item, key: item.value, sep: [] } : item, draft, around);
      }
      return this.#containers.object(draft, span, bracket === undefined, { style: 'flow', column: token.indent });
    }
    const items: Value[] = [];
    const entries: Span[] = [];
    for (const item of token.items) {
      const props = item.start.filter(isProp);
      if (item.sep?.some(({ type }) => type === 'map-value-ind') === true) {
        items.push(this.#pair(item, depth));
      } else if (item.value !== undefined || props.length > 0) {
        const empty = item.value?.offset ?? endOf(props.at(-1) ?? token.start);
        items.push(this.#node(item.value, propsOf(props), { lead: undefined, empty, ...around, depth: depth + 1 }));
      } else {
        continue;
      }
      const start = props[0]?.offset ?? item.key?.offset ?? item.value?.offset ?? token.offset;
      const end =
        item.value === undefined
          ? endOf([...props, ...(item.sep ?? [])].findLast(isMark) ?? token.start)
          : tokenEnd(item.value, this.#ends);
      entries.push({ start: Math.min(start, end), end });
    }
    return this.#containers.array(items, span, bracket === undefined, { style: 'flow', column: token.indent, entries });
  }

  #pair(item: Entry, depth: number): Value {
    const draft = newDraft();
    this.#entry(item, draft, { column: 0, flow: true, depth: depth + 1 });
    const [member] = draft.members;
    const start = item.start.find(isProp)?.offset ?? item.key?.offset ?? item.value?.offset ?? 0;
    return this.#containers.object(draft, member?.span ?? { start, end: start }, false, { style: 'pair', column: 0 });
  }

  #report(offset: number, message: string): void {
    this.#problem ??= { offset, message };
  }
}
