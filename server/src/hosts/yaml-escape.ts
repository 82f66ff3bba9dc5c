import type { StringValue } from '../policy/value';
import { escapeVariables } from './intrinsic';
import { escapeJsonString } from './json-string';

/** `part` as it is written within a string of the text, in that string's style. */
export function escapeInYaml(text: string, part: string, within: StringValue): string {
  const head = text.slice(within.span.start, within.content.start);
  const known = /!Sub\b|Fn::Sub/.test(head) ? escapeVariables(part) : part;
  if (head.endsWith('"')) {
    return escapeJsonString(known);
  }
  if (/[|>][-+\d]*[ \t]*(?:#.*)?\r?\n\s*$/.test(head)) {
    const start = text.lastIndexOf('\n', within.content.start - 1) + 1;
    return known.replace(/\n(?!\r?\n)/g, `\n${' '.repeat(within.content.start - start)}`);
  }
  // In the other styles a line break is as good as a space.
  const folded = known.replace(/\r?\n[ \t]*/g, ' ');
  return head.endsWith("'") ? folded.replaceAll("'", "''") : folded;
}
