import * as vscode from 'vscode';

/** How a step ended: with an answer, by the button that leads back, or not at all. */
export type Answer<T> = { readonly chosen: T } | 'back' | 'cancel';

/** What stands above a step. */
export interface StepFrame {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  /** Beside the button that leads back. */
  readonly buttons?: readonly vscode.QuickInputButton[];
  onButton?(button: vscode.QuickInputButton): Partial<Pick<StepFrame, 'title' | 'buttons'>>;
}

interface PickOptions<T extends vscode.QuickPickItem> {
  readonly items: readonly T[];
  readonly placeholder: string;
  /** Several can be chosen, at least one; these are at first. */
  readonly many?: readonly T[];
  /** The one that Enter takes at first. */
  readonly active?: T | undefined;
}

/** A step that chooses from a list. */
export function pick<T extends vscode.QuickPickItem>(
  frame: StepFrame,
  { items, placeholder, many, active }: PickOptions<T>,
): Promise<Answer<readonly T[]>> {
  const input = vscode.window.createQuickPick<T>();
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.matchOnDetail = many === undefined;
  input.canSelectMany = many !== undefined;
  input.items = items;
  if (many !== undefined) {
    input.selectedItems = many;
  } else if (active !== undefined) {
    input.activeItems = [active];
  }
  return run(frame, input, () => (input.selectedItems.length === 0 ? undefined : input.selectedItems));
}

interface AskOptions {
  readonly prompt: string;
  readonly placeholder: string;
  readonly value?: string;
  /** What is wrong with a text; `undefined` where nothing is. */
  check?(text: string): string | undefined;
}

/** A step that asks for a text. */
export function ask(frame: StepFrame, { prompt, placeholder, value = '', check }: AskOptions): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.placeholder = placeholder;
  input.value = value;
  input.onDidChangeValue(() => {
    input.validationMessage = '';
  });
  return run(frame, input, () => {
    const problem = check?.(input.value.trim());
    input.validationMessage = problem ?? '';
    return problem === undefined ? input.value.trim() : undefined;
  });
}

/** Shows the step until it is answered; `answer` is `undefined` where that is not enough yet. */
function run<T>(
  { title, step, totalSteps, buttons = [], onButton }: StepFrame,
  input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  answer: () => T | undefined,
): Promise<Answer<T>> {
  const { Back } = vscode.QuickInputButtons;
  const withBack = (others: readonly vscode.QuickInputButton[]) => (step > 1 ? [Back, ...others] : others);
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.buttons = withBack(buttons);
  input.ignoreFocusOut = true;
  return new Promise((resolve) => {
    const end = (result: Answer<T>) => {
      resolve(result);
      input.dispose();
    };
    input.onDidTriggerButton((button) => {
      if (button === Back) {
        end('back');
        return;
      }
      const changed = onButton?.(button);
      input.title = changed?.title ?? input.title;
      input.buttons = withBack(changed?.buttons ?? buttons);
    });
    input.onDidAccept(() => {
      const chosen = answer();
      if (chosen !== undefined) {
        end({ chosen });
      }
    });
    input.onDidHide(() => end('cancel'));
    input.show();
  });
}
