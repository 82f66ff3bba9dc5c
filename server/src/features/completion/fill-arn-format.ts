import { tabStop } from '../../text/tab-stop';

/**
 * An ARN format with a tab stop for each placeholder that the author has not filled in yet: what was typed stays. `undefined` when
 * the format does not begin as what was typed, or has nothing to add. `fill` makes the tab stop.
 */
export function fillArnFormat(
  format: string,
  typed: string,
  partition: string,
  fill: (placeholder: string) => string = tabStop,
): string | undefined {
  let filled = '';
  let position = 0;
  const pieces = format.split(/(\$\{[^}]*\})/);
  for (const [index, piece] of pieces.entries()) {
    if (!piece.startsWith('${')) {
      const there = typed.slice(position, position + piece.length);
      if (!piece.startsWith(there)) {
        return undefined;
      }
      filled += piece;
      position += there.length;
      continue;
    }
    const rest = typed.slice(position);
    const end = endOfPlaceholder(rest, pieces[index + 1] ?? '');
    const name = piece.slice(2, -1);
    filled += rest.slice(0, end) || (name === 'Partition' ? partition : fill(name));
    position += end;
  }
  return position < typed.length || filled === typed ? undefined : filled;
}

/** How much of the rest stands for a placeholder that the literal text `next` follows. */
function endOfPlaceholder(rest: string, next: string): number {
  const at = next === '' ? -1 : rest.indexOf(next);
  if (at >= 0) {
    return at;
  }
  // The placeholder ends at its colon, even when what follows is not as the format has it.
  const colon = next.startsWith(':') ? rest.indexOf(':') : -1;
  return colon >= 0 ? colon : rest.length;
}
