/** `base` as a Sid that is not taken yet, with a number at its end where it needs one; it is taken from then on. IAM wants Sids unique in a policy. */
export function freeSid(base: string, taken: Set<string>): string {
  let free = base;
  for (let number = 2; taken.has(free); number++) {
    free = `${base}${number}`;
  }
  taken.add(free);
  return free;
}
