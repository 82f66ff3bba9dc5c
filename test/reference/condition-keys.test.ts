import assert from 'node:assert/strict';
import { globalConditionKeys, sensitiveConditionKeys } from '../../server/src/reference/global-condition-keys';
import { loadReference } from './load-reference';

describe('condition keys', () => {
  const reference = loadReference();
  const nameOf = (key: string) => reference.conditionKey(key)?.name;

  it('are found without case', () => {
    assert.equal(nameOf('AWS:SOURCEIP'), 'aws:SourceIp');
    assert.equal(nameOf('s3:PREFIX'), 's3:prefix');
    assert.equal(reference.conditionKey('aws:SourceIp')?.type, 'IPAddress');
  });

  it('are found by their template', () => {
    assert.equal(nameOf('aws:resourcetag/Team'), 'aws:ResourceTag/${TagKey}');
    assert.equal(nameOf('aws:PrincipalTag/cost center'), 'aws:PrincipalTag/${TagKey}');
    assert.equal(nameOf('kms:EncryptionContext:department'), 'kms:EncryptionContext:${EncryptionContextKey}');
    assert.equal(
      nameOf('codebuild:environment.environmentVariables/STAGE.value'),
      'codebuild:environment.environmentVariables/${name}.value',
    );
    assert.equal(nameOf('aws:ResourceTag/'), undefined);
  });

  it('are found however AWS writes the part that is the caller’s', () => {
    assert.equal(nameOf('s3:ExistingObjectTag/owner'), 's3:ExistingObjectTag/${key}');
    assert.equal(nameOf('secretsmanager:ResourceTag/owner'), 'secretsmanager:ResourceTag/${TagKey}');
    assert.equal(nameOf('ssm:resourceTag/owner'), 'ssm:resourceTag/${TagKey}');
    assert.equal(nameOf('elasticloadbalancing:ResourceTag/owner'), 'elasticloadbalancing:ResourceTag/${TagKey}');
  });

  it('are found under the prefix of an identity provider', () => {
    assert.equal(nameOf('SAML:aud'), 'saml:aud');
    assert.equal(nameOf('token.actions.githubusercontent.com:actor'), 'token.actions.githubusercontent.com:actor');
    assert.equal(nameOf('token.actions.example.ghe.com:actor'), 'token.actions.${Domain}.ghe.com:actor');
  });

  it('include the claims of any OpenID Connect provider', () => {
    assert.equal(nameOf('token.actions.githubusercontent.com:sub'), '${OidcProvider}:sub');
    assert.equal(nameOf('oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD:aud'), '${OidcProvider}:aud');
    assert.equal(nameOf('s3:aud'), undefined);
    assert.equal(nameOf('token.actions.githubusercontent.com:subject'), undefined);
  });

  it('are undefined when unknown, the second time too', () => {
    for (const key of ['aws:NoSuchKey', 's3:NoSuchKey', 'nosuchservice:key', 'noprefix', '', ':', 'aws:']) {
      assert.equal(reference.conditionKey(key), undefined);
      assert.equal(reference.conditionKey(key), undefined);
    }
  });

  it('of a service include the global keys that it supports', () => {
    const keys = reference.conditionKeysOfService('s3');
    assert.ok(keys.some(({ name }) => name === 's3:prefix'));
    assert.ok(keys.some(({ name, global }) => name === 'aws:TagKeys' && global));
    assert.ok(keys.every(({ documentation }) => documentation.startsWith('https://docs.aws.amazon.com/')));
  });

  it('that an action or a resource type names are all found', () => {
    const unknown = reference.services().flatMap(({ prefix }) => {
      const actions = (reference.actions(prefix) ?? []).flatMap(({ name }) => reference.action(prefix, name) ?? []);
      const links = actions.flatMap(({ resourceTypes }) => resourceTypes);
      const named = [...actions, ...links, ...reference.resourceTypes(prefix)].flatMap(({ conditionKeys }) => conditionKeys);
      const own = new Set(reference.conditionKeysOfService(prefix).map(({ name }) => name.toLowerCase()));
      return named.filter((key) => !own.has(key.toLowerCase()) || reference.conditionKey(key) === undefined);
    });
    assert.deepEqual(unknown, []);
  });

  it('that hold several values are the seven that AWS lists', () => {
    assert.deepEqual(
      globalConditionKeys.filter(({ multivalued }) => multivalued).map(({ name }) => name),
      [
        'aws:PrincipalOrgPaths',
        'aws:PrincipalServiceNamesList',
        'aws:VpceOrgPaths',
        'aws:ResourceOrgPaths',
        'aws:CalledVia',
        'aws:TagKeys',
        'aws:SourceOrgPaths',
      ],
    );
  });

  it('that are global have a description, a page and a sentence on their absence', () => {
    assert.equal(globalConditionKeys.length, 63);
    for (const { name, description, documentation, absentWhen } of globalConditionKeys) {
      assert.match(description, /^[^A-Z ].*[^.]$/, name);
      assert.match(
        documentation,
        /^https:\/\/docs\.aws\.amazon\.com\/IAM\/latest\/UserGuide\/reference_policies_condition-keys\.html/,
        name,
      );
      assert.match(absentWhen ?? 'Absent.', /^Absent.*\.$/, name);
    }
    assert.equal(reference.conditionKey('aws:SecureTransport')?.absentWhen, undefined);
    assert.equal(reference.conditionKey('aws:SourceIp')?.absentWhen, 'Absent when the request goes through a VPC endpoint.');
  });

  it('that are sensitive are all global keys', () => {
    assert.equal(sensitiveConditionKeys.size, 10);
    for (const key of sensitiveConditionKeys) {
      assert.equal(reference.conditionKey(key)?.global, true, key);
    }
  });

  it('may have a second type', () => {
    assert.equal(reference.conditionKey('aws:EpochTime')?.type, 'Date');
    assert.equal(reference.conditionKey('aws:EpochTime')?.alsoType, 'Numeric');
    assert.equal(reference.conditionKey('aws:SourceVpcArn')?.type, 'ARN');
  });
});
