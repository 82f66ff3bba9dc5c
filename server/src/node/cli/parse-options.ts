import { UsageError } from './usage-error';

/** What `parse` makes of the command's arguments. Throws a `UsageError` for an option that does not exist or lacks its value. */
export function parseOptions<T>(command: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(`\`${command}\`: ${firstSentence(error)}`);
  }
}

/** Node's message goes on to explain how to pass what looks like an option; the usage text does so too. */
function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const sentence = message.split('. ')[0] ?? message;
  return `${sentence.replaceAll("'", '`')}.`;
}

/** The value of an option that must be one of a few words. */
export function oneOf<const T extends string>(option: string, value: string, words: readonly T[]): T {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) {
    throw new UsageError(`\`${option}\` cannot be \`${value}\`. It can be ${words.map((candidate) => `\`${candidate}\``).join(', ')}.`);
  }
  return word;
}
