import assert from 'node:assert/strict';
import type { AddedStatement, AddStatementParams, StatementParts, StatementTarget } from '../../server/src/lsp/requests';
import { Editor, rangeOf } from './editor';

type Choice = AddStatementParams['choice'];

const start = { line: 0, character: 0 };
const send: Choice = {
  effect: 'Allow',
  actions: ['sqs:SendMessage', 'sqs:GetQueueUrl'],
  resources: ['arn:aws:sqs:eu-west-1:111122223333:orders'],
  conditions: [],
};
const reads: Choice = {
  effect: 'Allow',
  actions: ['s3:GetObject', 's3:ListAllMyBuckets', 's3:ListBucket'],
  resources: ['arn:aws:s3:::amzn-example', 'arn:aws:s3:::amzn-example/*'],
  conditions: [],
};

interface Case {
  readonly name: string;
  readonly before: string;
  readonly language?: string;
  /** Where the cursor is; the beginning, where it is not said. */
  readonly at?: string;
  readonly choice: Choice;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    name: 'a whole policy into an empty file',
    before: '',
    choice: send,
    after: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "sqs:GetQueueUrl",
        "sqs:SendMessage"
      ],
      "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders"
    }
  ]
}
`,
  },
  {
    name: 'a whole policy into an empty YAML file',
    before: '\n',
    language: 'yaml',
    choice: send,
    after: `Version: '2012-10-17'
Statement:
  - Effect: Allow
    Action:
      - sqs:GetQueueUrl
      - sqs:SendMessage
    Resource: arn:aws:sqs:eu-west-1:111122223333:orders
`,
  },
  {
    name: 'behind the statement at the cursor, in the style of the policy, and what needs `*` apart',
    before: `{
    "Version": "2012-10-17",
    "Statement": [
        { "Effect": "Allow", "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-west-1:111122223333:a" },
        { "Effect": "Allow", "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-west-1:111122223333:b" }
    ]
}`,
    at: '111122223333:a',
    choice: reads,
    after: `{
    "Version": "2012-10-17",
    "Statement": [
        { "Effect": "Allow", "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-west-1:111122223333:a" },
        {
            "Effect": "Allow",
            "Action": [
                "s3:GetObject",
                "s3:ListBucket"
            ],
            "Resource": [
                "arn:aws:s3:::amzn-example",
                "arn:aws:s3:::amzn-example/*"
            ]
        },
        {
            "Effect": "Allow",
            "Action": "s3:ListAllMyBuckets",
            "Resource": "*"
        },
        { "Effect": "Allow", "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-west-1:111122223333:b" }
    ]
}`,
  },
  {
    name: 'beside a statement that is no list yet, in a template, with its functions and comments',
    before: `Resources:
  Sender:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          Effect: Allow # only this
          Action: sns:Publish
          Resource: !Ref Topic
`,
    language: 'yaml',
    choice: { ...send, actions: ['sqs:SendMessage'], conditions: [{ operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] }] },
    after: `Resources:
  Sender:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow # only this
            Action: sns:Publish
            Resource: !Ref Topic
          - Effect: Allow
            Action: sqs:SendMessage
            Resource: arn:aws:sqs:eu-west-1:111122223333:orders
            Condition:
              Bool:
                aws:SecureTransport: 'true'
