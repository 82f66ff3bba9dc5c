import { hole, type StringValue } from './value';

/** An entry of `Action` or `NotAction`: `s3:Get*`. IAM compares it without case, in prefix and name alike. */
export interface ActionPattern {
  readonly kind: 'ActionPattern';
  readonly source: StringValue;
  /** Before the first colon, in lower case; `*` for a lone `*`; the whole text where there is no colon. */
  readonly servicePrefix: string;
  /** After the first colon; `*` for a lone `*`; `undefined` where there is no colon. */
  readonly name: string | undefined;
}

/** Reads an entry of `Action`; never fails. */
export function readActionPattern(source: StringValue): ActionPattern {
  const { text } = source;
  const colon = text.indexOf(':');
  if (text === '*') {
    return { kind: 'ActionPattern', source, servicePrefix: '*', name: '*' };
  }
  if (colon < 0) {
    return { kind: 'ActionPattern', source, servicePrefix: text.toLowerCase(), name: undefined };
  }
  return { kind: 'ActionPattern', source, servicePrefix: text.slice(0, colon).toLowerCase(), name: text.slice(colon + 1) };
}

/** Whether the text is `service:Name`, with wildcards in the name only, or a lone `*`: the forms of an action that AWS accepts. */
export function isActionForm(text: string): boolean {
  return /^(\*+|(\*|[A-Za-z0-9-]+):[A-Za-z0-9*?_.-]+)$/.test(text);
}

/** Whether the text has `*` or `?`, or a part not known before deployment, so that it may stand for several names. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?') || text.includes(hole);
}
