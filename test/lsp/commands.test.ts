import assert from 'node:assert/strict';
import type { FoundAction, MinifiedResult, SummaryResult } from '../../server/src/lsp/requests';
import { Editor, rangeOf } from './editor';
import { policy } from './policies';

const start = { line: 0, character: 0 };

describe('what the commands ask', () => {
  it('the summary, with the place of each row', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const ask = (path: readonly string[]) =>
      editor.connection.sendRequest<SummaryResult | null>('iamPolicy/summary', { uri, position: start, path });
    const services = await ask([]);
    const s3 = services?.groups.flatMap(({ rows }) => rows).find(({ cells }) => cells[0] === 'Amazon S3 (s3)');
    assert.deepEqual(s3?.at, rangeOf(editor.document(uri), 's3:ListBucket'));
    const actions = await ask(s3?.opens ?? []);
    assert.deepEqual(
      actions?.trail.map(({ title }) => title),
      ['Identity-based policy', 'Amazon S3'],
    );
    assert.deepEqual(actions?.groups[0]?.rows.map(({ cells }) => cells[0])[0], 'ListBucket');
    await editor.stop();
  });

  it('of the policy at the cursor, where a document has several', async () => {
    const editor = await Editor.start();
    const two = `[\n${policy.trimEnd()},\n{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "sns:Publish", "Resource": "*" } }\n]`;
    const uri = await editor.open(two);
    const position = rangeOf(editor.document(uri), 'sns:Publish').start;
    const table = await editor.connection.sendRequest<SummaryResult | null>('iamPolicy/summary', { uri, position, path: [] });
    assert.deepEqual(
      table?.groups.map(({ rows }) => rows.map(({ cells }) => cells[0])),
      [['Amazon SNS (sns)']],
    );
    await editor.stop();
  });

  it('nothing of a document without a policy', async () => {
    const editor = await Editor.start();
    const uri = await editor.open('{ "name": "x" }');
    assert.equal(await editor.connection.sendRequest('iamPolicy/summary', { uri, position: start, path: [] }), null);
    assert.equal(await editor.connection.sendRequest('iamPolicy/minified', { uri, position: start }), null);
    await editor.stop();
  });

  it('the policy without white space', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const answer = await editor.connection.sendRequest<MinifiedResult | null>('iamPolicy/minified', { uri, position: start });
    assert.deepEqual(JSON.parse(answer?.text ?? ''), JSON.parse(policy));
    assert.doesNotMatch(answer?.text ?? '', /\s/);
    await editor.stop();
  });

  it('actions by words, and what is known of one', async () => {
    const editor = await Editor.start();
    const found = await editor.connection.sendRequest<readonly FoundAction[]>('iamPolicy/findActions', { words: 's3:HeadObject' });
    assert.deepEqual(found[0], {
      prefix: 's3',
      name: 'HeadObject',
      note: 'API operation, authorised by s3:GetObject',
      service: 'Amazon S3',
    });
    const said = await editor.connection.sendRequest<string | null>('iamPolicy/explainAction', { prefix: 's3', name: 'GetObject' });
    assert.match(said ?? '', /s3:GetObject/);
    assert.equal(await editor.connection.sendRequest('iamPolicy/explainAction', { prefix: 's3', name: 'Nonsense' }), null);
    await editor.stop();
  });
});
