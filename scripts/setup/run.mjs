import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { duration, say } from './say.mjs';

/**
 * Runs a program to its end. Resolves to its exit code (a signal counts as 1) and everything it printed; never rejects: a program
 * that cannot be started answers code 127 with the reason as output.
 * `onOutput` is given each chunk as it comes.
 */
export async function run(command, args, { onOutput, ...options } = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  const collect = (chunk) => {
    output += chunk;
    onOutput?.(String(chunk));
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  try {
    const [code] = await once(child, 'close');
    return { code: code ?? 1, output };
  } catch (error) {
    return { code: 127, output: `${command}: ${error.message}` };
  }
}

/**
 * Runs a program with its output held back: says what it does, that it is still at it every 15 seconds, and how long it took.
 * Resolves to its exit code and output.
 */
export async function runQuietly(what, command, args, options) {
  const started = Date.now();
  say(`${what} …`);
  const timer = setInterval(() => say(`  still at it after ${duration(Date.now() - started)}`), 15_000);
  const result = await run(command, args, options);
  clearInterval(timer);
  if (result.code === 0) {
    say(`  done in ${duration(Date.now() - started)}`);
  }
  return result;
}
