import type { PolicyDocument, Statement } from '../../policy/ast';
import { tabStop } from '../../text/tab-stop';
import { knownStop, stopWith } from '../known-stops';
import { limitsKey } from '../limits-key';
import { namesOnly, principalsOf, serviceName } from '../named-principals';
import type { ValuesInUse } from '../values-in-use';
import { addConditions, type NewTest } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps what AWS services may do to what they do for one resource, or for one account.
 *
 * Why that narrows: each is one more test of an Allow's condition, and all tests must hold. Empty where the statement names others than
 * services, whose requests have no source.
 */
export function limitSource(document: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Narrowing[] {
  const { effect, principal, condition } = statement;
  if (effect !== 'Allow' || principal === undefined || !namesOnly(principal, 'Service')) {
    return [];
  }
  const account: NewTest = ['StringEquals', 'aws:SourceAccount', knownStop('Account', known, 'account')];
  const source: NewTest = ['ArnLike', 'aws:SourceArn', sourceArn(statement, known)];
  const choices: readonly (readonly [title: string, tests: readonly NewTest[]])[] = [
    ['Compare `aws:SourceArn` and `aws:SourceAccount`', [source, account]],
    ['Compare `aws:SourceAccount`', [account]],
    ['Compare `aws:SourceArn`', [source]],
  ];
  return choices.flatMap(([title, tests]) => {
    const isTested = tests.some(([, key]) => limitsKey(condition, (tested) => tested === key.toLowerCase()));
    const edits = isTested ? undefined : addConditions(document, statement, tests);
    return edits === undefined ? [] : [narrowing(title, edits)];
  });
}

/** The ARN of what the only service of the statement acts for, as far as the name of the service tells. */
function sourceArn({ principal }: Statement, known: ValuesInUse): string {
  const services = principalsOf(principal, 'Service').map(({ text }) => serviceName(text));
  const [service = ''] = services.length === 1 ? services : [];
  const format = sources.get(service);
  if (format !== undefined) {
    return format(known);
  }
  const segment = /^[a-z0-9-]+$/.test(service) ? service : tabStop('service');
  return `arn:aws:${segment}:${knownStop('Region', known, 'region')}:${knownStop('Account', known, 'account')}:${tabStop('resource')}`;
}

type Format = (known: ValuesInUse) => string;

const inRegion =
  (service: string, resource: string): Format =>
  (known) =>
    `arn:aws:${service}:${knownStop('Region', known, 'region')}:${knownStop('Account', known, 'account')}:${resource}`;

const ofBucket: Format = (known) => {
  const buckets = known.ranked('arn').flatMap((arn) => /^arn:[^:]*:s3:::([^/*?]+)/.exec(arn)?.slice(1) ?? []);
  return `arn:aws:s3:::${stopWith('BucketName', buckets)}`;
};

/** Sources: the guides of the services on the policies of the resources that they act on. */
const sources: ReadonlyMap<string, Format> = new Map([
  ['s3', ofBucket],
  ['logging.s3', ofBucket],
  ['cloudfront', (known) => `arn:aws:cloudfront::${knownStop('Account', known, 'account')}:distribution/${tabStop('DistributionId')}`],
  ['cloudtrail', inRegion('cloudtrail', `trail/${tabStop('TrailName')}`)],
  ['events', inRegion('events', `rule/${tabStop('RuleName')}`)],
  ['apigateway', inRegion('execute-api', `${tabStop('ApiId')}/*`)],
  ['delivery.logs', inRegion('logs', '*')],
  ['sns', inRegion('sns', tabStop('TopicName'))],
  ['sqs', inRegion('sqs', tabStop('QueueName'))],
  ['lambda', inRegion('lambda', `function:${tabStop('FunctionName')}`)],
]);
