import assert from 'node:assert/strict';
import { applyChoices } from '../../scripts/completion-eval/apply';
import { hash } from '../../scripts/completion-eval/held-out';
import { measuredPolicies, referenceWithout } from '../../scripts/completion-eval/learnt';
import { placesOf, scoreOf } from '../../scripts/completion-eval/measure';
import { type Task, type TaskKind, tasksOf } from '../../scripts/completion-eval/tasks';
import type { ServiceReference } from '../../server/src/reference/types';

/** A part of `npm run completion-eval`, which has the figures of the whole in docs/completion-eval.md. */
describe('completion on policies that nothing was learnt from', function () {
  this.timeout(300_000);

  let reference: ServiceReference;
  let tasks: readonly Task[];

  before(() => {
    const { measured, policies } = measuredPolicies();
    reference = referenceWithout((name) => measured.has(name));
    tasks = policies.filter(({ name }) => measured.has(name) && hash(name) % 16 === 0).flatMap((policy) => tasksOf(policy, reference));
  });

  const floors: readonly (readonly [kind: TaskKind, floor: number])[] = [
    ['action, 0 letters', 0.5],
    ['action, 3 letters', 0.75],
    ['action by name, 3 letters', 0.5],
    ['in order, 0 letters', 0.4],
  ];
  for (const [kind, floor] of floors) {
    it(`shows what the policy has near the top: ${kind}`, () => {
      const places = tasks.filter((task) => task.kind === kind).map((task) => placesOf(task, reference).ranked);
      const { meanReciprocalRank } = scoreOf(places);
      assert.ok(places.length > 50, `${places.length} tasks`);
      assert.ok(meanReciprocalRank > floor, `a mean reciprocal rank of ${meanReciprocalRank.toFixed(3)}`);
    });
  }

  it('offers no action that makes a policy invalid or that a rule then reports', () => {
    const tried = tasks.filter(({ kind }, index) => kind.startsWith('action') && index % 40 === 0);
    const results = tried.map((task) => applyChoices(task, reference));
    assert.ok(results.reduce((sum, result) => sum + result.tried, 0) > 100);
    assert.deepEqual(
      results.flatMap(({ harms }) =>
        harms.filter(({ isAsked }) => !isAsked).map(({ task, label, what }) => `${task.policy}: ${label}: ${what}`),
      ),
      [],
    );
  });
});
