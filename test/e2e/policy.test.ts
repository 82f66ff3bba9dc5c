import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completion, findings, hover, openFile, ours, quickFix, ruleOf } from './support/editor';
import { until } from './support/until';

const policy = (action: string, resource = '*') => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Objects",
      "Effect": "Allow",
      "Action": ${action},
      "Resource": "${resource}"
    }
  ]
}
`;

describe('A policy in JSON', () => {
  it('completes an action', async () => {
    const item = await completion(await openFile('completion.json', policy('"s3:GetOb$0"')), 's3:GetObject');
    assert.ok(item.insertText !== undefined || item.label !== '');
  });

  it('explains an action', async () => {
    const text = await hover(await openFile('hover.json', policy('"s3:PutBucke$0tPolicy"')), /s3:PutBucketPolicy/);
    assert.match(text, /Permissions management/);
  });

  it('explains a wildcard', async () => {
    const text = await hover(await openFile('wildcard.json', policy('"s3:Get*$0"')), /s3:Get\*/);
    assert.match(text, /Read/);
  });

  it('underlines a misspelt action, no more and no less', async () => {
    const { document } = await openFile('misspelt.json', policy('["s3:ListBucket", "s3:GetObejct"]', 'arn:aws:s3:::amzn-example'));
    const found = (await findings(document)).find((diagnostic) => ruleOf(diagnostic) === 'unknown-action');
    assert.ok(found !== undefined, `no finding of unknown-action: ${JSON.stringify(ours(document))}`);
    assert.match(document.getText(found.range), /^"?(s3:)?GetObejct"?$/);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof found.code === 'object', 'the rule names its page');
  });

  it('replaces a misspelt action by quick fix', async () => {
    const { document } = await openFile('misspelt-fixed.json', policy('"s3:GetObejct"', 'arn:aws:s3:::amzn-example/*'));
    const [found] = await findings(document);
    assert.ok(found !== undefined);
    const fix = await quickFix(document, found.range, /s3:GetObject`?$/);
    assert.ok(fix.edit !== undefined && (await vscode.workspace.applyEdit(fix.edit)));
    assert.match(document.getText(), /"Action": "s3:GetObject"/);
    await until('no finding', () => (ours(document).some((diagnostic) => ruleOf(diagnostic) === 'unknown-action') ? undefined : true));
  });

  it('narrows a service wildcard by quick fix', async () => {
    const { document } = await openFile('narrowed.json', policy('"sqs:*"'));
    const found = await until('the finding on the wildcard', () =>
      ours(document).find(({ range }) => /sqs:\*/.test(document.getText(range))),
    );
    const fix = await quickFix(document, found.range, /Read/);
    assert.ok(fix.edit !== undefined && (await vscode.workspace.applyEdit(fix.edit)));
    assert.doesNotMatch(document.getText(), /sqs:\*/);
    assert.match(document.getText(), /sqs:(Get|List)/);
  });

  it('shows above each statement what it grants', async () => {
    const { document } = await openFile('lens.json', policy('["s3:GetObject", "s3:DeleteObject"]', 'arn:aws:s3:::amzn-example/*'));
    const lens = await until('a code lens', async () => {
      const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      return lenses.find(({ command }) => command !== undefined && /Read/.test(command.title) && /Write/.test(command.title));
    });
    assert.equal(lens.range.start.line, 3);
  });

  it('lists its statements in the outline', async () => {
    const { document } = await openFile('symbols.iam.json', policy('"s3:GetObject"', 'arn:aws:s3:::amzn-example/*'));
    await until('the statement in the outline', async () => {
      const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return namesOf(symbols ?? []).some((name) => /Objects/.test(name)) || undefined;
    });
  });
});

describe('The same in other languages', () => {
  it('gives *.iam.json a language of its own, with comments', async () => {
    const { document } = await openFile('own.iam.json', `// What the reader may do.\n${policy('"s3:GetObejct"')}`);
    assert.equal(document.languageId, 'iam-policy');
    await findings(document);
  });

  it('checks a policy of a CloudFormation template in YAML', async () => {
    const { document } = await openFile(
      'template.yaml',
      [
        'Resources:',
        '  Reader:',
        '    Type: AWS::IAM::ManagedPolicy',
        '    Properties:',
        '      PolicyDocument:',
        "        Version: '2012-10-17'",
        '        Statement:',
        '          - Effect: Allow',
        '            Action: s3:GetObejct',
        '            Resource: !Sub arn:${AWS::Partition}:s3:::amzn-example/*',
        '',
      ].join('\n'),
    );
    const found = (await findings(document)).find((diagnostic) => ruleOf(diagnostic) === 'unknown-action');
    assert.equal(found && document.getText(found.range), 's3:GetObejct');
  });
});

function namesOf(symbols: readonly vscode.DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, children }) => [name, ...namesOf(children)]);
}
