/** Two policies that are much too large, or too entangled, for any real account. */
export interface HostilePair {
  readonly newer: string;
  readonly older: string;
}

export type Json = Readonly<Record<string, unknown>>;

export const upTo = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
export const policy = (...statements: readonly Json[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({
      Effect: 'Allow',
      ...('NotAction' in statement ? {} : { Action: 's3:GetObject' }),
      ...('NotResource' in statement || 'Principal' in statement ? {} : { Resource: '*' }),
      ...statement,
    })),
  });
export const when = (operator: string, key: string, value: unknown): Json => ({ Condition: { [operator]: { [key]: value } } });
export const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
export const arn = (rest: string): string => `arn:aws:s3:::${rest}`;
export const address = (index: number): string => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
