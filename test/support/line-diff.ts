/**
 * The lines that differ, `-` before those of `before` and `+` before those of `after`. Changes with unchanged lines between them
 * are parted by a line `@@`.
 */
export function lineDiff(before: string, after: string): readonly string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const lengths = commonLengths(a, b);
  const common = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const lines: string[] = [];
  let gap = false;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      gap = lines.length > 0;
      i++;
      j++;
      continue;
    }
    if (gap) {
      lines.push('@@');
      gap = false;
    }
    if (i < a.length && common(i + 1, j) >= common(i, j + 1)) {
      lines.push(`-${a[i++]}`);
    } else {
      lines.push(`+${b[j++]}`);
    }
  }
  return removedFirst(lines);
}

/** For each pair of places, how many lines the rests have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (let i = a.length; i >= 0; i--) {
    const row: number[] = [];
    for (let j = b.length; j >= 0; j--) {
      row[j] =
        i === a.length || j === b.length
          ? 0
          : a[i] === b[j]
            ? (rows[i + 1]?.[j + 1] ?? 0) + 1
            : Math.max(rows[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
    rows[i] = row;
  }
  return rows;
}

/** Within each change, what goes before what comes. */
function removedFirst(lines: readonly string[]): readonly string[] {
  const changes = lines.join('\n').split('\n@@\n');
  return changes.flatMap((change, index) => {
    const own = change === '' ? [] : change.split('\n');
    const [removed, added] = [own.filter((line) => line.startsWith('-')), own.filter((line) => line.startsWith('+'))];
    return [...(index > 0 ? ['@@'] : []), ...removed, ...added];
  });
}
