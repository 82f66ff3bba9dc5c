/**
 * One way to read what AWS's documents leave open or contradict each other on. A proof must hold under every reading that
 * makes a difference for the policies at hand.
 */
export interface Reading {
  /**
   * Whether a wildcard in the first five segments of a resource ARN crosses colons: never (`segments`, as AWS's own labelled
   * samples have it), always (`flat`), or only a `*` that ends its segment (`segment-ends`, as the User Guide words it).
   */
  readonly resource: 'segments' | 'flat' | 'segment-ends';
  /** Whether capital letters in the first five segments of a resource ARN count. */
  readonly arnHead: 'with-case' | 'without-case';
  /** Whether an ARN operator's value of fewer than six components matches nothing, or is filled up with `*`. */
  readonly shortArn: 'never' | 'filled';
  /** Whether `ForAnyValue:…IfExists` holds when the key is absent. */
  readonly anyValueIfExists: 'needs-key' | 'without-key';
  /** Whether `"AWS": "*"` covers service, federated and other principals too. */
  readonly everyAwsPrincipal: 'everyone' | 'aws-only';
}

/** What the witness of a difference is judged by. */
export const defaultReading: Reading = {
  resource: 'segments',
  arnHead: 'with-case',
  shortArn: 'never',
  anyValueIfExists: 'needs-key',
  everyAwsPrincipal: 'everyone',
};

/** The constructs of a policy that readings disagree on. */
export type Ambiguity =
  | 'head-wildcard'
  | 'inner-head-wildcard'
  | 'head-capital'
  | 'short-arn'
  | 'any-value-if-exists'
  | 'every-aws-principal';

/** Every combination of the readings that differ on these constructs, the default one first. */
export function readingsOf(ambiguities: ReadonlySet<Ambiguity>): readonly Reading[] {
  const resources: Reading['resource'][] = ['segments'];
  if (ambiguities.has('head-wildcard')) {
    resources.push('flat');
  }
  if (ambiguities.has('inner-head-wildcard')) {
    resources.push('segment-ends');
  }
  let readings = resources.map((resource): Reading => ({ ...defaultReading, resource }));
  const alternative = (ambiguity: Ambiguity, change: Partial<Reading>): void => {
    if (ambiguities.has(ambiguity)) {
      readings = [...readings, ...readings.map((reading) => ({ ...reading, ...change }))];
    }
  };
  alternative('head-capital', { arnHead: 'without-case' });
  alternative('short-arn', { shortArn: 'filled' });
  alternative('any-value-if-exists', { anyValueIfExists: 'without-key' });
  alternative('every-aws-principal', { everyAwsPrincipal: 'aws-only' });
  return readings;
}
