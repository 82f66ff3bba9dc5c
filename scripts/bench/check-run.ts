import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { latestManagedPolicies } from '../managed-policies';

/** What `iam-policy check` needs for every AWS managed policy in one process. */
export interface CheckRun {
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** The last line it prints. */
  readonly conclusion: string;
}

/** Runs the built command line over all AWS managed policies, once in each of its formats. */
export function measureChecks<Format extends string>(cli: string, formats: readonly Format[]): ReadonlyMap<Format, CheckRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'iam-policy-bench-'));
  try {
    const documents = path.join(folder, 'policies');
    mkdirSync(documents);
    for (const { name, text } of latestManagedPolicies()) {
      writeFileSync(path.join(documents, `${name}.json`), text);
    }
    return new Map(formats.map((format) => [format, check(cli, format, documents, path.join(folder, 'peak'))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function check(cli: string, format: string, documents: string, peakFile: string): CheckRun {
  const hook = path.join(__dirname, 'report-peak-memory.js');
  const begun = performance.now();
  const run = spawnSync(process.execPath, ['-r', hook, cli, 'check', '--format', format, documents], {
    env: { ...process.env, PEAK_MEMORY_FILE: peakFile },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const seconds = (performance.now() - begun) / 1000;
  if (run.status !== 0 && run.status !== 1) {
    throw new Error(`iam-policy check ended with ${run.status}: ${run.stderr}`);
  }
  const conclusion = run.stdout.trimEnd().slice(-200).split('\n').at(-1) ?? '';
  return { seconds, peakMegabytes: Number(readFileSync(peakFile, 'utf8')) / 1024, conclusion };
}
