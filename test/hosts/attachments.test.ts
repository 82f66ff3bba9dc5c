import assert from 'node:assert/strict';
import { iamPolicyHost, jsonHost } from '../../server/src/hosts/json';
import { yamlHost } from '../../server/src/hosts/yaml';

/** `role Worker: ReadOnlyAccess @ Resources/Worker/Properties/ManagedPolicyArns/0` */
function attached(text: string, host = text.trimStart().startsWith('{') ? jsonHost : yamlHost): readonly string[] {
  return host.findPolicies(text).attachments.map(({ name, holder, place, source }) => {
    const written = text.slice(source.content.start, source.content.end);
    assert.ok(written.endsWith(name), `${written} is not where ${name} stands`);
    return `${holder.kind} ${holder.name}: ${name} @ ${place.join('/')}`;
  });
}

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

describe('attached managed policies', () => {
  it('are those of the resources of a template', () => {
    const text = `Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns:
        - ${readOnly}
        - !Sub "arn:\${AWS::Partition}:iam::aws:policy/job-function/Billing"
        - !Ref Own
        - !Join ['', ['arn:', !Ref AWS::Partition, ':iam::aws:policy/AmazonSNSFullAccess']]
        - !If [Test, !Ref AWS::NoValue, arn:aws:iam::aws:policy/PowerUserAccess]
  Alice:
    Type: AWS::IAM::User
    Properties: { UserName: !Sub "\${Stage}-alice", ManagedPolicyArns: [${readOnly}] }
  Group:
    Type: AWS::IAM::Group
    Properties: { GroupName: auditors, ManagedPolicyArns: [${readOnly}] }
`;
    assert.deepEqual(attached(text), [
      'role Worker: ReadOnlyAccess @ Resources/Worker/Properties/ManagedPolicyArns/0',
      'role Worker: Billing @ Resources/Worker/Properties/ManagedPolicyArns/1',
      'role Worker: AmazonSNSFullAccess @ Resources/Worker/Properties/ManagedPolicyArns/3/1/2',
      'role Worker: PowerUserAccess @ Resources/Worker/Properties/ManagedPolicyArns/4/2',
      'user Alice: ReadOnlyAccess @ Resources/Alice/Properties/ManagedPolicyArns/0',
      'group auditors: ReadOnlyAccess @ Resources/Group/Properties/ManagedPolicyArns/0',
    ]);
  });

  it('may go by their names in SAM alone', () => {
    const text = (type: string) =>
      `Resources:\n  F:\n    Type: ${type}\n    Properties:\n      Policies: [AmazonS3FullAccess, !Ref IAMFullAccess, {S3ReadPolicy: {BucketName: b}}]\n`;
    assert.deepEqual(attached(text('AWS::Serverless::Function')), ['function F: AmazonS3FullAccess @ Resources/F/Properties/Policies/0']);
    assert.deepEqual(attached(text('AWS::Serverless::StateMachine')), [
      'state-machine F: AmazonS3FullAccess @ Resources/F/Properties/Policies/0',
    ]);
    assert.deepEqual(attached(text('AWS::IAM::Role')), []);
    assert.deepEqual(
      attached('Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies: AmazonS3FullAccess\n'),
      ['function F: AmazonS3FullAccess @ Resources/F/Properties/Policies'],
    );
  });

  it('are found in the JSON of Terraform, whose attachments have names of their own', () => {
    const attachment = (role: string) => ({ aws_iam_role_policy_attachment: { own: { role, policy_arn: readOnly } } });
    assert.deepEqual(attached(JSON.stringify({ resource: attachment('${aws_iam_role.worker.name}') })), [
      'role worker: ReadOnlyAccess @ resource/aws_iam_role_policy_attachment/own/policy_arn',
    ]);
    assert.deepEqual(attached(JSON.stringify({ resource: [attachment('worker')] })), [
      'role worker: ReadOnlyAccess @ resource/0/aws_iam_role_policy_attachment/own/policy_arn',
    ]);
    assert.deepEqual(attached(JSON.stringify({ resource: attachment('${var.role}-x') })), [
      'role undefined: ReadOnlyAccess @ resource/aws_iam_role_policy_attachment/own/policy_arn',
    ]);
    assert.deepEqual(attached(JSON.stringify({ resource: { aws_iam_role: { worker: [{ managed_policy_arns: [readOnly] }] } } })), [
      'role worker: ReadOnlyAccess @ resource/aws_iam_role/worker/0/managed_policy_arns/0',
    ]);
    const elsewhere = { resource: { aws_iam_policy: { x: { policy_arn: readOnly } } } };
    assert.deepEqual(attached(JSON.stringify(elsewhere)), []);
  });

  it('are found in what the AWS CLI answers about a principal', () => {
    const details = {
      RoleDetailList: [{ RoleName: 'worker', AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly }] }],
    };
    assert.deepEqual(attached(JSON.stringify(details)), [
      'role worker: ReadOnlyAccess @ RoleDetailList/0/AttachedManagedPolicies/0/PolicyArn',
    ]);
  });

  it('are no boundaries, no policies of one’s own, and nothing that a policy speaks of', () => {
    const policy = {
      Statement: { Effect: 'Allow', Action: 'iam:*', Resource: '*', Condition: { ArnEquals: { 'iam:PolicyARN': readOnly } } },
    };
    const properties = { PermissionsBoundary: readOnly, ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/ReadOnlyAccess'], policy };
    assert.deepEqual(attached(JSON.stringify({ Resources: { R: { Type: 'AWS::IAM::Role', Properties: properties } } })), []);
  });

  it('are found once where aliases lead to them twice, and for each holder', () => {
    const text = `Resources:\n  A: &a\n    Type: AWS::IAM::Role\n    Properties: { ManagedPolicyArns: &list [${readOnly}] }\n  B: *a\n  C:\n    Type: AWS::IAM::Role\n    Properties: { ManagedPolicyArns: *list }\n`;
    assert.deepEqual(
      attached(text).map((each) => each.replace(/:.*/, '')),
      ['role A', 'role C'],
    );
  });

  it('stand where they are written though a string above them is not closed', () => {
    const text = `Description: "open\nResources:\n  R:\n    Type: AWS::IAM::Role\n    Properties: { ManagedPolicyArns: [${readOnly}] }\n`;
    assert.equal(attached(text).length, 1);
  });

  it('make no error of a text that is not YAML yet and holds no policy', () => {
    const text = `{% if x %}\nManagedPolicyArns: [${readOnly}]\n  : : {{\n`;
    assert.equal(yamlHost.findPolicies(text).syntaxError, undefined);
  });

  it('are found in every host that reads JSON', () => {
    assert.equal(attached(`{ "ManagedPolicyArns": ["arn:aws:iam::aws:policy\\/ReadOnlyAccess"] }`).length, 1);
    assert.equal(attached(`{ "ManagedPolicyArns": ["${readOnly}"] }`, yamlHost).length, 1);
    assert.equal(attached(`{ "ManagedPolicyArns": ["${readOnly}"] }`, iamPolicyHost).length, 1);
  });
});
