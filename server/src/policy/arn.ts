import type { Span } from '../text/span';
import { hole, type StringValue, spanWithin } from './value';

/** The parts of an ARN, in order. */
export type ArnPart = 'partition' | 'service' | 'region' | 'account' | 'resource';

export const arnParts: readonly ArnPart[] = ['partition', 'service', 'region', 'account', 'resource'];

/** An ARN taken apart at its first five colons. Parts may hold wildcards, policy variables (resource only) and holes. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** An entry of `Resource` or `NotResource`. */
export interface ResourcePattern {
  readonly kind: 'ResourcePattern';
  readonly source: StringValue;
  /** `undefined` for `*`, for text that is not an ARN of six parts, and where the ARN begins with something not known yet. */
  readonly arn: Arn | undefined;
}

export function readResourcePattern(source: StringValue): ResourcePattern {
  return { kind: 'ResourcePattern', source, arn: readArn(source.text) };
}

/** Takes an ARN apart; `undefined` unless it begins with `arn:` and has at least six parts. */
export function readArn(text: string): Arn | undefined {
  const [scheme, partition, service, region, account, ...rest] = text.split(':', 6);
  if (scheme !== 'arn' || partition === undefined || service === undefined || region === undefined || account === undefined) {
    return undefined;
  }
  if (rest.length === 0) {
    return undefined;
  }
  const head = scheme.length + partition.length + service.length + region.length + account.length + 5;
  return { partition, service, region, account, resource: text.slice(head) };
}

/** The ARN put together again. */
export function writeArn({ partition, service, region, account, resource }: Arn): string {
  return ['arn', partition, service, region, account, resource].join(':');
}

/** Where in the source a part of the ARN in `source` is written; empty where the ARN does not reach that far. */
export function arnPartSpan(source: StringValue, part: ArnPart): Span {
  const wanted = arnParts.indexOf(part) + 1;
  let start = 0;
  for (let colons = 0; colons < wanted; colons++) {
    const colon = source.text.indexOf(':', start);
    if (colon < 0) {
      return spanWithin(source, source.text.length, source.text.length);
    }
    start = colon + 1;
  }
  const next = part === 'resource' ? -1 : source.text.indexOf(':', start);
  return spanWithin(source, start, next < 0 ? source.text.length : next);
}

/**
 * An ARN format of the reference (`arn:${Partition}:s3:::${BucketName}/${ObjectName}`) as a wildcard pattern: every placeholder
 * becomes `*`.
 */
export function formatAsPattern(arnFormat: string): string {
  return arnFormat.replace(/\$\{[^}]*\}/g, '*');
}

/** Text in which every policy variable (`${aws:username}`) and hole became `*`: what it may be once known. */
export function withoutVariables(text: string): string {
  // No `${` is looked for a brace in vain, which would take time by the square of their number.
  const closed = text.lastIndexOf('}') + 1;
  return (text.slice(0, closed).replace(/\$\{[^}]*\}/g, '*') + text.slice(closed)).replaceAll(hole, '*');
}
