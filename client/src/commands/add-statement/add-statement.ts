import * as vscode from 'vscode';
import type { AddedStatement, StatementTarget } from '../../../../server/src/lsp/requests';
import { addStatementRequest, statementTargetRequest } from '../../requests';
import type { Server } from '../../server';
import { type Draft, draftSteps, type Step } from './draft-steps';
import type { StatementChoice } from './offered';
import { pick, type StepFrame } from './step';

/** Leads through the parts of a statement, as AWS's visual editor does, and adds it to the policy at the cursor, or to an empty file as a whole policy. */
export async function addStatement(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    vscode.window.showInformationMessage('Open the policy that is to get a statement.');
    return;
  }
  const place = { uri: server.name(editor.document.uri), position: editor.selection.active };
  const target = await server.ask(statementTargetRequest, place);
  if ('problem' in target) {
    vscode.window.showInformationMessage(target.problem);
    return;
  }
  const draft = newDraft(target);
  let index = 0;
  for (;;) {
    const steps = draftSteps(server, target, draft);
    const step = steps[index];
    if (step === undefined) {
      const answer = await server.ask(addStatementRequest, { ...place, choice: choiceOf(draft) });
      if (answer.problems.length === 0) {
        await insert(editor, answer);
        return;
      }
      index = await chooseRepair(steps, answer.problems);
    } else {
      index = await take(step, index, steps.length, draft);
    }
    if (index < 0) {
      return;
    }
  }
}

function newDraft({ effect, principal }: StatementTarget): Draft {
  return {
    effect,
    principal: principal === 'everyone' ? { type: '*', value: '*' } : undefined,
    service: undefined,
    levels: [],
    actions: [],
    resources: [],
    conditions: [],
  };
}

function choiceOf({ effect, actions, resources, principal, conditions }: Draft): StatementChoice {
  return { effect, actions, resources, principal, conditions };
}

/** The index of the step that follows: before the first one the author has given up. */
async function take(step: Step, index: number, total: number, draft: Draft): Promise<number> {
  const answer = await step.take(frameFor(index, total, draft));
  return answer === 'next' ? index + 1 : answer === 'back' ? index - 1 : -1;
}

const toDeny: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('circle-slash'), tooltip: 'Switch to Deny' };
const toAllow: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('pass'), tooltip: 'Switch to Allow' };

function frameFor(index: number, totalSteps: number, draft: Draft): StepFrame {
  const describe = () => ({ title: `Add Statement · ${draft.effect}`, buttons: [draft.effect === 'Allow' ? toDeny : toAllow] });
  return {
    ...describe(),
    step: index + 1,
    totalSteps,
    onButton() {
      draft.effect = draft.effect === 'Allow' ? 'Deny' : 'Allow';
      return describe();
    },
  };
}

/** Says why the statement was not added, and asks which step is to be taken again; -1 for none. */
async function chooseRepair(steps: readonly Step[], problems: readonly string[]): Promise<number> {
  const items = [
    ...problems.map((label) => ({ label: `$(warning) ${label.replaceAll('`', '')}`, index: steps.length - 1 })),
    { label: 'Change', index: -1, kind: vscode.QuickPickItemKind.Separator },
    ...steps.map(({ name }, index) => ({ label: `$(edit) ${name}`, index })),
  ];
  const [first] = items.slice(problems.length + 1).filter(({ index }) => index === Math.min(2, steps.length - 1));
  const frame = { title: 'Add Statement · not added', step: steps.length, totalSteps: steps.length };
  const answer = await pick(frame, {
    items,
    placeholder: 'The statement would have these findings. What is to be changed?',
    active: first,
  });
  return answer === 'cancel' ? -1 : answer === 'back' ? steps.length - 1 : (answer.chosen[0]?.index ?? -1);
}

async function insert(editor: vscode.TextEditor, { edits = [], select }: AddedStatement): Promise<void> {
  const { document, viewColumn } = editor;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.replace(document.uri, toRange(range), newText);
  }
  if (!(await vscode.workspace.applyEdit(edit)) || select === undefined) {
    return;
  }
  const shown = await vscode.window.showTextDocument(document, viewColumn);
  const range = toRange(select);
  shown.selection = new vscode.Selection(range.start, range.start);
  shown.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function toRange({ start, end }: NonNullable<AddedStatement['select']>): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
