import type { Fix } from './rule';

/** The one safe fix among the fixes of a finding; `undefined` where there is none, or a choice. */
export function onlySafeFix(fixes: readonly Fix[]): Fix | undefined {
  const safe = fixes.filter(({ safety, settlesOthers }) => safety === 'safe' && settlesOthers === undefined);
  return safe.length === 1 ? safe[0] : undefined;
}
