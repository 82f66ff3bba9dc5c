import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, type Tags } from 'yaml';
import { jsonHost } from '../../server/src/hosts/json';
import { yamlHost } from '../../server/src/hosts/yaml';
import { hole } from '../../server/src/policy/value';
import { carry } from '../../server/src/policy/writer';
import { applyEdits } from '../../server/src/text/edit';
import { arbitraryPolicy } from './arbitrary-policy';
import { summaries } from './finding';
import { jsonOf } from './value-json';
import { arbitraryYamlLayout, layOutYaml } from './yaml-layout';

const template = (properties: string) => `Resources:
  X:
    Type: AWS::S3::BucketPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: ${properties.replaceAll('\n', '\n            ')}
`;

const resourceOf = (text: string) => yamlHost.findPolicies(text).policies[0]?.statements[0]?.resource;
const texts = (text: string) => resourceOf(text)?.patterns.map(({ source }) => source.text.replaceAll(hole, '○'));

describe('policies in YAML', () => {
  it('are those of the same document in JSON', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryYamlLayout, (policy, layout) => {
        const known = JSON.parse(JSON.stringify(policy).replaceAll('\\ud800', 'x').replaceAll('\\r\\n', 'x'));
        const [json] = jsonHost.findPolicies(JSON.stringify(known)).policies;
        const text = layOutYaml(known, { ...layout, comments: false });
        // The package that prints it does not always say the same.
        fc.pre(saysSame(text, known));
        const [yaml] = yamlHost.findPolicies(text).policies;
        assert.ok(json && yaml);
        assert.deepEqual([yaml.type, yaml.service, jsonOf(yaml.root)], [json.type, json.service, jsonOf(json.root)], text);
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);

  it('are found in every document, with the type of their place', () => {
    assert.deepEqual(summaries(yamlHost, template('"*"')), ['resource-based of s3: s3:GetObject']);
    assert.deepEqual(
      summaries(
        yamlHost,
        'AssumeRolePolicyDocument:\n  Statement:\n  - Effect: Allow\n    Action: sts:AssumeRole\n---\nVersion: 2012-10-17\n',
      ),
      ['trust of iam: sts:AssumeRole', 'identity-based: '],
    );
    assert.deepEqual(
      summaries(yamlHost, 'Policies:\n  - Statement:\n      - Effect: Allow\n        Action: s3:*\n  - S3ReadPolicy:\n      B: x\n'),
      ['identity-based: s3:*'],
    );
    assert.deepEqual(summaries(yamlHost, 'kind: Statement\nStatement:\n  - Date: 2024-01-01\n    Amount: 3\n'), []);
    assert.deepEqual(summaries(yamlHost, '{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}'), ['identity-based: s3:*']);
  });

  it('wait for deployment where CloudFormation computes their values', () => {
    assert.equal(resourceOf(template('!Ref Bucket'))?.known, false);
    assert.deepEqual(texts(template('!Sub arn:${AWS::Partition}:s3:::${Bucket}/${!aws:username}')), ['arn:○:s3:::○/${aws:username}']);
    assert.deepEqual(texts(template('!Sub\n- "${A}/*"\n- {A: b}')), ['○/*']);
    assert.deepEqual(texts(template('arn:aws:s3:::${aws:username}')), ['arn:aws:s3:::${aws:username}']);
    assert.deepEqual(texts(template('\n- !GetAtt B.Arn\n- Fn::Sub: "${B.Arn}/*"\n- !If [A, x, !Ref AWS::NoValue]')), ['○/*']);
    assert.equal(resourceOf(template('\n- !If\n  - A\n  - x\n  - !Ref AWS::NoValue\n- "*"'))?.known, false);
    assert.equal(resourceOf(template('!Join ["", ["arn:", !Ref B]]'))?.known, false);
    assert.deepEqual(texts(template('"{{ bucket }}/*"')), ['○/*']);
    assert.equal(resourceOf(template('{{ bucket }}'))?.known, false);
    assert.deepEqual(texts(template('!!str 12')), ['12']);
    const statements =
      'Version: 2012-10-17\nStatement:\n  - !If [A, {Effect: Allow}, !Ref AWS::NoValue]\n  - Fn::Transform: {Name: AWS::Include}\n    Effect: Allow\n';
    assert.equal(yamlHost.findPolicies(statements).policies[0]?.statements.length, 0);
  });

  it('are found in the branches of a condition', () => {
    const text = 'PolicyDocument: !If\n  - A\n  - Statement:\n      - Effect: Allow\n        Action: s3:*\n  - !Ref AWS::NoValue\n';
    assert.deepEqual(summaries(yamlHost, text), ['identity-based: s3:*']);
  });

  it('have the values of their aliases and merge keys', () => {
    const text =
      'base: &base\n  Effect: Allow\n  Resource: "*"\nVersion: 2012-10-17\nStatement:\n  - <<: *base\n    Action: &a [s3:Get*]\n  - <<: [*base]\n    Effect: Deny\n    Action: *a\n';
    const [document] = yamlHost.findPolicies(text).policies;
    assert.deepEqual(
      document?.statements.map(({ effect, action, resource }) => [
        effect,
        action?.patterns[0]?.source.text,
        resource?.patterns[0]?.source.text,
      ]),
      [
        ['Allow', 's3:Get*', '*'],
        ['Deny', 's3:Get*', '*'],
      ],
    );
    const unknown = 'Version: 2012-10-17\nStatement:\n  - <<: *elsewhere\n    Effect: Allow\n';
    assert.equal(yamlHost.findPolicies(unknown).policies[0]?.statements.length, 0);
  });

  it('are read from JSON in block scalars and quoted strings, with exact places', () => {
    const json = '{\n  "Statement": [\n    { "Effect": "Allow", "Action": ["s3:Get*", "s3:P\\u0075t*"] }\n  ]\n}';
    const block = json.replaceAll('\n', '\n    ');
    for (const text of [
      `Policy: |\n    ${block}\n`,
      `Policy: >-\n    ${block}\n`,
      `Policy: !Sub |\n    ${block}\n`,
      `Policy: '${json.replaceAll('\n', '\n    ')}'\n`,
      `Policy: ${JSON.stringify(json)}\n`,
    ]) {
      const [document] = yamlHost.findPolicies(text).policies;
      const patterns = document?.statements[0]?.action?.patterns ?? [];
      assert.deepEqual(
        patterns.map(({ source }) => source.text),
        ['s3:Get*', 's3:Put*'],
        text,
      );
      const [first, second] = patterns;
      assert.ok(document && first && second);
      assert.equal(text.slice(first.source.content.start, first.source.content.end), 's3:Get*');
      assert.match(text.slice(second.source.content.start, second.source.content.end), /^s3:P\\{1,2}u0075t\*$/);
      const changed = applyEdits(text, [document.writer.replace(second.source, 'ec2:"x"')]);
      assert.deepEqual(summaries(yamlHost, changed), ['identity-based: s3:Get* ec2:"x"'], changed);
    }
  });

  it('carry what they do not understand over as it is written', () => {
    const text = template('!Sub "${B.Arn}/*" # objects');
    const [document] = yamlHost.findPolicies(text).policies;
    const statement = document?.statements[0];
    const resource = statement?.resource?.element.value;
    const list = document?.statement?.value;
    assert.ok(document && resource && list?.kind === 'array');
    const added = { Effect: 'Allow', Action: ['s3:PutObject'], Resource: [carry(resource)] };
    const changed = applyEdits(text, [document.writer.insertItems(list, 1, [added])]);
    assert.equal(
      changed,
      text +
        `          - Effect: Allow
            Action:
              - s3:PutObject
            Resource:
              - !Sub "\${B.Arn}/*"
`,
    );
  });

  it('carry every intrinsic function into lists of either style', () => {
    const written = [
      '!Ref B',
      '!GetAtt B.Arn',
      '!Sub "${B}/*"',
      '!Sub ${B}/*',
      '!Sub ["${A}", {A: b}]',
      '!Sub\n  - ${A}/*\n  - A: b',
      '!If [A, x, !Ref AWS::NoValue]',
      '!If\n  - A\n  - !Sub "${B}"\n  - Fn::GetAtt: [C, Arn]',
      '{Ref: B}',
      '{"Fn::Sub": "${B}/*"}',
      '\n  Ref: B',
      '\n  Fn::GetAtt:\n    - B\n    - Arn',
      '\n  Fn::GetAtt:\n  - B\n  - Arn',
      '\n  Fn::Sub: ${B}/*',
      '\n  Fn::Join:\n    - ""\n    - - "arn:"\n      - !Ref P # partition\n',
      '\n  Fn::If:\n    - A\n    - - x\n      - y\n    - Ref: AWS::NoValue',
      '\n  - !Ref B\n  - Fn::Sub: ${B}/*\n  - x',
      '[!Ref B, {Ref: C}, x]',
    ];
    const read = (text: string) => JSON.parse(JSON.stringify(parse(text, { customTags: cloudFormationTags })));
    for (const value of written) {
      for (const list of ['[a]', '\n  - a', '\n- a', '\n    - a']) {
        const indented = (part: string) => part.replaceAll('\n', '\n    ');
        const text = `Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Resource: ${indented(value)}\n    Action: ${indented(list)}\n`;
        const [document] = yamlHost.findPolicies(text).policies;
        const statement = document?.statements[0];
        const source = statement?.resource?.element.value;
        const target = statement?.action?.element.value;
        assert.ok(document && source && target?.kind === 'array', text);
        const changed = applyEdits(text, [document.writer.insertItems(target, 1, [carry(source)])]);
        const said = read(changed);
        assert.deepEqual(said.Statement[0].Action, ['a', said.Statement[0].Resource], changed);
        assert.deepEqual(said.Statement[0].Resource, read(text).Statement[0].Resource, changed);
      }
    }
  });

  it('keep their variables apart from those of `Fn::Sub` when changed', () => {
    const text = template('!Sub "${B.Arn}/x"');
    const [document] = yamlHost.findPolicies(text).policies;
    const [pattern] = document?.statements[0]?.resource?.patterns ?? [];
    assert.ok(document && pattern);
    const span = { start: pattern.source.offsets?.[2] ?? 0, end: pattern.source.content.end };
    const changed = applyEdits(text, [{ span, newText: document.writer.escape('${aws:username}', pattern.source) }]);
    assert.deepEqual(texts(changed), ['○/${aws:username}']);
    assert.ok(changed.includes('!Sub "${B.Arn}/${!aws:username}"'));
  });

  it('are read on past a string that is not closed', () => {
    const text =
      'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: "s3:Get\n    Resource: "*"\n  - Effect: Deny\n    Action: "ec2:*"\n';
    const { policies, syntaxError } = yamlHost.findPolicies(text);
    assert.deepEqual(
      policies[0]?.statements.map(({ effect, action }) => [effect, action?.patterns[0]?.source.text]),
      [
        ['Allow', 's3:Get'],
        ['Deny', 'ec2:*'],
      ],
    );
    assert.notEqual(syntaxError, undefined);
    const action = policies[0]?.statements[1]?.action?.patterns[0]?.source;
    assert.equal(text.slice(action?.content.start, action?.content.end), 'ec2:*');
  });
});

/** The short forms as what they are short for. */
const cloudFormationTags: Tags = ['Ref', 'Sub', 'GetAtt', 'If'].flatMap((name) => [
  { tag: `!${name}`, resolve: (value: string) => ({ [name]: value }) },
  { tag: `!${name}`, collection: 'seq' as const, resolve: (value: unknown) => ({ [name]: value }) },
]);

function saysSame(text: string, json: unknown): boolean {
  try {
    return JSON.stringify(parse(text)) === JSON.stringify(json);
  } catch {
    return false;
  }
}
