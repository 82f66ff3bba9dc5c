import assert from 'node:assert/strict';
import { type LoggedEvent, loggedEvents, principals } from '../../scripts/cloudtrail/events';
import type { Evidence } from '../../server/src/evidence/evidence';
import { principalsCalled } from '../../server/src/evidence/principals-called';
import { createEvidenceReader } from '../../server/src/evidence/read-evidence';
import { reference } from '../support/reference';

function evidenceOf(...texts: readonly string[]): Evidence {
  const reader = createEvidenceReader(reference);
  for (const [index, text] of texts.entries()) {
    const sink = reader.file(`file ${index + 1}`);
    for (let start = 0; start < text.length; start += 1000) {
      sink.push(text.slice(start, start + 1000));
    }
    sink.end();
  }
  return reader.evidence();
}

function firstEvents(count: number): readonly LoggedEvent[] {
  const events = loggedEvents(7);
  return Array.from({ length: count }, () => events.next().value);
}

const events = firstEvents(400);
const asDelivered = JSON.stringify({ Records: events });

/** What is told of principals, without the resources that some kinds of file do not have. */
function uses({ principals: found }: Evidence) {
  return found.map(({ name, events: count, actions, denied }) => ({
    name,
    count,
    denied,
    actions: actions.map(({ action, events: of }) => `${action} ${of}`),
  }));
}

const csv = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',')).join('\n');

const cell = (value: unknown) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''));

const columns = [
  'eventSource',
  'eventName',
  'eventTime',
  'awsRegion',
  'errorCode',
  'userIdentity',
  'requestParameters',
  'resources',
  'readOnly',
  'recipientAccountId',
  'eventType',
] as const;
const rows = events.map((event) => columns.map((column) => cell(event[column])));
const lowerCase = columns.map((column) => column.toLowerCase());