`,
  },
  {
    name: 'into a policy that is a string in JSON',
    before: String.raw`{ "policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sns:Publish\",\"Resource\":\"arn:aws:sns:eu-west-1:111122223333:a\"}]}" }`,
    choice: { ...send, actions: ['sqs:SendMessage'] },
    after: String.raw`{ "policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sns:Publish\",\"Resource\":\"arn:aws:sns:eu-west-1:111122223333:a\"},{\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"arn:aws:sqs:eu-west-1:111122223333:orders\"}]}" }`,
  },
];

describe('Add Statement', () => {
  for (const { name, before, language = 'json', at, choice, after } of cases) {
    it(`puts ${name}`, async () => {
      const editor = await Editor.start();
      const uri = await editor.open(before, language === 'yaml' ? 'file:///folder/policy.yaml' : 'file:///folder/policy.json', language);
      const position = at === undefined ? start : rangeOf(editor.document(uri), at).start;
      const { problems, edits, select } = await add(editor, uri, choice, position);
      assert.deepEqual(problems, []);
      assert.equal(editor.apply(uri, { changes: { [uri]: [...(edits ?? [])] } }), after);
      assert.ok(select !== undefined && select.start.line <= select.end.line);
      await editor.stop();
    });
  }

  const refused: readonly (readonly [name: string, choice: Choice, reason: RegExp])[] = [
    ['what writes to everything', { ...send, resources: ['*'], actions: ['sqs:DeleteQueue', 'sqs:SendMessage'] }, /sqs/],
    [
      'an action without a resource that it works on',
      { ...reads, resources: ['arn:aws:s3:::amzn-example'] },
      /`s3:GetObject` works on none/,
    ],
    ['a value that no Boolean has', { ...send, conditions: [{ operator: 'Bool', key: 'aws:SecureTransport', values: ['yes'] }] }, /yes/],
    ['a statement without actions', { ...send, actions: [] }, /no action/],
  ];
  for (const [name, choice, reason] of refused) {
    it(`refuses ${name}, with the reason`, async () => {
      const editor = await Editor.start();
      const uri = await editor.open('');
      const { problems, edits } = await add(editor, uri, choice);
      assert.equal(edits, undefined);
      assert.match(problems.join('\n'), reason);
      await editor.stop();
    });
  }

  it('does not count the findings that the policy has already', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObejct","Resource":"arn:aws:s3:::a/*"}]}',
    );
    assert.deepEqual((await add(editor, uri, send)).problems, []);
    await editor.stop();
  });

  it('asks for what the type of policy needs', async () => {
    const editor = await Editor.start({ settings: { policyTypes: { 'scp/**': 'service-control' } } });
    const shapes: readonly (readonly [text: string, uri: string, expected: object])[] = [
      ['', 'file:///a.json', { type: 'identity-based', effect: 'Allow', principal: 'none', resource: true }],
      [
        '{"Statement":[{"Effect":"Allow","Principal":{"Service":"a.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
        'file:///b.json',
        { type: 'trust', effect: 'Allow', principal: 'ask', resource: false },
      ],
      [
        '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}',
        'file:///c.json',
        { type: 'resource-control', effect: 'Deny', principal: 'everyone', resource: true },
      ],
    ];
    for (const [text, uri, expected] of shapes) {
      await editor.open(text, uri);
      const { services, ...shape } = await editor.connection.sendRequest<StatementTarget>('iamPolicy/statementTarget', {
        uri,
        position: start,
      });
      assert.deepEqual(shape, expected);
      assert.ok(services.some(({ prefix }) => prefix === 'sts' || prefix === 's3'));
    }
    await editor.open('{ "name": "x" }', 'file:///d.json');
    const answer = await editor.connection.sendRequest<object>('iamPolicy/statementTarget', { uri: 'file:///d.json', position: start });
    assert.match(JSON.stringify(answer), /empty file/);
    await editor.stop();
  });

  it('offers the resources and the condition keys of the actions', async () => {
    const editor = await Editor.start();
    const { resources, keys } = await editor.connection.sendRequest<StatementParts>('iamPolicy/statementParts', {
      actions: ['s3:GetObject', 's3:ListBucket'],
    });
    assert.ok(resources.some(({ type, format, actions }) => type === 'bucket' && /BucketName/.test(format) && actions === 1));
    assert.ok(keys.some(({ name, operators }) => name === 's3:prefix' && operators[0] === 'StringEquals'));
    assert.ok(keys.some(({ name, values }) => name === 'aws:SecureTransport' && values.join() === 'true,false'));
    await editor.stop();
  });
});

function add(editor: Editor, uri: string, choice: Choice, position = start): Promise<AddedStatement> {
  return editor.connection.sendRequest('iamPolicy/addStatement', { uri, position, choice });
}
