import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** A reader that has seen enough (`| head`) closes the pipe: that is no error. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
}

/** To standard output, with a line end; nothing at all where there is no text. */
export function print(text: string): void {
  process.stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`);
}

/** To standard error: what is for the person at the terminal and not part of the result. */
export function warn(text: string): void {
  process.stderr.write(`iam-policy: ${text}\n`);
}

/** Coloured when a terminal shows it and the user has not asked for none (https://no-color.org). */
export function styled(style: Style, text: string): string {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text;
}
