import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { artifacts, root } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { duration, say } from '../setup/say.mjs';

const { FORCE_COLOR, ...inherited } = process.env;
/** The output goes to files too. */
const withoutColors = { ...inherited, NO_COLOR: '1' };

/** A part that takes longer hangs: the longest takes a quarter of it on two cores that do nothing else. */
const limit = 20 * 60_000;

/**
 * Runs one part in a process of its own. Its output goes to test/.artifacts, and to the terminal when it fails. A part that counts its
 * tests must leave its counts: a process that was killed, or that ended before its tests did, cannot pass.
 */
export async function runPart({ name, args, counts = false }) {
  const started = Date.now();
  const resultFile = path.join(artifacts, `${name}.json`);
  rmSync(resultFile, { force: true });
  say(`${name} …`);
  const { code, output } = await run(process.execPath, args, {
    cwd: root,
    timeout: limit,
    env: { ...withoutColors, TEST_RESULT_FILE: resultFile },
  });
  writeFileSync(path.join(artifacts, `${name}.log`), output);
  const result = counts ? countedResult(resultFile, code) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const took = duration(Date.now() - started);
  if (result.failed > 0) {
    say(`\n----- ${name} failed after ${took}, exit code ${code}\n${output}\n----- end of ${name}\n`);
  } else {
    say(`  ${name} passed${counts ? `: ${result.passed}` : ''}${result.skipped > 0 ? `, ${result.skipped} skipped` : ''} (${took})`);
  }
  return result;
}

function countedResult(file, code) {
  const result = readResult(file);
  if (result === undefined) {
    return { passed: 0, failed: 1, skipped: 0, problem: 'ended before its tests did' };
  }
  if (result.failed > 0) {
    return result;
  }
  if (result.passed === 0) {
    return { ...result, failed: 1, problem: 'no test ran' };
  }
  return code === 0 ? result : { ...result, failed: 1, problem: `ended with exit code ${code} though no test failed` };
}

function readResult(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
