import type { PolicyDocument } from '../policy/ast';
import { hole, type StringValue, type Value } from '../policy/value';
import { policySize, sizeInWords, withCommas } from '../semantics/policy-size';

/** A policy as JSON without white space, or why it cannot be written so. */
export type Minified = { readonly text: string } | { readonly problem: string };

/** What hinders a policy from being JSON. Thrown and caught here only: the walk ends at the first. */
class Hindrance extends Error {}

/**
 * The policy as one line of JSON, from whatever language it is written in; comments and anchors are gone. Not where a part of it is known at
 * deployment only, or still to be typed: what is copied has to be what is deployed.
 */
export function minified({ root }: PolicyDocument): Minified {
  try {
    return { text: print(root, 'The policy') };
  } catch (error) {
    if (error instanceof Hindrance) {
      return { problem: error.message };
    }
    throw error;
  }
}

/** `within` names the innermost key, for the reader. */
function print(value: Value | undefined, within: string): string {
  switch (value?.kind) {
    case 'object':
      return `{${value.members.map(({ key, value: inner }) => `${printString(key, within)}:${print(inner, `\`${key.text}\``)}`).join(',')}}`;
    case 'array':
      return `[${value.items.map((item) => print(item, within)).join(',')}]`;
    case 'string':
      return printString(value, within);
    case 'literal':
      return printLiteral(value.value, value.text);
    case 'dynamic':
      throw new Hindrance(`${within} is known at deployment only.`);
    case undefined:
      throw new Hindrance(`${within} has no value yet.`);
  }
}

function printString({ text }: StringValue, within: string): string {
  if (text.includes(hole)) {
    throw new Hindrance(`A part of ${within} is known at deployment only.`);
  }
  return JSON.stringify(text);
}

/** A number as it is written, where JSON can say so: an account ID with a leading zero becomes a string. */
function printLiteral(value: number | boolean | null, text: string): string {
  if (typeof value !== 'number') {
    return String(value);
  }
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? text : JSON.stringify(text);
}

/** The policy's size beside the most that AWS takes where it is attached: `1,234 of 6,144 characters`. `undefined` where AWS documents none. */
export function sizeBesideQuota(document: PolicyDocument): string | undefined {
  const size = policySize(document);
  return (
    size &&
    `${size.exact ? '' : 'at least '}${withCommas(size.counted)} of ${sizeInWords({ ...size, counted: size.limit.size, exact: true })}`
  );
}
