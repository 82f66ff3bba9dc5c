import { tabStop } from '../text/tab-stop';
import type { ValueKind, ValuesInUse } from './values-in-use';

/** A list of choices that is longer is no longer looked through. */
const mostChoices = 12;

/** A place to fill in, with the values that are in use: those of `likely` first, then the others of the kind. */
export function knownStop(name: string, known: ValuesInUse, kind: ValueKind, likely: readonly string[] = []): string {
  return stopWith(name, [...likely, ...known.ranked(kind)]);
}

/** A place to fill in, with values that fit; each is offered once. */
export function stopWith(name: string, values: readonly string[]): string {
  return tabStop(name, [...new Set(values)].slice(0, mostChoices));
}
