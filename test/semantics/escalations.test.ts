import assert from 'node:assert/strict';
import { escalations } from '../../server/src/semantics/grants/escalations';
import { qualifiedName } from '../../server/src/semantics/matching-actions';
import type { Way } from '../../server/src/semantics/risks/escalation-path';
import { escalationPaths } from '../../server/src/semantics/risks/escalation-paths';
import { readPolicy } from '../support/read-policy';
import { reference } from '../support/reference';

const words = (list: string | undefined) => list?.split(' ') ?? [];
const stepsOf = ({ every, same, any }: Way) => [...words(every), ...words(same), ...words(any)];

/** The ids of the paths that a policy of such Allow statements opens. */
function opened(...statements: readonly object[]): readonly string[] {
  const document = readPolicy({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', ...('NotResource' in statement ? {} : { Resource: '*' }), ...statement })),
  });
  return escalations(reference, document).map(({ path }) => path.id);
}

/** As little as the way needs, each action in a statement of its own. */
function minimal(way: Way, steps = stepsOf(way)): readonly object[] {
  const limited = ['arn:aws:iam::111122223333:role/app/*', 'arn:aws:iam::111122223333:user/app/*'];
  return steps.map((Action) => ({ Action, Resource: way.same === undefined ? '*' : limited }));
}

const certainties = ['certain', 'likely', 'possible', 'remote'];

describe('paths to more permissions', () => {
  it('have ids of their own, and actions of AWS in its spelling', () => {
    assert.equal(new Set(escalationPaths.map(({ id }) => id)).size, escalationPaths.length);
    const names = escalationPaths.flatMap(({ ways }) => ways.flatMap(stepsOf));
    const known = (name: string) => {
      const [prefix = '', own = ''] = name.split(':');
      const action = reference.action(prefix, own);
      return action !== undefined && qualifiedName(action);
    };
    assert.deepEqual(
      names.filter((name) => known(name) !== name),
      [],
    );
  });

  it('say in words that follow "could" what someone could do', () => {
    for (const { could } of escalationPaths) {
      assert.match(could, /^[a-z].*[^.]$/);
    }
  });

  it('need none of their actions twice over: no way holds another that is as sure', () => {
    const ways = escalationPaths.flatMap(({ id, certainty, ways }) =>
      ways.map((way) => ({ id, rank: certainties.indexOf(certainty), steps: stepsOf(way), isPair: way.same !== undefined })),
    );
    for (const way of ways.filter(({ isPair }) => !isPair)) {
      const within = ways.filter(
        (other) => other !== way && other.rank <= way.rank && other.steps.every((step) => way.steps.includes(step)),
      );
      assert.deepEqual(
        within.map(({ id }) => id),
        [],
        way.id,
      );
    }
  });

  for (const path of escalationPaths) {
    it(`${path.id} is opened by each of its ways, and by none that lacks an action`, () => {
      for (const way of path.ways) {
        const steps = stepsOf(way);
        assert.ok(opened(...minimal(way)).includes(path.id), steps.join(' '));
        assert.ok(
          opened({ Action: steps, Resource: way.same === undefined ? '*' : 'arn:aws:iam::111122223333:*/app/*' }).includes(path.id),
          'in one',
        );
        for (const dropped of steps) {
          const rest = steps.filter((step) => step !== dropped);
          assert.ok(!opened(...minimal(way, rest)).includes(path.id), `${steps.join(' ')} without ${dropped}`);
        }
      }
    });
  }
});

