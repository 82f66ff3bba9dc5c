import type { PolicyDocument } from '../../policy/ast';
import { isStatic, type StringValue } from '../../policy/value';
import { wildcardMatch } from '../../policy/wildcard';
import { stopWith } from '../known-stops';
import type { ValueKind, ValuesInUse } from '../values-in-use';
import { type Narrowing, narrowing } from './narrowing';

/** The kind of value of keys that callers are told apart by, with what is written where none is known. Names in lower case. */
const kinds: ReadonlyMap<string, readonly [kind: ValueKind, name: string]> = new Map([
  ['aws:principalorgid', ['organization', 'o-exampleorgid']],
  ['aws:sourceorgid', ['organization', 'o-exampleorgid']],
  ['aws:resourceorgid', ['organization', 'o-exampleorgid']],
  ['aws:principalaccount', ['account', 'Account']],
  ['aws:sourceaccount', ['account', 'Account']],
  ['aws:resourceaccount', ['account', 'Account']],
  ['aws:sourcevpc', ['vpc', 'vpc-1a2b3c4d']],
  ['aws:sourcevpce', ['vpc-endpoint', 'vpce-1a2b3c4d']],
]);

/**
 * Puts one value in the place of a pattern such as `o-*`: one that is in use, if there is one.
 *
 * Why that narrows: the pattern is made of a beginning and one `*`, and each value offered begins so; what the author writes instead is
 * put after the beginning. So the pattern matches it, under the operator that stays.
 */
export function knownValue(document: PolicyDocument, key: string, value: StringValue, known: ValuesInUse): readonly Narrowing[] {
  const [kind, name] = kinds.get(key.toLowerCase()) ?? [];
  const [, beginning] = /^([^*?$]*)\*+$/.exec(value.text) ?? [];
  if (kind === undefined || name === undefined || beginning === undefined || !isStatic(value)) {
    return [];
  }
  const fitting = known.ranked(kind).filter((each) => wildcardMatch(value.text, each) && !/[*?]/.test(each));
  const rest = (text: string) => (text.startsWith(beginning) ? text.slice(beginning.length) : text);
  const stop = stopWith(rest(name), fitting.map(rest));
  return [narrowing(`Write one value in the place of \`${value.text}\``, [document.writer.replace(value, beginning + stop)])];
}
