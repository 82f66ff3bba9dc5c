import type { ArrayValue, Member, ObjectValue, Value } from '../policy/value';
import type { Entry, Plain, PolicyWriter } from '../policy/writer';
import type { Edit } from '../text/edit';
import type { Span } from '../text/span';
import { indentationOf, insertEntries, isMultiLine, missingCommas, removeEntries } from './bracketed-list';
import { commentsOf, yamlComments } from './comments';
import { escapeInYaml } from './yaml-escape';
import type { ContainerLayout, YamlLayouts } from './yaml-layout';
import { type BlockList, insertLines, removeLines } from './yaml-list';
import { createPrinter, type YamlPrinter } from './yaml-print';
import { createCarrier, detectYamlStyle } from './yaml-style';
import { lineEnd } from './yaml-tokens';

const nowhere: ContainerLayout = { style: 'block', column: 0, entries: [] };

/** Spells changes to a policy in a YAML text: in block style or within brackets, as what is changed is written. */
export function yamlWriter(text: string, root: ObjectValue, layouts: YamlLayouts): PolicyWriter {
  const style = detectYamlStyle(text, root, layouts);
  const print = createPrinter(style, createCarrier(text, layouts));
  const layoutOf = (value: Value) => layouts.containers.get(value) ?? nowhere;
  const written = (layout: ContainerLayout) => layout.entries.filter((entry) => entry !== undefined);
  const blockList = (layout: ContainerLayout): BlockList => ({
    text,
    entries: written(layout),
    column: layout.column,
    lineBreak: style.lineBreak,
  });
  const bracketed = (value: Value, layout: ContainerLayout) => ({
    text,
    span: layouts.nodes.get(value)?.span ?? value.span,
    entries: written(layout),
    lineComment: '#' as const,
  });

  const replace = (old: Value, value: Plain): Edit => {
    const node = layouts.nodes.get(old);
    if (node?.lead === undefined) {
      return { span: node?.span ?? old.span, newText: print.flow(value) };
    }
    const { lead, column } = node;
    const span = { start: lead, end: Math.max(lead, node.span.end) };
    if (text.charAt(lead - 1) === '-') {
      return { span, newText: ` ${print.afterDash(value, column)}` };
    }
    const line = text.slice(lead, Math.min(lineEnd(text, lead), node.span.end));
    const comment = node.span.start > lineEnd(text, lead) ? line.trimEnd() : '';
    const printed = print.afterColon(value, column);
    return { span, newText: printed.includes('\n') ? comment + printed : printed + comment };
  };

  /** `index` counts all members or items, those from elsewhere included. */
  const insert = (container: ObjectValue | ArrayValue, index: number, block: readonly string[], flow: readonly string[]): Edit => {
    const layout = layoutOf(container);
    const entries = written(layout);
    if (layout.style === 'block') {
      if (entries.length === 0) {
        return { span: { start: container.span.start, end: container.span.start }, newText: block.join(style.lineBreak) };
      }
      const before = layout.entries.slice(0, index).findLast((entry) => entry !== undefined);
      return insertLines(blockList(layout), before, block);
    }
    const list = bracketed(container, layout);
    const indentation = isMultiLine(list) === true ? (indentationOf(list) ?? '') : undefined;
    const separator = indentation === undefined ? ' ' : style.lineBreak + indentation;
    return insertEntries(list, layout.entries.slice(0, index).filter((entry) => entry !== undefined).length, flow, {
      separator,
      opening: '',
      closing: '',
    });
  };

  /** An empty pair of brackets that may as well be written in block style. */
  const isEmptyFlow = (value: ObjectValue | ArrayValue): boolean => {
    const node = layouts.nodes.get(value);
    const layout = layoutOf(value);
    const inner = node === undefined ? '' : text.slice(node.span.start + 1, node.span.end - 1);
    return layout.style === 'flow' && layout.entries.length === 0 && node?.lead !== undefined && inner.trim() === '';
  };

  const isFlow = (container: ObjectValue | ArrayValue | undefined): boolean => {
    const layout = container && layouts.containers.get(container);
    return layout !== undefined && layout.style !== 'block';
  };

  const remove = (container: ObjectValue | ArrayValue, indexes: readonly number[]): readonly Edit[] => {
    const layout = layoutOf(container);
    const entries = written(layout);
    const gone = new Set(
      indexes.flatMap((index) => {
        const entry = layout.entries[index];
        return entry === undefined ? [] : [entries.indexOf(entry)];
      }),
    );
    if (layout.style !== 'block') {
      return layout.style === 'pair' ? [] : removeEntries(bracketed(container, layout), [...gone]);
    }
    if (gone.size < layout.entries.length || gone.size === 0) {
      return removeLines(blockList(layout), gone);
    }
    return removeAll(text, container.kind === 'array' ? '[]' : '{}', entries, layouts.nodes.get(container)?.lead);
  };

  return {
    escape: (part, within) => escapeInYaml(text, part, within),
    replace,
    insertMember: (object: ObjectValue, name: string, value: Plain, after?: Member | 'start') => {
      if (isEmptyFlow(object)) {
        return replace(object, { [name]: value });
      }
      const index = after === undefined ? object.members.length : after === 'start' ? 0 : object.members.indexOf(after) + 1;
      const block = `${print.name(name, false)}:${print.afterColon(value, layoutOf(object).column)}`;
      return insert(object, index, [block], [`${print.name(name, true)}: ${print.flow(value)}`]);
    },
    removeMembers: (object: ObjectValue, members: readonly Member[]) =>
      remove(
        object,
        members.map((member) => object.members.indexOf(member)),
      ),
    insertItems: (array: ArrayValue, index: number, values: readonly Plain[]) => {
      if (isEmptyFlow(array)) {
        return replace(array, values);
      }
      const block = values.map((value) => `- ${print.afterDash(value, layoutOf(array).column)}`);
      return insert(array, index, block, values.map(print.flow));
    },
    removeItems: remove,
    compose: ({ name, value }: Entry, at: number, within: ObjectValue | ArrayValue | undefined) => {
      if (isFlow(within)) {
        return name === undefined ? print.flow(value) : `${print.name(name, true)}: ${print.flow(value)}`;
      }
      const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
      return name === undefined
        ? composeValue(value, line, within, print)
        : `${print.name(name, false)}:${print.afterColon(value, line.length)}`;
    },
    hasRoom: (at: number, within: ObjectValue | ArrayValue | undefined) =>
      isFlow(within) || /^[ \t]*(#|$)/.test(text.slice(at, lineEnd(text, at))),
    separators: (within: ObjectValue | ArrayValue, span: Span) => {
      const layout = layoutOf(within);
      if (layout.style !== 'flow') {
        return { before: undefined, after: '' };
      }
      const { before, after } = missingCommas(bracketed(within, layout), span);
      return { before: before === undefined ? undefined : { span: { start: before, end: before }, newText: ',' }, after: after ? ',' : '' };
    },
    comments: (span: Span) => commentsOf(text, span, yamlComments),
  };
}

/**
 * A value after what its line begins with: a name and its colon, a dash, or nothing, where it is the first entry of a list, or the whole
 * of a text that has nothing around it.
 */
function composeValue(value: Plain, line: string, within: ObjectValue | ArrayValue | undefined, print: YamlPrinter): string {
  const begun = line.trimEnd();
  const spaced = begun.length < line.length;
  if (begun.endsWith(':')) {
    const printed = print.afterColon(value, /^(?: |- )*/.exec(line)?.[0].length ?? 0);
    return spaced && printed.startsWith(' ') ? printed.slice(1) : printed;
  }
  if (begun.endsWith('-')) {
    return (spaced ? '' : ' ') + print.afterDash(value, begun.length - 1);
  }
  const isEntry = typeof value === 'object' && value !== null && begun === '';
  if (isEntry && within === undefined) {
    return print.afterDash(value, line.length - 2);
  }
  return isEntry ? `- ${print.afterDash(value, line.length)}` : print.flow(value);
}

/** With its last entry a list in block style becomes an empty one in brackets. */
function removeAll(text: string, empty: string, entries: readonly Span[], lead: number | undefined): readonly Edit[] {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) {
    return [];
  }
  if (lead === undefined || lineEnd(text, lead) > first.start) {
    return [{ span: { start: first.start, end: last.end }, newText: empty }];
  }
  const lines = removeLines({ text, entries, column: 0, lineBreak: '' }, new Set(entries.keys()));
  const gone = lines.map((edit) => ({ ...edit, span: { start: Math.max(edit.span.start, lead), end: edit.span.end } }));
  return [{ span: { start: lead, end: lead }, newText: ` ${empty}` }, ...gone];
}
