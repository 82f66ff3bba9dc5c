/** A policy and the actions it names, as far as telling it from others goes. */
export interface Named {
  readonly name: string;
  readonly actions: ReadonlySet<string>;
}

/** Of so many parts one is held out. */
const parts = 5;
/** Two policies with so much of their actions in common are one to this measurement: the one would give the other away. */
const nearlySame = 0.8;

/**
 * The names of the policies that tasks are made of and that nothing is learnt from: every fifth, drawn by a fixed seed. Policies that
 * name nearly the same actions stay together on one side.
 */
export function heldOut(policies: readonly Named[], part = 0): ReadonlySet<string> {
  const leaders = leadersOf(policies);
  return new Set(policies.filter(({ name }) => hash(leaders.get(name) ?? name) % parts === part).map(({ name }) => name));
}

/** For each policy the first of those that it is nearly the same as, itself where there is none. */
export function leadersOf(policies: readonly Named[]): ReadonlyMap<string, string> {
  const leaders = new Map<string, string>();
  const namedBy = new Map<string, Named[]>();
  for (const policy of policies) {
    const shared = new Map<Named, number>();
    for (const action of policy.actions) {
      for (const other of namedBy.get(action) ?? []) {
        shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    const [twin] = [...shared].filter(([other, count]) => count >= nearlySame * (policy.actions.size + other.actions.size - count));
    leaders.set(policy.name, twin === undefined ? policy.name : (leaders.get(twin[0].name) ?? policy.name));
    for (const action of policy.actions) {
      namedBy.set(action, [...(namedBy.get(action) ?? []), policy]);
    }
  }
  return leaders;
}

/** A number of 32 bits that depends on every character, the same in every run. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}
