import type { Exception } from './settings';
import { didYouMean, shown, type ValueReader } from './value-reader';

const fields = ['rule', 'rules', 'files', 'sid', 'action', 'place', 'reason', 'expires'];

/** One entry of `exceptions`. One that does not say for which rule and why is no exception: nothing is hidden by a mistake. */
export function readException(reader: ValueReader, value: unknown, index: number, ruleNames: readonly string[]): Exception | undefined {
  const path = ['exceptions', index];
  const before = reader.problems.length;
  const given = reader.entry(value, path);
  if (given === undefined) {
    return undefined;
  }
  reader.onlyFields(given, path, fields);
  const exception = {
    index,
    rules: readRuleNames(reader, given, index, ruleNames),
    files: reader.globs(given['files'], [...path, 'files']),
    sid: reader.text(given['sid'], [...path, 'sid']),
    action: reader.text(given['action'], [...path, 'action']),
    place: reader.text(given['place'], [...path, 'place']),
    reason: readReason(reader, given['reason'], index),
    expires: readDate(reader, given['expires'], index),
  };
  const { reason } = exception;
  return reason === undefined || reader.problems.length > before ? undefined : { ...exception, reason };
}

function readRuleNames(
  reader: ValueReader,
  { rule, rules }: Readonly<Record<string, unknown>>,
  index: number,
  ruleNames: readonly string[],
): readonly string[] {
  const path = ['exceptions', index];
  if ((rule === undefined) === (rules === undefined)) {
    reader.report(path, `${reader.name(path)} needs either \`rule\` or \`rules\`: the findings of which rules it is for.`);
  }
  const named = [reader.texts(rule, [...path, 'rule']) ?? [], reader.texts(rules, [...path, 'rules']) ?? []].flat();
  for (const { text, path: place } of named.filter(({ text }) => !ruleNames.includes(text))) {
    reader.report(place, `${reader.name(path)} names \`${shown(text)}\`, which is not a rule.${didYouMean(text, ruleNames)}`);
  }
  return named.map(({ text }) => text);
}

function readReason(reader: ValueReader, value: unknown, index: number): string | undefined {
  if (typeof value === 'string' && value.trim() !== '') {
    return value.trim();
  }
  const path = ['exceptions', index];
  const message = `${reader.name(path)} needs a \`reason\`: why these findings are to be seen no more. Until then it hides nothing.`;
  return reader.report(value === undefined ? path : [...path, 'reason'], message);
}

/** A day of the calendar, as ISO 8601 writes it. */
function readDate(reader: ValueReader, value: unknown, index: number): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isOfCalendar(value);
  const path = ['exceptions', index, 'expires'];
  return isDay ? value : reader.report(path, `${reader.name(path)} must be a date like \`2027-01-31\`, not \`${shown(value)}\`.`);
}

function isOfCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
