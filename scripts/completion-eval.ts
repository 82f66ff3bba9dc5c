import path from 'node:path';
import type { ServiceReference } from '../server/src/reference/types';
import { applyChoices, type Harm } from './completion-eval/apply';
import { hash } from './completion-eval/held-out';
import { learnWeights } from './completion-eval/learn';
import { measuredPolicies, referenceWithout } from './completion-eval/learnt';
import { type Places, placesOf, scoreOf } from './completion-eval/measure';
import { type RealPolicy, readFolder } from './completion-eval/policies';
import { type Task, taskKinds, tasksOf } from './completion-eval/tasks';

/**
 * How good completion is: `npm run completion-eval`. Takes tokens out of real policies and looks at which place the editor would
 * show each. Nothing is learnt from those policies, nor from others that are nearly the same. `-- --learn` prints the weights of the
 * ranking of actions instead, learnt from policies that neither the measurement nor the counts know. `-- --apply` only accepts what is
 * offered, and tells what that does to the policies; with `--part` in a sixth of the places.
 */
function main(options: readonly string[]): void {
  const { policies: managed, measured, weighed } = measuredPolicies();
  if (options.includes('--learn')) {
    const reference = referenceWithout((name) => measured.has(name) || weighed.has(name));
    const tasks = managed.filter(({ name }) => weighed.has(name)).flatMap((policy) => tasksOf(policy, reference));
    const placed = tasks.filter(({ kind }) => /0 letters|by name/.test(kind));
    console.log(
      `[${learnWeights(placed, reference)
        .map((weight) => weight.toFixed(2))
        .join(', ')}]`,
    );
    return;
  }
  const reference = referenceWithout((name) => measured.has(name));
  if (options.includes('--apply')) {
    reportHarms(
      managed
        .filter(({ name }) => measured.has(name))
        .flatMap((policy) => tasksOf(policy, reference))
        .filter(({ cursor }) => !options.includes('--part') || cursor % 6 === 0),
      reference,
    );
    return;
  }
  report(
    `AWS managed policies, ${measured.size} of ${managed.length} held out`,
    managed.filter(({ name }) => measured.has(name)),
    reference,
  );
  const others = readFolder(path.resolve(__dirname, '../../../shared/corpus/policies'));
  if (others.length === 0) {
    console.log('Skipped: there are no policies of public repositories in ../shared/corpus/policies.');
  } else {
    // A third of them tells as much.
    const drawn = others.filter((_, index) => index % 3 === 0);
    report(`Policies of public repositories, ${drawn.length} of ${others.length}`, drawn, reference);
  }
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

/** So many of the tasks are enough to try choices in. */
const appliedOf = 8;

function reportHarms(tasks: readonly Task[], reference: ServiceReference): void {
  const results = tasks
    .filter(({ kind, text, cursor }) => !kind.includes('letter') || hash(`${kind} ${text.length} ${cursor}`) % appliedOf === 0)
    .map((task) => applyChoices(task, reference));
  const harms = results.flatMap((result) => result.harms);
  const asked = harms.filter(({ isAsked }) => isAsked).length;
  const tried = results.reduce((sum, result) => sum + result.tried, 0);
  console.log(
    `${results.length} tasks, ${tried} choices accepted: ${harms.length - asked} reported, and ${asked} for a wildcard asked for`,
  );
  console.log('or for what the rest of the statement lacks\n');
  const byWhat = new Map<string, Harm[]>();
  for (const harm of harms) {
    const name = `${harm.task.kind} | ${harm.what}${harm.isAsked ? ' (asked for)' : ''}`;
    byWhat.set(name, [...(byWhat.get(name) ?? []), harm]);
  }
  console.log('| place | rule | choices | for example |\n| --- | --- | ---: | --- |');
  for (const [name, of] of [...byWhat].sort(([one], [other]) => (one < other ? -1 : 1))) {
    console.log(`| ${name} | ${of.length} | ${of[0]?.task.policy}: \`${of[0]?.label}\`: ${of[0]?.message} |`);
  }
}

function decimal(value: number): string {
  return value.toFixed(3);
}

function percent(value: number): string {
  return `${(100 * value).toFixed(0)} %`;
}

main(process.argv.slice(2));
