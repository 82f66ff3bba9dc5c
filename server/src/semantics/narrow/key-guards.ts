import type { PolicyDocument } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { knownStop, stopWith } from '../known-stops';
import { qualifiedName } from '../matching-actions';
import type { ValuesInUse } from '../values-in-use';
import type { NewTest } from './add-condition';
import { bucketsInUse, iamArn, prefixesInUse } from './names-in-use';

/** A test that keeps some actions to what is usually meant by granting them. Each action always has the keys in its requests. */
export interface KeyGuard {
  readonly title: string;
  /** Names in AWS's spelling, separated by spaces, of one service. */
  readonly service: string;
  readonly actions: string;
  /** What is asked; where a statement asks something of the first key, the guard is not offered. */
  tests(known: ValuesInUse, place: GuardPlace): readonly NewTest[];
  /** What is put after the Sid of the statement that the actions move to. */
  readonly word: string;
}

/** Where a guard is wanted. */
export interface GuardPlace {
  readonly document: PolicyDocument;
  readonly reference: ServiceReference;
}

/** Source of which action has which key: Service Authorization Reference; a test holds this table against it. */
export const keyGuards: readonly KeyGuard[] = [
  {
    title: 'Limit listing to one prefix',
    service: 's3',
    actions: 'ListBucket ListBucketVersions',
    tests: (known) => [['StringLike', 's3:prefix', `${stopWith('Prefix', prefixesInUse(known))}/*`]],
    word: 'Prefix',
  },
  {
    title: 'Limit which policies can be attached',
    service: 'iam',
    actions: 'AttachGroupPolicy AttachRolePolicy AttachUserPolicy DetachGroupPolicy DetachRolePolicy DetachUserPolicy',
    tests: (known) => [['ArnLike', 'iam:PolicyARN', iamArn(known, 'policy', 'PolicyName')]],
    word: 'ChosenPolicies',
  },
  {
    title: 'Require a permissions boundary',
    service: 'iam',
    actions: [
      'AttachRolePolicy AttachUserPolicy CreateRole CreateUser DeleteRolePolicy DeleteUserPolicy DetachRolePolicy DetachUserPolicy',
      'PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy',
    ].join(' '),
    tests: (known) => [['StringEquals', 'iam:PermissionsBoundary', iamArn(known, 'policy', 'BoundaryName')]],
    word: 'WithBoundary',
  },
  {
    title: 'Let resources be tagged only while they are created',
    service: 'ec2',
    actions: 'CreateTags',
    tests: (_, place) => [['StringEquals', 'ec2:CreateAction', creationsIn(place).map((name) => stopWith(name, []))]],
    word: 'TagNew',
  },
  {
    title: 'Let only AWS services be granted the use of keys',
    service: 'kms',
    actions: 'CreateGrant',
    tests: () => [['Bool', 'kms:GrantIsForAWSResource', 'true']],
    word: 'Grants',
  },
  {
    title: 'Allow function URLs with IAM authentication only',
    service: 'lambda',
    actions: 'CreateFunctionUrlConfig UpdateFunctionUrlConfig',
    tests: () => [['StringEquals', 'lambda:FunctionUrlAuthType', 'AWS_IAM']],
    word: 'Urls',
  },
  {
    title: 'Allow sharing within the organization only',
    service: 'ram',
    actions: 'CreateResourceShare UpdateResourceShare',
    tests: () => [['Bool', 'ram:RequestedAllowsExternalPrincipals', 'false']],
    word: 'Shares',
  },
  {
    title: 'Limit metrics to one namespace',
    service: 'cloudwatch',
    actions: 'PutMetricData',
    tests: () => [['StringEquals', 'cloudwatch:namespace', stopWith('Namespace', [])]],
    word: 'Metrics',
  },
  {
    title: 'Limit stacks to one service role',
    service: 'cloudformation',
    actions: 'CreateChangeSet CreateStack CreateStackSet UpdateStack UpdateStackSet',
    tests: (known) => [['ArnEquals', 'cloudformation:RoleArn', iamArn(known, 'role', 'RoleName')]],
    word: 'Stacks',
  },
  {
    // CloudFormation sees the URL in this form. Source: CloudFormation User Guide, "Control CloudFormation access with IAM".
    title: 'Limit stacks to templates of one bucket',
    service: 'cloudformation',
    actions: 'CreateChangeSet CreateStack CreateStackSet UpdateStack UpdateStackSet',
    tests: (known) => [
      [
        'StringLike',
        'cloudformation:TemplateUrl',
        `https://s3.${knownStop('Region', known, 'region')}.amazonaws.com/${stopWith('BucketName', bucketsInUse(known))}/*`,
      ],
    ],
    word: 'Templates',
  },
];

/** What the policy creates in EC2 and can tag; the two most usual where it names nothing. */
function creationsIn({ document, reference }: GuardPlace): readonly string[] {
  const named = document.statements.flatMap(({ effect, action }) =>
    effect === 'Allow' && action?.negated === false ? action.patterns.filter(({ servicePrefix }) => servicePrefix === 'ec2') : [],
  );
  const creating = named
    .flatMap(({ name = '' }) => reference.action('ec2', name) ?? [])
    .filter(({ name }) => /^(Create(?!Tags)|Run|Allocate|Copy|Import|Request)/.test(name))
    .map(({ name }) => name);
  return creating.length > 0 ? [...new Set(creating)].slice(0, 6) : ['RunInstances', 'CreateVolume'];
}

/** Whether a guard is about the action. */
export function isGuardedBy({
  service,
  actions,
}: KeyGuard): (action: { readonly servicePrefix: string; readonly name: string }) => boolean {
  const names = new Set(actions.split(' ').map((name) => qualifiedName({ servicePrefix: service, name })));
  return (action) => names.has(qualifiedName(action));
}
