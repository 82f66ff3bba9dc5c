import * as vscode from 'vscode';
import type { ChosenCondition, OfferedKey } from './offered';
import { type Answer, ask, pick, type StepFrame } from './step';

interface KeyItem extends vscode.QuickPickItem {
  readonly key?: OfferedKey;
  readonly remove?: ChosenCondition;
}

/** Asks for conditions until the author is done; back from the list of keys leads out. */
export async function askConditions(
  frame: StepFrame,
  keys: readonly OfferedKey[],
  before: readonly ChosenCondition[],
): Promise<Answer<readonly ChosenCondition[]>> {
  let conditions = before;
  for (;;) {
    const answer = await pick(frame, { items: itemsFor(keys, conditions), placeholder: 'A condition key, or Enter to add the statement' });
    if (answer === 'back' || answer === 'cancel') {
      return answer;
    }
    const [item] = answer.chosen;
    if (item?.remove !== undefined) {
      conditions = conditions.filter((condition) => condition !== item.remove);
    } else if (item?.key === undefined) {
      return { chosen: conditions };
    } else {
      const condition = await askCondition(frame, item.key);
      if (condition === 'cancel') {
        return condition;
      }
      conditions = condition === 'back' ? conditions : [...conditions, condition.chosen];
    }
  }
}

function itemsFor(keys: readonly OfferedKey[], conditions: readonly ChosenCondition[]): readonly KeyItem[] {
  const done =
    conditions.length === 0 ? 'Add without conditions' : `Add with ${conditions.length === 1 ? 'this condition' : 'these conditions'}`;
  return [
    { label: `$(check) ${done}`, alwaysShow: true },
    ...conditions.map((remove) => ({
      label: `$(close) ${remove.key}`,
      description: `${remove.operator} ${remove.values.join(', ')}`,
      detail: 'Take it away again',
      remove,
    })),
    { label: 'Condition keys', kind: vscode.QuickPickItemKind.Separator },
    ...keys.map((key) => ({ label: key.name, detail: key.description.replaceAll('`', ''), key })),
  ];
}

/** Key, operator and values of one condition. */
async function askCondition(frame: StepFrame, key: OfferedKey): Promise<Answer<ChosenCondition>> {
  const named = await askName(frame, key);
  if (typeof named === 'string') {
    return named;
  }
  const under = { ...frame, title: `${frame.title} · ${named.chosen}` };
  const operator = await pick(under, { items: key.operators.map((label) => ({ label })), placeholder: 'How the key is compared' });
  if (typeof operator === 'string') {
    return operator;
  }
  const name = operator.chosen[0]?.label ?? '';
  const values = await askValues({ ...under, title: `${under.title} ${name}` }, name === 'Null' ? ['true', 'false'] : key.values);
  return typeof values === 'string' ? values : { chosen: { operator: name, key: named.chosen, values: values.chosen } };
}

/** The key with what the author puts in place of its `${TagKey}`. */
async function askName(frame: StepFrame, { name }: OfferedKey): Promise<Answer<string>> {
  const [placeholder, part = ''] = /\$\{([^}]*)\}/.exec(name) ?? [];
  if (placeholder === undefined) {
    return { chosen: name };
  }
  const answer = await ask(
    { ...frame, title: `${frame.title} · ${name}` },
    { prompt: name, placeholder: part, check: (text) => (text === '' ? `${part} has to be given.` : undefined) },
  );
  return typeof answer === 'string' ? answer : { chosen: name.replace(placeholder, () => answer.chosen) };
}

async function askValues(frame: StepFrame, known: readonly string[]): Promise<Answer<readonly string[]>> {
  if (known.length > 0) {
    const isBoolean = known.includes('true');
    const items = known.map((label) => ({ label }));
    const answer = await pick(frame, { items, placeholder: isBoolean ? 'The value' : 'The values', ...(isBoolean ? {} : { many: [] }) });
    return typeof answer === 'string' ? answer : { chosen: answer.chosen.map(({ label }) => label) };
  }
  const answer = await ask(frame, {
    prompt: 'Values, with commas between them: one of them suffices',
    placeholder: 'value, another value',
    check: (text) => (split(text).length === 0 ? 'At least one value has to be given.' : undefined),
  });
  return typeof answer === 'string' ? answer : { chosen: split(answer.chosen) };
}

function split(text: string): readonly string[] {
  return text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
