import { formatAsPattern, readArn } from '../policy/arn';
import { wildcardMatch } from '../policy/wildcard';
import { arnWithout, resourceParameters } from '../reference/resource-parameters';
import type { ServiceReference } from '../reference/types';
import type { CloudTrailEvent } from './cloudtrail-event';
import { steadyArn } from './steady-arn';

/** The resources that an action worked on in an event, as ARNs with wildcards; `undefined` where the event does not name all that is checked. */
export type EventResources = (event: CloudTrailEvent, action: string) => readonly string[] | undefined;

/** A resource type that an action works on. */
interface CheckedType {
  readonly required: boolean;
  readonly patterns: readonly string[];
}

/**
 * Reads the resources of events, with a memory of what each action works on. Nothing is said of actions without resource-level
 * permissions, nor of EC2's, which work on several resources whose ids last for as long as an instance does.
 */
export function createEventResources(reference: ServiceReference): EventResources {
  const types = new Map<string, readonly CheckedType[]>();
  return (event, action) => {
    let checked = types.get(action);
    if (checked === undefined) {
      checked = typesOf(reference, action);
      types.set(action, checked);
    }
    return checked.length === 0 ? undefined : resourcesFor(checked, candidates(event, action));
  };
}

function typesOf(reference: ServiceReference, action: string): readonly CheckedType[] {
  const [prefix = '', name = ''] = action.split(':');
  if (prefix === 'ec2') {
    return [];
  }
  const known = reference.resourceTypes(prefix);
  return (reference.action(prefix, name)?.resourceTypes ?? []).map((type) => ({
    required: type.required,
    patterns: (known.find((one) => one.name === type.name)?.arnFormats ?? []).map(formatAsPattern),
  }));
}

/** Of each type that is always checked there must be an ARN; where none is, of one at least. */
function resourcesFor(types: readonly CheckedType[], arns: readonly string[]): readonly string[] | undefined {
  const found = new Set<string>();
  let isComplete = true;
  for (const { required, patterns } of types) {
    const own = arns.filter((arn) => patterns.some((pattern) => fits(pattern, arn)));
    isComplete &&= own.length > 0 || !required;
    for (const arn of own) {
      found.add(arn);
    }
  }
  return isComplete && found.size > 0 ? [...new Set([...found].map(steadyArn))] : undefined;
}

/** A bucket's format fits its objects too, as `*` takes a slash. */
function fits(pattern: string, arn: string): boolean {
  return wildcardMatch(pattern, arn) && !(/^arn:[^:]+:s3:::[^/]+\//.test(arn) && !pattern.includes('/'));
}

function candidates(event: CloudTrailEvent, action: string): readonly string[] {
  const { parameters } = event;
  const prefix = action.slice(0, action.indexOf(':'));
  const copied = parameters['x-amz-copy-source'];
  if (typeof copied === 'string' && action.startsWith('s3:GetObject')) {
    return [beginning(prefix, event) + decoded(copied.replace(/^\//, '').replace(/\?.*$/, ''))];
  }
  const found = [...event.resources];
  for (const value of Object.values(parameters)) {
    found.push(...textsOf(value).filter((text) => text.startsWith('arn:')));
  }
  for (const [parameter, forms] of Object.entries(resourceParameters[prefix] ?? {})) {
    for (const text of textsOf(parameters[parameter])) {
      found.push(...named(prefix, forms, text, event));
    }
  }
  found.push(...special(prefix, event));
  return found.filter((arn) => arn.length < 2000 && readArn(arn) !== undefined);
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A name that holds a colon is an ARN, or a part of one that the service completes: that is not guessed at. */
function named(prefix: string, forms: readonly string[], name: string, event: CloudTrailEvent): readonly string[] {
  const plain = name.replace(/^\//, prefix === 'ssm' ? '' : '/');
  return !isName(plain) || plain.includes(':') ? [] : forms.map((form) => beginning(prefix, event) + form.replaceAll('<name>', plain));
}

function beginning(service: string, { region, account }: CloudTrailEvent): string {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  switch (arnWithout[service]) {
    case 'region and account':
      return `arn:${partition}:${service}:::`;
    case 'region':
      return `arn:${partition}:${service}::${account}:`;
    default:
      return `arn:${partition}:${service}:${region}:${account}:`;
  }
}

/** Names that are made of two parameters, or of a part of one. */
function special(prefix: string, event: CloudTrailEvent): readonly string[] {
  const { parameters } = event;
  const { bucketName: bucket, key, tableName: table, indexName: index, logGroupName: group } = parameters;
  const head = beginning(prefix, event);
  switch (prefix) {
    case 's3':
      return isName(bucket) ? [`${head}${bucket}/${isName(key) ? key : '*'}`] : [];
    case 'logs':
      return isName(group) ? [`${head}log-group:${group}:log-stream:*`] : [];
    case 'dynamodb':
      return isName(table) && isName(index)
        ? [table.startsWith('arn:') ? `${table}/index/${index}` : `${head}table/${table}/index/${index}`]
        : [];
    case 'sqs': {
      const queue = /^https?:\/\/[^/]+\/(\d{12})\/([\w.-]+)$/.exec(String(parameters['queueUrl'] ?? ''));
      return queue === null ? [] : [`${head.replace(/:\d*:$/, `:${queue[1]}:`)}${queue[2]}`];
    }
    default:
      return [];
  }
}

/** Wildcards and variables in a name would be taken for those of a policy. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/[*?$]/.test(value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
