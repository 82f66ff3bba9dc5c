import { isStatic, type ObjectValue, type StringValue, type Value } from '../policy/value';
import type { Span } from '../text/span';
import type { YamlLayouts } from './yaml-layout';
import { leading } from './yaml-lines';
import { type CarriedText, printString, type YamlStyle } from './yaml-print';

/** The style of a policy; where it shows none, two columns and double quotes. */
export function detectYamlStyle(text: string, root: ObjectValue, layouts: YamlLayouts): YamlStyle {
  let indentation: number | undefined;
  let dash: number | undefined;
  let quote: '"' | "'" | undefined;
  const look = (value: Value, left: number): void => {
    const outer = layouts.containers.get(value);
    if (value.kind === 'string' && value.span.start < value.content.start) {
      const before = text.charAt(value.content.start - 1);
      quote ??= before === '"' || before === "'" ? before : undefined;
    }
    if (left === 0 || (value.kind !== 'object' && value.kind !== 'array')) {
      return;
    }
    const isObject = value.kind === 'object';
    const children = isObject ? value.members.map((member) => member.value) : value.items;
    for (const child of children.slice(0, 20)) {
      const inner = child && layouts.containers.get(child);
      if (isObject && outer?.style === 'block' && inner?.style === 'block') {
        const step = inner.column - outer.column;
        indentation ??= child?.kind === 'object' && step > 0 ? step : undefined;
        dash ??= child?.kind === 'array' && step >= 0 ? step : undefined;
      }
      if (child !== undefined) {
        look(child, left - 1);
      }
    }
  };
  look(root, 4);
  return {
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
    indentation: indentation ?? 2,
    dash: dash ?? 2,
    quote: quote ?? '"',
  };
}

/** Carries values over as they are written. */
export function createCarrier(text: string, layouts: YamlLayouts): (value: Value) => CarriedText {
  return (value) => {
    const node = layouts.nodes.get(value);
    const container = layouts.containers.get(value);
    const first = container?.entries.find((entry) => entry !== undefined);
    const span = node?.span ?? value.span;
    const isBlock = container?.style === 'block' && first !== undefined && first.start <= span.start;
    const start = isBlock ? Math.min(first.start, span.start) : span.start;
    const raw = text.slice(start, span.end);
    return {
      block: isBlock ? (value.kind === 'array' ? 'list' : 'object') : undefined,
      at: (column) => reindent(raw, isBlock ? container.column : (node?.column ?? 0), column),
      flow: node?.flow === true ? raw : flowText(value, text, layouts),
    };
  };
}

/** A value written anew for a place within brackets; what is not known now keeps its words. */
function flowText(value: Value, text: string, layouts: YamlLayouts): string {
  switch (value.kind) {
    case 'object':
      return `{${value.members
        .map(
          ({ key, value: member }) =>
            `${printString(key.text, true, '"')}: ${member === undefined ? 'null' : flowText(member, text, layouts)}`,
        )
        .join(', ')}}`;
    case 'array':
      return `[${value.items.map((item) => flowText(item, text, layouts)).join(', ')}]`;
    case 'string':
      return isStatic(value) ? printString(value.text, true, '"') : flowTemplate(value, text, layouts);
    case 'literal':
      return value.text === '' ? 'null' : value.text;
    case 'dynamic': {
      const { span, inner } = value;
      if (inner?.kind !== 'object' && inner?.kind !== 'array') {
        return oneLine(text, span);
      }
      return tagBefore(inner, span, text) + flowText(inner, text, layouts);
    }
  }
}

/** A string with parts that are not known now: with its function where it has one. */
function flowTemplate(value: StringValue, text: string, layouts: YamlLayouts): string {
  const argument = layouts.arguments.get(value);
  if (argument !== undefined) {
    return tagBefore(argument, value.span, text) + flowText(argument, text, layouts);
  }
  return isBare(value) ? JSON.stringify(oneLine(text, value.span)) : oneLine(text, value.span);
}

function tagBefore(inner: Value, span: Span, text: string): string {
  return text.charAt(span.start) === '!' ? `${/^\S*/.exec(text.slice(span.start, inner.span.start))?.[0]} ` : '';
}

function isBare(value: Value): boolean {
  return value.kind === 'string' && value.span.start === value.content.start;
}

function oneLine(text: string, { start, end }: Span): string {
  return text.slice(start, end).trim().replace(/\s+/g, ' ');
}

/** The text with its later lines moved from one column to another. */
function reindent(raw: string, from: number, to: number): string {
  const [first = '', ...rest] = raw.split('\n');
  const moved = rest.map((line) => {
    const indentation = leading(line, ' ');
    const body = line.slice(indentation);
    return body.trim() === '' && indentation <= from ? line : ' '.repeat(Math.max(0, indentation - from) + to) + body;
  });
  return [first, ...moved].join('\n');
}
