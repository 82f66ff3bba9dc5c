import { type Arn, formatAsPattern, type ResourcePattern, readArn, withoutVariables } from '../policy/arn';
import type { Statement } from '../policy/ast';
import { hasPlaceholder } from '../policy/placeholder';
import type { Action, ActionName, ResourceType, ServiceReference } from '../reference/types';
import { fitsFormat } from './arn-formats';
import { matchingActions } from './matching-actions';
import { createMemory, createPairMemory } from './remember';

/** The entries of a statement that have no counterpart among its other entries, by their places in the lists. */
export interface IdleEntries {
  /** Entries of `Action` all of whose actions work on none of the statement's resources. */
  readonly actions: readonly number[];
  /** Entries of `Resource` that none of the statement's actions works on. Empty where no action fits any, as the actions tell that. */
  readonly resources: readonly number[];
}

const none: IdleEntries = { actions: [], resources: [] };
const remembered = createPairMemory<ServiceReference, Statement, IdleEntries>();
const rememberedFormats = createMemory<readonly Format[]>();
const rememberedTypes = createMemory<Named | undefined>();

/**
 * The entries that can never match a request, as AWS publishes which actions work on which resources. Nothing is concluded from what is
 * not sure: an action or an ARN that AWS does not document, or that is not known before deployment, fits everything.
 */
export function idleEntries(reference: ServiceReference, statement: Statement): IdleEntries {
  const { action, resource } = statement;
  if (action === undefined || resource === undefined || action.negated || resource.negated || !action.known || !resource.known) {
    return none;
  }
  return remembered(reference, statement, () => {
    const actions = action.patterns.map((pattern) =>
      sureServices.has(pattern.servicePrefix) ? inFull(reference, matchingActions(reference, pattern)) : undefined,
    );
    if (actions.every((entry) => entry === undefined)) {
      return none;
    }
    const types = resource.patterns.map((pattern) => typesNamedBy(reference, pattern));
    const fits = (entry: readonly Action[] | undefined, named: Named | undefined): boolean =>
      entry === undefined || named === undefined || entry.some((one) => worksOn(one, named));
    const idleActions = indexes(actions, (entry) => !types.some((named) => fits(entry, named)));
    const idleResources = indexes(types, (named) => !actions.some((entry) => fits(entry, named)));
    return { actions: idleActions, resources: idleResources.length === types.length ? [] : idleResources };
  });
}

/** Whether it is sure that the action works on nothing that the entry names; never of what AWS's data leave open. */
export function isIdle(reference: ServiceReference, { servicePrefix, name }: ActionName, resource: ResourcePattern): boolean {
  const named = sureServices.has(servicePrefix) ? typesNamedBy(reference, resource) : undefined;
  const action = named && reference.action(servicePrefix, name);
  return named !== undefined && action !== undefined && !worksOn(action, named);
}

function indexes<T>(items: readonly T[], isIdle: (item: T) => boolean): readonly number[] {
  return items.flatMap((item, index) => (isIdle(item) ? [index] : []));
}

/** `undefined` where there is none or one is not known. */
function inFull(reference: ServiceReference, names: readonly ActionName[]): readonly Action[] | undefined {
  const actions = names.flatMap(({ servicePrefix, name }) => reference.action(servicePrefix, name) ?? []);
  return actions.length === 0 || actions.length < names.length ? undefined : actions;
}

function worksOn(action: Action, named: Named): boolean {
  const { servicePrefix, resourceTypes } = action;
  return (
    !isSure(action) ||
    resourceTypes.some(({ name }) => named.types.has(nameOf({ servicePrefix, name }))) ||
    (resourceTypes.length === 0 && named.everyOne && !checksAgainstStar.has(servicePrefix))
  );
}

/** Services that check their actions without resources against `*` and nothing else. */
const checksAgainstStar: ReadonlySet<string> = new Set(['ec2', 'lambda']);

/**
 * Whether what AWS publishes of the action's resources is complete: for services where AWS's own policies bear it out. It often leaves out
 * resources that can be tagged, those that an action may do without, and the one that an action makes. Of S3, all are listed, and none is
 * said to be always named, as an access point can take the bucket's place.
 */
