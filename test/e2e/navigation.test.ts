import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile } from './support/editor';
import { until } from './support/until';

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Rea$0d", "Effect": "Allow", "Action": ["sqs:Send*", "s3:GetObject"], "Resource": "*" },
    { "Sid": "Deny", "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:iam::aws:policy/ReadOnlyAccess" }
  ]
}
`;

const at = (file: string, token: string) => openFile(`${file}.json`, policy.replace('$0', '').replace(token, `$0${token}`));

describe('What is around a policy', () => {
  it('rewrites a wildcard by refactoring', async () => {
    const { document, cursor } = await at('refactor', 'sqs:Send*');
    const action = await until('the refactoring', async () => {
      const range = new vscode.Range(cursor, cursor);
      const kind = vscode.CodeActionKind.Refactor.value;
      const offered = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        kind,
        50,
      );
      return offered.find(({ title, edit }) => title.startsWith('Expand') && edit !== undefined);
    });
    assert.ok(action.edit !== undefined && (await vscode.workspace.applyEdit(action.edit)));
    assert.match(document.getText(), /"sqs:SendMessage"/);
  });

  it('sorts lists as a source action', async () => {
    const { document } = await at('sort', 'Read');
    const action = await until('the source action', async () => {
      const range = new vscode.Range(0, 0, 0, 0);
      const kind = vscode.CodeActionKind.Source.append('sort').value;
      const offered = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        kind,
        50,
      );
      return offered.find(({ kind: own }) => own?.value === 'source.sort.iamPolicy');
    });
    assert.ok(action.edit !== undefined && (await vscode.workspace.applyEdit(action.edit)));
    assert.match(document.getText(), /\["s3:GetObject", "sqs:Send\*"\]/);
  });

  it('highlights the same action', async () => {
    const { document, cursor } = await at('highlights', 's3:GetObject"]');
    const found = await until('two highlights', async () => {
      const highlights = await vscode.commands.executeCommand<readonly vscode.DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        document.uri,
        cursor,
      );
      return highlights?.length === 2 ? highlights : undefined;
    });
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ['s3:GetObject', 's3:GetObject'],
    );
  });

  it('renames a Sid', async () => {
    const { document, cursor } = await at('rename', 'Read"');
    const edit = await until('the edit', async () =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        cursor,
        'Queues',
      ),
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /"Sid": "Queues"/);
  });

  it('grows a selection', async () => {
    const { document, cursor } = await at('selection', 'GetObject"]');
    const [range] = await until('the ranges', async () => {
      const ranges = await vscode.commands.executeCommand<readonly vscode.SelectionRange[]>(
        'vscode.executeSelectionRangeProvider',
        document.uri,
        [cursor],
      );
      return ranges?.length === 1 ? ranges : undefined;
    });
    const texts: string[] = [];
    for (let step = range; step !== undefined; step = step.parent) {
      texts.push(document.getText(step.range));
    }
    assert.ok(texts.includes('s3:GetObject'), texts.join('\n'));
  });

  it('links a managed policy of AWS', async () => {
    const { document } = await at('link', 'Read"');
    await until('the link', async () => {
      const links = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
      return links?.some(({ target }) => target?.path.endsWith('/ReadOnlyAccess.html')) || undefined;
    });
  });

  it('tells services, actions and their access levels for colours', async () => {
    const { document } = await at('tokens', 'Read"');
    const legend = await until('the legend', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>('vscode.provideDocumentSemanticTokensLegend', document.uri),
    );
    assert.ok(legend.tokenTypes.includes('iamAction') && legend.tokenModifiers.includes('iamRead'), legend.tokenTypes.join());
    await until('tokens', async () => {
      const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      );
      return (tokens?.data.length ?? 0) > 0 || undefined;
    });
  });

  it("folds the extension's own language", async () => {
    const { document } = await openFile('folding.iam.json', policy.replace('$0', ''));
    assert.equal(document.languageId, 'iam-policy');
    await until('the fold of the policy', async () => {
      const folds = await vscode.commands.executeCommand<readonly vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      return folds?.some(({ start, end }) => start === 0 && end === 5) || undefined;
    });
  });
});
