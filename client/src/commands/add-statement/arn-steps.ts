import type { OfferedResource } from './offered';
import { type Answer, ask, type StepFrame } from './step';

/** Asks for each part of the ARN that only the author knows; an empty answer is any. Back in the first one leads out. */
export async function askArn(frame: StepFrame, { type, format }: OfferedResource): Promise<Answer<string>> {
  const names = [...format.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name).filter((name) => name !== 'Partition');
  const values: string[] = [];
  while (values.length < names.length) {
    const name = names[values.length] ?? '';
    const answer = await ask(
      { ...frame, title: `${frame.title} · ${type}: ${name} (${values.length + 1} of ${names.length})` },
      { prompt: fill(format, names, [...values, '']), placeholder: hintFor(name), check: checkFor(name) },
    );
    if (answer === 'cancel' || (answer === 'back' && values.length === 0)) {
      return answer;
    }
    if (answer === 'back') {
      values.pop();
    } else {
      values.push(answer.chosen || '*');
    }
  }
  return { chosen: fill(format, names, values) };
}

/** The format with the values in their places; what is still to be asked for keeps its name. */
function fill(format: string, names: readonly string[], values: readonly string[]): string {
  let index = 0;
  return format.replace(/\$\{([^}]*)\}/g, (placeholder, name: string) => {
    if (name === 'Partition') {
      return 'aws';
    }
    const value = values[index] ?? '';
    index += 1;
    return index <= names.length && value !== '' ? value : placeholder.slice(1);
  });
}

function hintFor(name: string): string {
  switch (name) {
    case 'Region':
      return 'eu-west-1. Empty: any Region';
    case 'Account':
      return '111122223333. Empty: any account';
    default:
      return `${name}. Empty: any`;
  }
}

function checkFor(name: string): (text: string) => string | undefined {
  switch (name) {
    case 'Region':
      return (text) =>
        /^([a-z]{2}(-[a-z]+)+-\d|[a-z0-9*?-]*[*?][a-z0-9*?-]*|)$/.test(text) ? undefined : 'A Region is written as eu-west-1.';
    case 'Account':
      return (text) => (/^(\d{12}|\*|)$/.test(text) ? undefined : 'An account ID has 12 digits.');
    default:
      return (text) => (/\s/.test(text) ? 'An ARN has no white space.' : undefined);
  }
}
