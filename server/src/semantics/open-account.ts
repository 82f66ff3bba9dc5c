import type { Arn, ResourcePattern } from '../policy/arn';
import type { Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { grantsFreely } from './broad-grants';
import { namesAction } from './names-action';

/** A resource of a chosen name in an account that is left open, and an action that reaches into other accounts. */
export interface OpenAccount {
  readonly pattern: ResourcePattern;
  /** `sqs:SendMessage` */
  readonly action: string;
  readonly type: string;
  readonly anyRegion: boolean;
}

/**
 * Actions that send something to a resource, or take something on from it, and that the resource's owner can allow to other accounts. By
 * the service of the ARN and the beginning of its resource. Source: IAM User Guide, "AWS services that work with IAM", resource-based policies.
 */
const reaching: readonly {
  readonly service: string;
  readonly begins: string;
  readonly type: string;
  readonly actions: readonly string[];
}[] = [
  { service: 'iam', begins: 'role/', type: 'role', actions: ['sts:AssumeRole'] },
  { service: 'lambda', begins: 'function:', type: 'function', actions: ['lambda:InvokeFunction', 'lambda:InvokeAsync'] },
  { service: 'sqs', begins: '', type: 'queue', actions: ['sqs:SendMessage'] },
  { service: 'sns', begins: '', type: 'topic', actions: ['sns:Publish'] },
  { service: 'kinesis', begins: 'stream/', type: 'stream', actions: ['kinesis:PutRecord', 'kinesis:PutRecords'] },
  { service: 'events', begins: 'event-bus/', type: 'event bus', actions: ['events:PutEvents'] },
  { service: 'dynamodb', begins: 'table/', type: 'table', actions: ['dynamodb:PutItem', 'dynamodb:BatchWriteItem', 'dynamodb:UpdateItem'] },
  {
    service: 'secretsmanager',
    begins: 'secret:',
    type: 'secret',
    actions: ['secretsmanager:PutSecretValue', 'secretsmanager:GetSecretValue'],
  },
  { service: 'ecr', begins: 'repository/', type: 'repository', actions: ['ecr:PutImage', 'ecr:BatchGetImage'] },
  { service: 'kms', begins: 'key/', type: 'key', actions: ['kms:Encrypt', 'kms:ReEncryptTo', 'kms:GenerateDataKey'] },
];

/**
 * Whether an Allow names such a resource in any account there is. A name that is a wildcard itself has more to it than the account:
 * `undefined` then, and where a condition restricts, as one on `aws:ResourceAccount` does.
 */
export function openAccount(statement: Statement, pattern: ResourcePattern): OpenAccount | undefined {
  const found = pattern.arn !== undefined && isStatic(pattern.source) ? reachedInAnyAccount(statement, pattern.arn) : undefined;
  return found && { pattern, ...found };
}

/** The same of an ARN that is not in the statement yet. */
export function reachedInAnyAccount(statement: Statement, arn: Arn): Omit<OpenAccount, 'pattern'> | undefined {
  const { action, resource } = statement;
  if (action === undefined || action.negated || resource?.negated || !/^\*+$/.test(arn.account)) {
    return undefined;
  }
  const kind = reaching.find(({ service, begins }) => service === arn.service && arn.resource.startsWith(begins));
  const name = kind === undefined ? '' : arn.resource.slice(kind.begins.length);
  const reached = kind?.actions.find((each) => namesAction(action, each));
  return kind === undefined || reached === undefined || !/^[^*?]/.test(name) || !grantsFreely(statement)
    ? undefined
    : { action: reached, type: kind.type, anyRegion: /^\*+$/.test(arn.region) };
}
