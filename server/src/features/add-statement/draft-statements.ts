import { readResourcePattern } from '../../policy/arn';
import { looseString } from '../../policy/value';
import type { Plain } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import { fitsAction } from '../../semantics/fitting-types';
import type { ChosenCondition, StatementChoice } from './statement-choice';

/** Statements to be written, or why there are none. */
export type Draft = { readonly statements: readonly Plain[] } | { readonly problem: string };

/**
 * The statements that say what was chosen: one, or two where some of the actions have no resource-level permissions and so need `*`. A resource
 * stands only with actions that work on it, and an action that works on none of the resources is a mistake of the choice.
 */
export function draftStatements(choice: StatementChoice, reference: ServiceReference): Draft {
  const { actions, resources } = choice;
  if (actions.length === 0) {
    return { problem: 'There is no action in the statement.' };
  }
  if (resources.length === 0 || resources.includes('*')) {
    return { statements: [write(choice, actions, resources.length === 0 ? [] : ['*'])] };
  }
  const everywhere = actions.filter((action) => typesOf(action, reference).length === 0);
  const scoped = actions.filter((action) => !everywhere.includes(action));
  const stranger = scoped.find((action) => !resources.some((resource) => fits(action, resource, reference)));
  if (stranger !== undefined) {
    return { problem: `\`${stranger}\` works on none of these resources: name one of type ${typesOf(stranger, reference).join(' or ')}.` };
  }
  const named = resources.filter((resource) => scoped.some((action) => fits(action, resource, reference)));
  return {
    statements: [
      ...(scoped.length === 0 ? [] : [write(choice, scoped, named)]),
      ...(everywhere.length === 0 ? [] : [write(choice, everywhere, ['*'])]),
    ],
  };
}

function typesOf(action: string, reference: ServiceReference): readonly string[] {
  return actionNamed(action, reference)?.resourceTypes.map(({ name }) => name) ?? [];
}

function fits(action: string, resource: string, reference: ServiceReference): boolean {
  const details = actionNamed(action, reference);
  return details !== undefined && fitsAction(reference, details, readResourcePattern(looseString(resource)));
}

function actionNamed(action: string, reference: ServiceReference) {
  const colon = action.indexOf(':');
  return reference.action(action.slice(0, colon), action.slice(colon + 1));
}

function write({ effect, principal, conditions }: StatementChoice, actions: readonly string[], resources: readonly string[]): Plain {
  return {
    Effect: effect,
    ...(principal === undefined ? {} : { Principal: principal.type === '*' ? '*' : { [principal.type]: principal.value } }),
    Action: oneOrList([...actions].sort()),
    ...(resources.length === 0 ? {} : { Resource: oneOrList(resources) }),
    ...(conditions.length === 0 ? {} : { Condition: writeConditions(conditions) }),
  };
}

function oneOrList(texts: readonly string[]): Plain {
  const [first = '', ...others] = texts;
  return others.length === 0 ? first : texts;
}

/** By operator, then by key; the values of what was chosen twice stand together. */
function writeConditions(conditions: readonly ChosenCondition[]): Plain {
  const operators = new Map<string, Map<string, readonly string[]>>();
  for (const { operator, key, values } of conditions) {
    const keys = operators.get(operator) ?? new Map<string, readonly string[]>();
    operators.set(operator, keys.set(key, [...new Set([...(keys.get(key) ?? []), ...values])]));
  }
  return Object.fromEntries(
    [...operators].map(([operator, keys]) => [operator, Object.fromEntries([...keys].map(([key, values]) => [key, oneOrList(values)]))]),
  );
}
