import * as vscode from 'vscode';
import type { AddExceptionParams } from '../../../server/src/lsp/requests';
import { createSummaryPanel } from '../policy-summary/summary-panel';
import type { Server } from '../server';
import { addException } from './add-exception';
import { addStatement } from './add-statement/add-statement';
import { copyMinified } from './copy-minified';
import { explainAction, explanationScheme, explanations } from './explain-action';
import { createFixedTexts, fixedTextScheme } from './fixed-texts';
import { type KeepUsedArguments, keepUsed } from './keep-used/keep-used';
import { createPreviewFixes } from './preview-fixes';
import { saveConfiguration } from './save-configuration';
import { setPolicyType } from './set-policy-type';

/** The commands that ask the server something. Those of package.json are all here or in `extension.ts`; the rest are for code actions. */
export function registerCommands({ extensionUri }: vscode.ExtensionContext, server: Server): readonly vscode.Disposable[] {
  const summary = createSummaryPanel(extensionUri, server);
  const fixedTexts = createFixedTexts();
  return [
    summary,
    vscode.workspace.registerTextDocumentContentProvider(fixedTextScheme, fixedTexts),
    vscode.workspace.registerTextDocumentContentProvider(explanationScheme, explanations(server)),
    vscode.commands.registerCommand('iamPolicy.showSummary', () => {
      const editor = vscode.window.activeTextEditor;
      if (editor === undefined) {
        vscode.window.showInformationMessage('Open the policy to be summarised.');
      } else {
        summary.show(editor);
      }
    }),
    vscode.commands.registerCommand('iamPolicy.newPolicy', newPolicy),
    vscode.commands.registerCommand('iamPolicy.addStatement', () => addStatement(server)),
    vscode.commands.registerCommand('iamPolicy.explainAction', (words?: string) => explainAction(server, words)),
    vscode.commands.registerCommand('iamPolicy.previewFixes', createPreviewFixes(server, fixedTexts)),
    vscode.commands.registerCommand('iamPolicy.keepUsed', (asked?: KeepUsedArguments) => keepUsed(server, fixedTexts, asked)),
    vscode.commands.registerCommand('iamPolicy.copyMinified', () => copyMinified(server)),
    vscode.commands.registerCommand('iamPolicy.setPolicyType', () => setPolicyType()),
    vscode.commands.registerCommand('iamPolicy.addException', (params: AddExceptionParams) => addException(server, params)),
    vscode.commands.registerCommand('iamPolicy.saveConfiguration', (uri: string) => saveConfiguration(vscode.Uri.parse(uri))),
  ];
}

/** An empty file of the extension's own language, where completion and Add Statement begin. */
async function newPolicy(): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'iam-policy', content: '' }));
}