describe('evidence of use', () => {
  const expected = evidenceOf(asDelivered);

  it('of CloudTrail’s files counts events by principal and action', () => {
    assert.deepEqual(
      expected.principals.map(({ name }) => name),
      [principals.worker, principals.deployer, principals.person],
    );
    const [worker, deployer] = expected.principals;
    const named = (name: string) => events.filter(({ eventName, errorCode }) => eventName === name && errorCode === undefined).length;
    assert.equal(worker?.actions.find(({ action }) => action === 's3:ListBucket')?.events, named('ListObjects'));
    assert.deepEqual(worker?.actions.find(({ action }) => action === 's3:PutObject')?.resources, ['arn:aws:s3:::orders-archive/done/*']);
    assert.ok(deployer?.actions.some(({ action }) => action === 'lambda:UpdateFunctionCode'));
    assert.deepEqual(
      deployer?.denied.map(({ name }) => name),
      ['ec2:RunInstances'],
    );
    assert.ok(!deployer?.actions.some(({ action }) => action === 'ec2:RunInstances'));
    assert.equal(expected.log?.events, events.length);
    assert.equal(expected.log?.byServices, events.filter(({ userIdentity }) => JSON.stringify(userIdentity).includes('AWSService')).length);
    assert.deepEqual(expected.problems, []);
  });

  const forms: Readonly<Record<string, string>> = {
    'JSON lines': events.map((event) => JSON.stringify(event)).join('\n'),
    'a list of events': JSON.stringify(events, undefined, 2),
    'lookup-events': JSON.stringify({ Events: events.map((event) => ({ EventId: 'x', CloudTrailEvent: JSON.stringify(event) })) }),
    'events of EventBridge': events
      .map((event) => JSON.stringify({ 'detail-type': 'AWS API Call via CloudTrail', detail: event }))
      .join('\n'),
    'CloudWatch Logs': JSON.stringify({ events: events.map((event) => ({ timestamp: 1, message: JSON.stringify(event) })) }),
    'an export of CloudWatch Logs': events.map((event) => `2026-01-01T00:00:00.000Z ${JSON.stringify(event)}`).join('\n'),
    'a CSV of Athena': csv([lowerCase, ...rows]),
    'a CSV of CloudTrail Lake, marked as UTF-8': `\ufeff${csv([columns, ...rows])}`,
    'rows of Athena': JSON.stringify({
      ResultSet: { Rows: [lowerCase, ...rows].map((row) => ({ Data: row.map((text) => (text === '' ? {} : { VarCharValue: text })) })) },
    }),
    'rows of CloudTrail Lake': JSON.stringify({
      QueryStatus: 'FINISHED',
      QueryResultRows: rows.map((row) => row.map((text, index) => ({ [columns[index] ?? '']: text }))),
    }),
    'JSON rows': rows.map((row) => JSON.stringify(Object.fromEntries(row.map((text, index) => [lowerCase[index], text])))).join('\n'),
  };
  for (const [form, text] of Object.entries(forms)) {
    it(`is the same in ${form}`, () => {
      assert.deepEqual(evidenceOf(text), expected);
    });
  }

  it('of the console’s CSV has no resources, and users by their names', () => {
    const shown = events.map((event) => [
      event['eventName'],
      event['eventTime'],
      JSON.stringify(event['userIdentity']).includes('orders-worker') ? 'orders-worker' : 'other',
      event['eventSource'],
      event['errorCode'],
      '[{"resourceType":"AWS::S3::Bucket","resourceName":"b"}]',
    ]);
    const found = evidenceOf(csv([['Event name', 'Event time', 'User name', 'Event source', 'Error code', 'Resources'], ...shown]));
    const [worker] = found.principals;
    assert.equal(worker?.name, 'orders-worker');
    assert.deepEqual(
      worker?.actions.map(({ action, events: count }) => `${action} ${count}`),
      expected.principals[0]?.actions.map(({ action, events: count }) => `${action} ${count}`),
    );
    assert.ok(worker?.actions.every(({ resources }) => resources === undefined));
  });

  it('of Athena’s text of an identity names the role', () => {
    const identity =
      '{type=AssumedRole, principalid=A:s, arn=arn:aws:sts::111122223333:assumed-role/app/s, sessioncontext={sessionissuer={type=Role, arn=arn:aws:iam::111122223333:role/team/app, username=app}}}';
    const text = csv([
      ['eventsource', 'eventname', 'useridentity'],
      ['s3.amazonaws.com', 'ListBuckets', identity],
    ]);
    assert.deepEqual(
      evidenceOf(text).principals.map(({ name }) => name),
      ['arn:aws:iam::111122223333:role/team/app'],
    );
  });

  it('of several files is added up', () => {
    const half = events.length / 2;
    const parts = [events.slice(0, half), events.slice(half)].map((some) => JSON.stringify({ Records: some }));
    assert.deepEqual(uses(evidenceOf(...parts)), uses(expected));
  });

  it('of broken records is what the others tell', () => {
    const lines = events.map((event) => JSON.stringify(event));
    const mixed = [...lines.slice(0, 200), '{"eventName": oops}', '{"a":1}', ...lines.slice(200), '{"eventName":"cut'].join('\n');
    const found = evidenceOf(mixed);
    assert.deepEqual(uses(found), uses(expected));
    assert.equal(found.log?.broken, 3);
  });

  it('of IAM’s report has services and their actions', () => {
    const report = {
      JobStatus: 'COMPLETED',
      ServicesLastAccessed: [
        {
          ServiceName: 'Amazon S3',
          ServiceNamespace: 's3',
          LastAuthenticated: '2026-01-01T00:00:00Z',
          TrackedActionsLastAccessed: [
            { ActionName: 'ListAllMyBuckets', LastAccessedTime: '2026-01-01T00:00:00Z' },
            { ActionName: 'CreateBucket' },
          ],
        },
        { ServiceName: 'Amazon SQS', ServiceNamespace: 'sqs', LastAuthenticated: '2026-01-01T00:00:00Z' },
        { ServiceName: 'AWS KMS', ServiceNamespace: 'kms', TotalAuthenticatedEntities: 0 },
      ],
    };
    assert.deepEqual(evidenceOf(JSON.stringify(report, undefined, 4)).reported, [
      {
        prefix: 's3',
        used: true,
        actions: [
          { name: 'ListAllMyBuckets', used: true },
          { name: 'CreateBucket', used: false },
        ],
      },
      { prefix: 'sqs', used: true },
      { prefix: 'kms', used: false },
    ]);
  });

  it('of a finding on unused access has what it names', () => {
    const finding = {
      findingType: 'UnusedPermission',
      findingDetails: [
        { unusedPermissionDetails: { serviceNamespace: 's3', actions: [{ action: 'CreateBucket' }] } },
        { unusedPermissionDetails: { serviceNamespace: 'sqs' } },
      ],
    };
    assert.deepEqual(evidenceOf(JSON.stringify(finding)).reported, [
      { prefix: 's3', used: true, actions: [{ name: 'CreateBucket', used: false }] },
      { prefix: 'sqs', used: false },
    ]);
  });

  it('of a list, a policy or JSON of names has the actions', () => {
    const names = ['ec2:Describe*', 's3:GetObject'];
    const policy = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: names, Resource: '*' },
        { Effect: 'Deny', Action: 's3:PutObject' },
      ],
    };
    for (const text of [
      's3:GetObject\nec2:Describe*\n',
      's3:GetObject, ec2:Describe*',
      '# seen by a proxy\r\n- "s3:GetObject"\r\n- \'ec2:Describe*\'',
      JSON.stringify(names),
      JSON.stringify(policy, undefined, 2),
    ]) {
      assert.deepEqual(evidenceOf(text).listed, names, text);
    }
  });

  it('is none in other files, which are named', () => {
    for (const text of ['', 'hello world', '{"name": "x"}', '[]', 'a,b\n1,2', '{"Records":[]}']) {
      const found = evidenceOf(text);
      assert.deepEqual({ ...found, problems: [] }, { principals: [], log: undefined, reported: [], listed: undefined, problems: [] }, text);
      assert.match(found.problems.join(), /^`file 1` /, text);
    }
  });
});

describe('a principal', () => {
  const names = [
    'arn:aws:iam::111122223333:role/team/app',
    'arn:aws:iam::111122223333:role/app2',
    'arn:aws:iam::111122223333:user/ann',
    'bob',
  ];
  const cases: Readonly<Record<string, readonly string[]>> = {
    app: ['arn:aws:iam::111122223333:role/team/app'],
    'arn:aws:iam::111122223333:role/team/app': ['arn:aws:iam::111122223333:role/team/app'],
    'arn:aws:sts::111122223333:assumed-role/app/session': ['arn:aws:iam::111122223333:role/team/app'],
    ann: ['arn:aws:iam::111122223333:user/ann'],
    bob: ['bob'],
    App: [],
    'arn:aws:iam::444455556666:role/app2': [],
  };
  for (const [wanted, expected] of Object.entries(cases)) {
    it(`is found as ${wanted}`, () => assert.deepEqual(principalsCalled(names, wanted), expected));
  }
});