function isSure({ servicePrefix, accessLevel, resourceTypes }: Action): boolean {
  const reads = accessLevel === 'List' || accessLevel === 'Read';
  return (
    sureServices.has(servicePrefix) &&
    accessLevel !== 'Tagging' &&
    (resourceTypes.length === 0 ? reads : servicePrefix === 's3' || resourceTypes.some((type) => type.required))
  );
}

const sureServices: ReadonlySet<string> = new Set([
  'autoscaling',
  'cloudformation',
  'dynamodb',
  'ec2',
  'ecr',
  'ecs',
  'events',
  'iam',
  'kinesis',
  'kms',
  'lambda',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'states',
]);

/** What an ARN may name. */
interface Named {
  readonly types: ReadonlySet<string>;
  /** Whether it is every resource of a type: some services check an action without resources against such an ARN, though AWS says `*`. */
  readonly everyOne: boolean;
}

/**
 * What the entry may name. `undefined` where it may be anything, as `*` is, and where AWS documents no such ARN. Regions and accounts are
 * not compared: AWS's formats and its own policies differ there.
 */
function typesNamedBy(reference: ServiceReference, { source, arn }: ResourcePattern): Named | undefined {
  if (arn === undefined || /[*?\ufffc]/.test(arn.service) || !isAccount(arn.account) || /^[*?\ufffc]*$/.test(arn.resource)) {
    return undefined;
  }
  return rememberedTypes(reference, source.text, () => {
    const named = hasPlaceholder(source.text) ? [] : formatsOf(reference, arn.service).filter((format) => mayBe(arn, format));
    return named.length === 0 ? undefined : { types: new Set(named.map(({ type }) => type)), everyOne: isEveryOne(arn) };
  });
}

/** A form of the ARNs of a resource type, ready to be compared. */
interface Format {
  readonly type: string;
  readonly arn: Arn;
  /** How many slashes its resources have; `undefined` where their names may hold some. */
  readonly slashes: number | undefined;
}

function formatsOf(reference: ServiceReference, arnService: string): readonly Format[] {
  return rememberedFormats(reference, arnService, () =>
    reference.resourceTypesOfArn(arnService).flatMap((type) =>
      type.arnFormats.flatMap((text): Format[] => {
        const arn = readArn(formatAsPattern(text));
        return arn?.service === arnService ? [{ type: nameOf(type), arn, slashes: slashesOf(text) }] : [];
      }),
    ),
  );
}

/** `table/*`, `log-group:*`; not `role/ci-*`, nor `bucket/*`, which is every object of one bucket. */
function isEveryOne({ service, account, resource }: Arn): boolean {
  const ofBucket = service === 's3' && account === '';
  return (ofBucket ? /^[*:/]*$/ : /(^|[/:])[*:/]*$/).test(withoutVariables(resource));
}

/** A `*` before the last part may reach beyond its colon, so that what follows is not what it seems. */
function isAccount(text: string): boolean {
  return /^(\d{12}|aws|[*?\ufffc]*|[\d*?]*)$/.test(text);
}

function nameOf({ servicePrefix, name }: Pick<ResourceType, 'servicePrefix' | 'name'>): string {
  return `${servicePrefix} ${name}`;
}

/** An ARN with a slash that no name in the format can hold is none of it: `arn:aws:s3:::bucket/*` is no bucket. */
function mayBe(arn: Arn, format: Format): boolean {
  return fitsFormat(arn, [format.arn]) && (format.slashes === undefined || slashesIn(withoutVariables(arn.resource)) <= format.slashes);
}

function slashesOf(arnFormat: string): number | undefined {
  const resource = arnFormat.slice(arnFormat.lastIndexOf(':') + 1);
  const names = [...resource.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name);
  return names.every((name) => namesWithoutSlash.has(name)) ? slashesIn(resource) : undefined;
}

/** Placeholders of AWS's formats for names of which the service allows no slash. */
const namesWithoutSlash: ReadonlySet<string> = new Set(['BucketName', 'TableName']);

function slashesIn(text: string): number {
  return text.split('/').length - 1;
}
