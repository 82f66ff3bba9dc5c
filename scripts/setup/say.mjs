import { stderr, stdout } from 'node:process';

/** Tells the person at the terminal what is being done. */
export function say(message) {
  stdout.write(`${message}\n`);
}

/** Tells why it cannot go on and what to do about it, then ends with exit code 1. */
export function giveUp(message) {
  stderr.write(`\n${message}\n`);
  process.exit(1);
}

/** Milliseconds as `4.2 s` or `1 min 12 s`. */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
