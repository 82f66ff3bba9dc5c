import { createReference } from '../../server/src/reference/create-reference';
import type { ServiceReference } from '../../server/src/reference/types';
import { generate } from '../data/generate';
import { latestManagedPolicies } from '../managed-policies';
import { heldOut } from './held-out';
import { type RealPolicy, readPolicy, stringsOf } from './policies';

/** AWS's managed policies, and the names of those that are held out: to measure with, and to learn weights from. */
export interface MeasuredPolicies {
  readonly policies: readonly RealPolicy[];
  readonly measured: ReadonlySet<string>;
  readonly weighed: ReadonlySet<string>;
}

export function measuredPolicies(): MeasuredPolicies {
  const policies = latestManagedPolicies().flatMap(({ name, text }) => readPolicy(name, text) ?? []);
  const named = policies.map(({ name, statements }) => ({
    name,
    actions: new Set(statements.flatMap(({ Action, NotAction }) => [...stringsOf(Action), ...stringsOf(NotAction)])),
  }));
  return { policies, measured: heldOut(named, 0), weighed: heldOut(named, 1) };
}

/** The reference of the build, but what policies use counted without those. */
export function referenceWithout(isLeftOut: (policyName: string) => boolean): ServiceReference {
  const { files } = generate((name) => !isLeftOut(name));
  const text = (name: string) => files[name] ?? '';
  return createReference({
    index: () => text('index.json'),
    detail: (offset, length) => text('detail.ndjson').slice(offset, offset + length),
    extras: () => text('extras.json'),
    use: () => text('use.json'),
  });
}
