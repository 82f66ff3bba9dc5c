import type { CompletionItem } from '../../server/src/features/completion/completion-item';
import { wildcardMatch } from '../../server/src/policy/wildcard';
import { plainText } from '../../server/src/text/tab-stop';
import type { Task } from './tasks';

/**
 * At which place among the items is what the policy has, 1 for the first: the same name, or the ARN format or the template of a key
 * that it fills. Of several formats the one that says most. `undefined` where none is it.
 */
export function placeOf(items: readonly CompletionItem[], { kind, expected }: Task): number | undefined {
  const name = (item: CompletionItem) => (kind === 'resource' ? (item.insertText ?? item.label) : nameIn(item.insertText ?? item.label));
  const same = items.findIndex((item) => item.place === undefined && plainText(name(item)).toLowerCase() === expected.toLowerCase());
  if (same >= 0) {
    return same + 1;
  }
  let best: { readonly index: number; readonly fixed: number } | undefined;
  for (const [index, item] of items.entries()) {
    const fixed = name(item).replace(stops, '').length;
    if (name(item).includes('\u{e000}') && fixed > (best?.fixed ?? 0) && fills(expected, name(item))) {
      best = { index, fixed };
    }
  }
  return best && best.index + 1;
}

const stops = /\u{e000}[^\u{e001}]*\u{e001}/gu;

/** What is inserted may come with quotes, a colon and a value: the name alone. */
function nameIn(text: string): string {
  return /^["']?((?:[^"'\u{e000}]|\u{e000}[^\u{e001}]*\u{e001})*)/u.exec(text)?.[1] ?? text;
}

/** Whether the text is the format with something in the place of each tab stop, whatever the partition. */
function fills(text: string, format: string): boolean {
  const anyPartition = (arn: string) => arn.replace(/^arn:[^:]*:/, 'arn:aws:');
  return wildcardMatch(anyPartition(format.replace(stops, '*')).toLowerCase(), anyPartition(text).toLowerCase());
}