describe('a path', () => {
  const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
  const attach = { Action: 'iam:AttachRolePolicy' };

  it('is closed by a limit to chosen resources, and not by an ARN that covers all', () => {
    assert.deepEqual(opened({ ...attach, Resource: role('*') }), ['attach-role-policy']);
    assert.deepEqual(opened({ ...attach, Resource: role('app-*') }), []);
    assert.deepEqual(opened({ ...attach, NotResource: role('admin') }), ['attach-role-policy']);
    assert.deepEqual(opened({ Action: 'iam:CreatePolicyVersion', Resource: 'arn:aws:iam::aws:policy/*' }), []);
  });

  it("is closed by a limit to the caller's own user only where that helps", () => {
    const own = 'arn:aws:iam::*:user/${aws:username}';
    assert.deepEqual(opened({ Action: ['iam:CreateAccessKey', 'iam:UpdateLoginProfile'], Resource: own }), []);
    assert.deepEqual(opened({ Action: 'iam:AttachUserPolicy', Resource: own }), ['attach-user-policy']);
  });

  it('is closed by a condition that restricts, and not by a vacuous one', () => {
    assert.deepEqual(opened({ ...attach, Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' } } }), []);
    assert.deepEqual(opened({ ...attach, Condition: { ArnLike: { 'iam:PolicyARN': '*' } } }), ['attach-role-policy']);
  });

  it('is closed by a Deny that leaves nothing of an action, chosen resources or guarded requests', () => {
    const deny = { Effect: 'Deny', ...attach };
    assert.deepEqual(opened(attach, deny), []);
    assert.deepEqual(opened(attach, { ...deny, NotResource: role('app-*') }), []);
    assert.deepEqual(
      opened(attach, { ...deny, Condition: { StringNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/b' } } }),
      [],
    );
    assert.deepEqual(opened(attach, { ...deny, Resource: role('admin') }), ['attach-role-policy']);
  });

  it('by handing over a role needs a service that takes it', () => {
    const pass = (Condition: object, Resource = '*') => [{ Action: 'lambda:*' }, { Action: 'iam:PassRole', Resource, Condition }];
    const certain = (...statements: readonly object[]) => opened(...statements).filter((id) => id.startsWith('lambda-'));
    const both = ['lambda-function', 'lambda-role'];
    assert.deepEqual(certain(...pass({ StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } })), both);
    assert.deepEqual(certain(...pass({ StringLike: { 'iam:PassedToService': 'l*.amazonaws.com' } })), both);
    assert.deepEqual(certain(...pass({ StringEqualsIfExists: { 'iam:PassedToService': 'ec2.amazonaws.com' } })), []);
    assert.deepEqual(certain(...pass({ StringNotEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } })), []);
    assert.deepEqual(certain(...pass({ StringEquals: { 'aws:ResourceTag/team': 'red' } })), []);
    assert.deepEqual(certain(...pass({}, role('app-*'))), []);
  });

  it('by two actions on chosen resources needs a resource that both reach', () => {
    const create = (name: string) => ({ Action: 'iam:CreateRole', Resource: role(name) });
    const raise = (name: string) => ({ ...attach, Resource: role(name) });
    assert.deepEqual(opened(create('app-*'), raise('app-1')), ['role-with-any-policy']);
    assert.deepEqual(opened(create('app-*'), raise('build-*')), []);
    assert.deepEqual(opened(create('aws-service-role/x'), raise('aws-service-role/x')), []);
  });

  it('needs what an action always names: an instance is not started without one', () => {
    const start = (types: readonly string[]) => ({
      Action: 'ec2:RunInstances',
      Resource: types.map((type) => `arn:aws:ec2:*:*:${type}/*`),
    });
    const needed = ['image', 'instance', 'network-interface', 'security-group', 'subnet', 'volume'];
    const pass = { Action: 'iam:PassRole' };
    assert.deepEqual(opened(pass, start(needed)), ['ec2-instance']);
    assert.deepEqual(opened(pass, start(['image', 'subnet'])), []);
  });

  it('to run commands needs all instances, and a document that runs any command', () => {
    const send = (document: string, instance = 'arn:aws:ec2:*:*:instance/*') =>
      opened({ Action: 'ssm:SendCommand', Resource: [instance, `arn:aws:ssm:*:*:document/${document}`] });
    assert.deepEqual(send('*'), ['run-command']);
    assert.deepEqual(send('AWS-RunShellScript'), ['run-command']);
    assert.deepEqual(send('install-agent'), []);
    assert.deepEqual(send('*', 'arn:aws:ec2:*:*:instance/i-1'), []);
  });

  it('is not told of a policy that allows everything', () => {
    assert.deepEqual(opened({ Action: '*' }, attach), []);
  });
});
