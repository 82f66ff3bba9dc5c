/** What of an event of CloudTrail says who did what to which resource, wherever the event was read from. */
export interface CloudTrailEvent {
  /** `s3.amazonaws.com` */
  readonly source: string;
  /** `GetObject` */
  readonly name: string;
  /** ISO date and time, as written; empty where it is not there. */
  readonly time: string;
  readonly region: string;
  /** That the event was delivered to; empty where it is not there. */
  readonly account: string;
  /** Empty for a call that went well. */
  readonly errorCode: string;
  /** The ARN of a role, user or root, or a name where that is all there is; `undefined` where the event names nobody. */
  readonly principal: string | undefined;
  /** An AWS service acted for itself: no policy of a principal was asked. */
  readonly byService: boolean;
  /** Whether the call only reads; `undefined` where the event does not say. */
  readonly readOnly: boolean | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** ARNs; a `*` at the end stands for all that begins so. */
  readonly resources: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads an event from an object in CloudTrail's spelling, or with the names of columns in lower case; `undefined` for other objects. */
export function readEvent(object: Fields): CloudTrailEvent | undefined {
  const fields = typeof object['eventName'] === 'string' ? object : withCloudTrailNames(object);
  const [source, name] = [textOf(fields['eventSource']), textOf(fields['eventName'])];
  if (source === '' || name === '') {
    return undefined;
  }
  const identity = fields['userIdentity'];
  const type = isFields(identity) ? textOf(identity['type']) : (/\btype[=":]+\s*"?(\w+)/.exec(textOf(identity))?.[1] ?? '');
  return {
    source,
    name,
    time: textOf(fields['eventTime']),
    region: textOf(fields['awsRegion']),
    account: textOf(fields['recipientAccountId']) || (isFields(identity) ? textOf(identity['accountId']) : ''),
    errorCode: textOf(fields['errorCode']),
    principal: isFields(identity) ? principalOf(identity) : principalOfText(textOf(identity), fields),
    byService: type === 'AWSService' || textOf(fields['eventType']) === 'AwsServiceEvent',
    readOnly: booleanOf(fields['readOnly']),
    parameters: parametersOf(fields['requestParameters']),
    resources: resourcesOf(fields['resources']),
  };
}

/** CloudTrail's names by what they are without case and punctuation. */
const names: ReadonlyMap<string, string> = new Map(
  [
    'eventSource',
    'eventName',
    'eventTime',
    'awsRegion',
    'recipientAccountId',
    'errorCode',
    'userIdentity',
    'eventType',
    'readOnly',
    'requestParameters',
    'resources',
    'userName',
    'userIdentityArn',
    'sessionIssuerArn',
    'principal',
  ]
    .map((name): [string, string] => [name.toLowerCase(), name])
    .concat([
      ['useridentitysessioncontextsessionissuerarn', 'sessionIssuerArn'],
      ['rolearn', 'sessionIssuerArn'],
      ['arn', 'userIdentityArn'],
      ['region', 'awsRegion'],
      ['resourcename', 'resources'],
    ]),
);

/** CloudTrail's spelling of a column's name (`eventname`, `Event name`, `userIdentity.arn`); `undefined` for columns that tell nothing here. */
export function cloudTrailName(column: string): string | undefined {
  return names.get(column.toLowerCase().replace(/[^a-z]/g, ''));
}

function withCloudTrailNames(object: Fields): Fields {
  return Object.fromEntries(
    Object.entries(object).flatMap(([column, value]) => {
      const name = cloudTrailName(column);
      return name === undefined || value === '' || value === null ? [] : [[name, value]];
    }),
  );
}

function principalOf(identity: Fields): string | undefined {
  const context = identity['sessionContext'];
  const issuer = isFields(context) ? context['sessionIssuer'] : undefined;
  const role = isFields(issuer) ? textOf(issuer['arn']) : '';
  const own = [role, roleOfSession(textOf(identity['arn'])), textOf(identity['userName']), textOf(identity['invokedBy'])];
  return own.find((text) => text !== '') ?? (textOf(identity['principalId']) || undefined);
}

/** Columns that hold a text: `{type=AssumedRole, …, arn=arn:aws:sts::…}` as Athena prints it, or JSON. */
function principalOfText(identity: string, fields: Fields): string | undefined {
  const role = textOf(fields['sessionIssuerArn']) || /arn:[\w-]+:iam::\d{12}:role\/[^,}"\s]+/.exec(identity)?.[0];
  const arn = textOf(fields['userIdentityArn']) || (/arn:[\w-]+:(?:iam|sts)::\d{12}:[^,}"\s]+/.exec(identity)?.[0] ?? '');
  return role || roleOfSession(arn) || textOf(fields['principal']) || textOf(fields['userName']) || undefined;
}

/** The role of a session, whose path its ARN does not tell. Other ARNs stay as they are. */
export function roleOfSession(arn: string): string {
  return arn.replace(/^(arn:[^:]+):sts:(:\d+):assumed-role\/([^/]+)(\/.*)?$/, '$1:iam:$2:role/$3');
}

function parametersOf(value: unknown): Fields {
  if (isFields(value)) {
    return value;
  }
  try {
    const read: unknown = typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : undefined;
    return isFields(read) ? read : {};
  } catch {
    return {}; // Athena cuts long texts short.
  }
}

function resourcesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return value.match(/\barn:aws[\w-]*:[^,}\]"\s]+/gi) ?? [];
  }
  if (!Array.isArray(value)) {
    return [];
  }
  return value.flatMap((one: unknown) => {
    if (!isFields(one)) {
      return [];
    }
    const arn = textOf(one['ARN']) || textOf(one['arn']) || textOf(one['resourceName']);
    const start = textOf(one['ARNPrefix']);
    return arn.startsWith('arn:') ? [arn] : start.startsWith('arn:') ? [`${start}*`] : [];
  });
}

function booleanOf(value: unknown): boolean | undefined {
  const text = String(value ?? '').toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether a value is an object of JSON. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
