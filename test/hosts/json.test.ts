import assert from 'node:assert/strict';
import { hostFor, hostOfFile, hostOfLanguage } from '../../server/src/hosts/index';
import { iamPolicyHost, jsonHost } from '../../server/src/hosts/json';
import { yamlHost } from '../../server/src/hosts/yaml';
import { applyEdits } from '../../server/src/text/edit';
import { summaries } from './finding';

const statement = '{"Effect":"Allow","Action":"s3:*","Resource":"*"}';
const policy = `{"Version":"2012-10-17","Statement":[${statement}]}`;

describe('policies in JSON', () => {
  it('are found by their content', () => {
    assert.deepEqual(summaries(jsonHost, policy), ['identity-based: s3:*']);
    assert.deepEqual(summaries(jsonHost, `{"Statement":${statement}}`), ['identity-based: s3:*']);
    assert.deepEqual(summaries(jsonHost, '{"Statement":{"Action":"s3:"}}'), ['identity-based: s3:']);
    assert.deepEqual(summaries(jsonHost, '{"Statement":[{"effect":"Allow","action":"s3:*"}]}'), ['identity-based: ']);
  });

  it('are found while they are being typed', () => {
    for (const text of [
      '{"Version":"2012-10-17"',
      '{"Version":"2012-10-17","Statement":[',
      '{"Version":"2012-10-17","Statement":[{',
      '{"Statement":[{"Eff',
      '{"Statement":[{"',
      '{"Statement":[{}]}',
      '{"Statement":{"Effect":',
      '{"Statement":{"Action":["',
    ]) {
      assert.equal(summaries(jsonHost, text).length, 1, text);
    }
  });

  it('are not seen in what is no policy', () => {
    for (const text of [
      '{"Statement":[{"Date":"2024-01-01","Amount":12.5}]}',
      '{"Statement":"Your balance","Version":"1"}',
      '{"Statement":{"Action":"Print the page"}}',
      '{"Statement":[{"Resource":"x"}],"Page":1}',
      '{"a":{"Version":"2012-10-17"}}',
      '{"Statement":[]}'.replace('[]', '[1,"x"]'),
      '{"name":"Statement"}',
      '["Statement"]',
      '"Statement"',
    ]) {
      assert.deepEqual(summaries(jsonHost, text), [], text);
    }
  });

  it('are what the file is in the language of policies, also when it is empty', () => {
    assert.deepEqual(summaries(iamPolicyHost, '{}'), ['identity-based: ']);
    assert.deepEqual(summaries(iamPolicyHost, '{ "Ver'), ['identity-based: ']);
    assert.deepEqual(summaries(iamPolicyHost, policy), ['identity-based: s3:*']);
    assert.deepEqual(summaries(iamPolicyHost, `{"PolicyVersion":{"Document":${policy}}}`), ['identity-based: s3:*']);
    assert.deepEqual(summaries(iamPolicyHost, ''), []);
    assert.deepEqual(summaries(jsonHost, '{}'), []);
  });

  it('are found wherever they are nested, several in one file', () => {
    const text = `{"PolicyVersion":{"Document":${policy}},"list":[1,[{"x":${policy}}]]}`;
    assert.deepEqual(summaries(jsonHost, text), ['identity-based: s3:*', 'identity-based: s3:*']);
    assert.deepEqual(summaries(jsonHost, `${policy}\n${policy}\n`).length, 2);
  });

  it('have the type of the place they are in', () => {
    const resource = (type: string, properties: string) => `{"Resources":{"X":{"Type":"${type}","Properties":{${properties}}}}}`;
    const at = (type: string, name: string, more = '') =>
      summaries(jsonHost, resource(type, `"${name}":${policy}${more}`))[0]?.split(':')[0];
    assert.equal(at('AWS::IAM::Role', 'AssumeRolePolicyDocument'), 'trust of iam');
    assert.equal(at('AWS::IAM::ManagedPolicy', 'PolicyDocument'), 'identity-based');
    assert.equal(at('AWS::S3::BucketPolicy', 'PolicyDocument'), 'resource-based of s3');
    assert.equal(at('AWS::SQS::QueuePolicy', 'PolicyDocument'), 'resource-based of sqs');
    assert.equal(at('AWS::SNS::TopicPolicy', 'PolicyDocument'), 'resource-based of sns');
    assert.equal(at('AWS::KMS::Key', 'KeyPolicy'), 'resource-based of kms');
    assert.equal(at('AWS::ECR::Repository', 'RepositoryPolicyText'), 'resource-based of ecr');
    assert.equal(at('AWS::EC2::VPCEndpoint', 'PolicyDocument'), 'vpc-endpoint');
    assert.equal(at('AWS::Organizations::Policy', 'Content', ',"Type":"SERVICE_CONTROL_POLICY"'), 'service-control');
    assert.equal(at('AWS::Organizations::Policy', 'Content', ',"Type":"RESOURCE_CONTROL_POLICY"'), 'resource-control');
    assert.deepEqual(summaries(jsonHost, `{"Role":{"AssumeRolePolicyDocument":${policy}}}`), ['trust of iam: s3:*']);
    const described = `{"Policy":{"PolicySummary":{"Type":"SERVICE_CONTROL_POLICY"},"Content":${JSON.stringify(policy)}}}`;
    assert.deepEqual(summaries(jsonHost, described), ['service-control: s3:*']);
  });

  it('have the type the user says', () => {
    assert.equal(jsonHost.findPolicies(`{"KeyPolicy":${policy}}`, 'service-control').policies[0]?.type, 'service-control');
  });

  it('are not seen in the one CloudFormation property named like an element', () => {
    const rule = `{"Type":"AWS::Events::EventBusPolicy","Properties":{"StatementId":"a","Statement":${statement}}}`;
    assert.deepEqual(summaries(jsonHost, rule), []);
  });

  it('are read from strings, also from strings within them', () => {
    const once = JSON.stringify({ Attributes: { Policy: policy } });
    assert.deepEqual(summaries(jsonHost, once), ['identity-based: s3:*']);
    assert.deepEqual(summaries(jsonHost, JSON.stringify({ x: once })), ['identity-based: s3:*']);
    assert.deepEqual(summaries(jsonHost, JSON.stringify({ x: 'the Statement {"Statement":' })), []);
  });

  it('have exact places in strings, so that a change of part of a string changes just that', () => {
    const text = JSON.stringify({ a: JSON.stringify({ b: `{"Statement":{"Effect":"Allow","Action":"s3:\\u0047et","Sid":"\\"é"}}` }) });
    const [document] = jsonHost.findPolicies(text).policies;
    const [pattern] = document?.statements[0]?.action?.patterns ?? [];
    assert.ok(document && pattern);
    assert.equal(pattern.source.text, 's3:Get');
    const { span } = { span: { start: pattern.source.offsets?.[3] ?? 0, end: pattern.source.content.end } };
    const changed = applyEdits(text, [{ span, newText: document.writer.escape('"x"', pattern.source) }]);
    assert.equal(jsonHost.findPolicies(changed).policies[0]?.statements[0]?.action?.patterns[0]?.source.text, 's3:"x"');
    assert.equal(JSON.parse(JSON.parse(JSON.parse(changed).a).b).Statement.Sid, '"é');
  });

  it('have values that wait for deployment where CloudFormation computes them', () => {
    const value = (json: string) => {
      const [document] = jsonHost.findPolicies(`{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":${json}}}`).policies;
      return document?.statements[0]?.resource;
    };
    assert.equal(value('{"Ref":"Bucket"}')?.known, false);
    assert.equal(value('[{"Fn::GetAtt":["Bucket","Arn"]},"*"]')?.known, false);
    assert.deepEqual(
      value('{"Fn::Sub":"arn:${AWS::Partition}:s3:::${!aws:username}/*"}')?.patterns.map(({ source }) => source.text),
      ['arn:\u{fffc}:s3:::${aws:username}/*'],
    );
    assert.equal(value('{"Fn::Sub":["${A}",{"A":"b"}]}')?.known, false);
    assert.equal(value('"arn:aws:s3:::${aws:username}"')?.known, true);
    assert.equal(value('"{{resolve:ssm:bucket}}"')?.known, false);
    const branches = `{"PolicyDocument":{"Fn::If":["X",${policy},{"Ref":"AWS::NoValue"}]}}`;
    assert.deepEqual(summaries(jsonHost, branches), ['identity-based: s3:*']);
  });

  it('cost nothing where there are none', () => {
    assert.deepEqual(jsonHost.findPolicies('{"a": oops'), { policies: [], attachments: [], syntaxError: undefined });
  });
});

describe('hosts', () => {
  it('are known by language and by file', () => {
    assert.equal(hostOfLanguage('jsonc'), jsonHost);
    assert.equal(hostOfLanguage('iam-policy'), iamPolicyHost);
    assert.equal(hostOfLanguage('cloudformation'), yamlHost);
    assert.equal(hostOfLanguage('python'), undefined);
    assert.equal(hostOfFile('a/b.iam.json'), iamPolicyHost);
    assert.equal(hostOfFile('A.JSON'), jsonHost);
    assert.equal(hostOfFile('x.template'), yamlHost);
    assert.equal(hostOfFile('x.txt'), undefined);
    assert.equal(hostFor('json', 'file:///x.iam.json'), iamPolicyHost);
    assert.equal(hostFor('yaml', 'file:///x.json'), yamlHost);
  });
});
