import path from 'node:path';
import { createReference } from '../server/src/reference/create-reference';
import type { ServiceReference } from '../server/src/reference/types';
import { heldOut } from './completion-eval/held-out';
import { type Places, placesOf, scoreOf } from './completion-eval/measure';
import { type RealPolicy, readFolder, readPolicy, stringsOf } from './completion-eval/policies';
import { type Task, taskKinds, tasksOf } from './completion-eval/tasks';
import { generate } from './data/generate';
import { latestManagedPolicies } from './managed-policies';

/**
 * How good completion is: `npm run completion-eval`. Takes tokens out of real policies and looks at which place the editor would
 * show each. Nothing is learnt from those policies, nor from others that are nearly the same.
 */
function main(): void {
  const managed = latestManagedPolicies().flatMap(({ name, text }) => readPolicy(name, text) ?? []);
  const kept = heldOut(managed.map((policy) => ({ name: policy.name, actions: actionsOf(policy) })));
  const reference = learnWithout(kept);
  report(
    `AWS managed policies, ${kept.size} of ${managed.length} held out`,
    managed.filter(({ name }) => kept.has(name)),
    reference,
  );
  const others = readFolder(path.resolve(__dirname, '../../../shared/corpus/policies'));
  if (others.length === 0) {
    console.log('Skipped: there are no policies of public repositories in ../shared/corpus/policies.');
  } else {
    report(`${others.length} policies of public repositories`, others, reference);
  }
}

/** The reference, its use of actions counted without those policies. */
function learnWithout(kept: ReadonlySet<string>): ServiceReference {
  const { files } = generate((name) => !kept.has(name));
  const text = (name: string) => files[name] ?? '';
  return createReference({
    index: () => text('index.json'),
    detail: (offset, length) => text('detail.ndjson').slice(offset, offset + length),
    extras: () => text('extras.json'),
  });
}

function actionsOf({ statements }: RealPolicy): ReadonlySet<string> {
  return new Set(statements.flatMap(({ Action, NotAction }) => [...stringsOf(Action), ...stringsOf(NotAction)]));
}

function report(title: string, policies: readonly RealPolicy[], reference: ServiceReference): void {
  const tasks = policies.flatMap((policy) => tasksOf(policy, reference));
  const places = new Map<Task, Places>(tasks.map((task) => [task, placesOf(task, reference)]));
  console.log(`${title}: ${tasks.length} tasks\n`);
  console.log('| | tasks | MRR | first | in first five | in the list | MRR unranked | MRR by alphabet |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const kind of taskKinds) {
    const of = [...places].filter(([task]) => task.kind === kind).map(([, place]) => place);
    const score = (key: keyof Places) => scoreOf(of.map((place) => place[key]));
    const { tasks: count, meanReciprocalRank, top1, top5, found } = score('ranked');
    const cells = [kind, count, decimal(meanReciprocalRank), percent(top1), percent(top5), percent(found)];
    const others = [decimal(score('unranked').meanReciprocalRank), decimal(score('alphabetical').meanReciprocalRank)];
    console.log(`| ${[...cells, ...others].join(' | ')} |`);
  }
  console.log('');
}

function decimal(value: number): string {
  return value.toFixed(3);
}

function percent(value: number): string {
  return `${(100 * value).toFixed(0)} %`;
}

main();
