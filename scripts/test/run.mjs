import { mkdirSync, rmSync } from 'node:fs';
import { installPackages } from '../setup/install.mjs';
import { artifacts, root } from '../setup/paths.mjs';
import { duration, giveUp, say } from '../setup/say.mjs';
import { parts } from './parts.mjs';
import { runPart } from './run-part.mjs';

/** How many parts run side by side: what two cores bear. */
const lanes = 2;

/**
 * Runs every part, or those that are named and what they need. Resolves to the exit code: 0 only when each part ran to its end and
 * nothing failed. The last line it prints is the sum: `N passed, N failed`.
 */
export async function test(names) {
  const started = Date.now();
  const wanted = select(names);
  await install(wanted);
  rmSync(artifacts, { recursive: true, force: true });
  mkdirSync(artifacts, { recursive: true });
  const results = await runAll(wanted);
  return report(results, Date.now() - started);
}

function select(names) {
  const known = parts.map(({ name }) => name);
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    giveUp(`There is no part \`${stranger}\`. The parts are ${known.join(', ')}.`);
  }
  const wanted = new Set(names.length === 0 ? known : names);
  for (const { name, after } of parts.toReversed()) {
    if (wanted.has(name)) {
      for (const needed of after) {
        wanted.add(needed);
      }
    }
  }
  return parts.filter(({ name }) => wanted.has(name));
}

async function install(wanted) {
  await installPackages(root, 'Installing packages (npm ci), about a minute the first time');
  if (wanted.some(({ inVscode }) => inVscode)) {
    const { installHost } = await import('../vscode/host.mjs');
    const { installChromium } = await import('../vscode/browser.mjs');
    await Promise.all([installHost(), installChromium()]);
  }
}

/** Starts parts in their order as soon as what they need has passed; a part whose need has failed is not run, and counts as failed. */
async function runAll(wanted) {
  const waiting = [...wanted];
  const results = new Map();
  const worker = async () => {
    while (waiting.length > 0) {
      const index = waiting.findIndex(({ after }) => after.every((name) => results.has(name) && !results.get(name).running));
      if (index < 0) {
        await Promise.race([...results.values()].filter(({ running }) => running).map(({ running }) => running));
        continue;
      }
      const [part] = waiting.splice(index, 1);
      const broken = part.after.find((name) => results.get(name).failed > 0 || results.get(name).notRun !== undefined);
      if (broken !== undefined) {
        results.set(part.name, { passed: 0, failed: 0, skipped: 0, notRun: `\`${broken}\` failed` });
        continue;
      }
      const running = runPart(part);
      results.set(part.name, { running });
      results.set(part.name, await running);
    }
  };
  await Promise.all(Array.from({ length: lanes }, worker));
  return results;
}

function report(results, milliseconds) {
  const all = [...results.values()];
  const sum = (key) => all.reduce((total, result) => total + result[key], 0);
  say('');
  for (const [name, { failed, notRun, problem }] of results) {
    if (notRun !== undefined) {
      say(`NOT RUN  ${name}: ${notRun}`);
    } else if (failed > 0) {
      say(`FAILED   ${name}: ${problem ?? `${failed} failed`}; see above, or test/.artifacts/${name}.log`);
    }
  }
  say(`Everything took ${duration(milliseconds)}.`);
  const [passed, failed, skipped] = [sum('passed'), sum('failed') + all.filter(({ notRun }) => notRun).length, sum('skipped')];
  say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
