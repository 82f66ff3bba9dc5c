import type { ActionName } from '../../reference/types';
import type { EscalationPath, Way } from './escalation-path';
import { escalationPaths } from './escalation-paths';

/** An action's part in a path to more permissions. */
export interface EscalationStep {
  readonly path: EscalationPath;
  /** What else the path needs, as `iam:PassRole`; empty where the action is enough. */
  readonly others: readonly string[];
}

const byAction = index();

function index(): ReadonlyMap<string, readonly EscalationStep[]> {
  const steps = new Map<string, EscalationStep[]>();
  for (const path of escalationPaths.filter(({ certainty }) => certainty !== 'remote')) {
    for (const way of path.ways) {
      const { decisive, all } = actionsOf(way);
      for (const action of decisive) {
        const known = steps.get(action.toLowerCase()) ?? [];
        if (!known.some((step) => step.path === path)) {
          steps.set(action.toLowerCase(), [...known, { path, others: all.filter((other) => other !== action) }]);
        }
      }
    }
  }
  return steps;
}

/** Of the actions that may be on any resource the first alone is decisive: to invoke a function is everybody's work. */
function actionsOf({ every, same, any }: Way): { readonly decisive: readonly string[]; readonly all: readonly string[] } {
  const aimed = [every, same].flatMap((list) => list?.split(' ') ?? []);
  const others = any?.split(' ') ?? [];
  return { decisive: [...aimed, ...others.slice(0, 1)], all: [...aimed, ...others] };
}

/**
 * The paths to more permissions that the action is decisive in, the most telling first, each with what else it needs: those for which the
 * action is enough, if there are any, and those that take special circumstances only where there is no other. Empty for most actions.
 * Compared without case.
 */
export function escalationSteps({ servicePrefix, name }: Pick<ActionName, 'servicePrefix' | 'name'>): readonly EscalationStep[] {
  const steps = byAction.get(`${servicePrefix}:${name}`.toLowerCase()) ?? none;
  const surer = steps.filter(({ path }) => path.certainty !== 'possible');
  const alone = surer.filter(({ others }) => others.length === 0);
  return [alone, surer].find(({ length }) => length > 0) ?? steps;
}

/** Whether the action leads to more permissions without special circumstances. */
export function escalates(action: ActionName): boolean {
  const [first] = escalationSteps(action);
  return first !== undefined && first.path.certainty !== 'possible';
}

/** Of such actions, the one by which a reader sees at once what they may lead to; `undefined` where none is decisive in a path. */
export function mostTellingStep<T extends ActionName>(actions: readonly T[]): T | undefined {
  const ranked = actions.flatMap((action) => {
    const [step] = escalationSteps(action);
    return step === undefined
      ? []
      : [{ action, rank: escalationPaths.indexOf(step.path) + (step.others.length === 0 ? 0 : escalationPaths.length) }];
  });
  return ranked.reduce<(typeof ranked)[number] | undefined>(
    (best, each) => (best === undefined || each.rank < best.rank ? each : best),
    undefined,
  )?.action;
}

const none: readonly EscalationStep[] = [];
