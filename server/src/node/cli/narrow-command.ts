import { writeFileSync } from 'node:fs';
import type { Evidence } from '../../evidence/evidence';
import { principalsCalled } from '../../evidence/principals-called';
import { createEvidenceReader } from '../../evidence/read-evidence';
import { unseenMatching } from '../../evidence/unseen-matching';
import { usageOf } from '../../evidence/usage';
import { isProved, type Outcome, reportText } from '../../features/keep-used/report-text';
import { type UseReport, useReport } from '../../features/keep-used/use-report';
import { sizeBesideQuota } from '../../features/minified';
import type { PolicyDocument } from '../../policy/ast';
import { type KeptUsed, keepUsed, unfitForUse } from '../../semantics/narrow/keep-used';
import { proveChange } from '../../semantics/narrow/prove-change';
import { applyEdits } from '../../text/edit';
import { evidencePieces, filesOf } from '../evidence-pieces';
import { type NarrowOptions, narrowOptions } from './narrow-options';
import { createByteProgress } from './progress';
import { hostOf } from './read-policies';
import { readSinglePolicy } from './read-single-policy';
import { reasonOf } from './read-text';
import { reference } from './reference';
import { type ExitCode, Stop } from './usage-error';
import { print, warn } from './write';

/** `narrow`: a policy without what logs, reports and lists do not show as used. */
export async function narrowCommand(args: readonly string[]): Promise<ExitCode> {
  const options = narrowOptions(args);
  const { policy, text } = await readSinglePolicy(options.policy, options.type, 'narrow');
  const unfit = unfitForUse(policy.type);
  if (unfit !== undefined) {
    throw new Stop(`\`${options.policy}\` is a ${policy.type} policy. ${unfit} \`--policy-type\` says so where that is wrong.`);
  }
  const evidence = await readAll(options.used);
  const principals = chosen(evidence, options.principals);
  const kept = keepUsed(reference(), policy, usageOf(evidence, principals, reference()), {
    resources: !options.keepResources,
    dropUnseen: unseenMatching(options.dropUnseen),
  });
  const { outcome, narrowed } = prove(options, policy, text, kept);
  tell(options, useReport(policy, evidence, principals, kept), outcome, narrowed);
  if (options.write && narrowed.text !== text) {
    writeFileSync(options.policy, narrowed.text);
  }
  return outcome.kind === 'nothing-left' ? 1 : outcome.kind === 'same' || isProved(outcome) ? 0 : 3;
}

interface Narrowed {
  /** Of the whole file; as it was where nothing is proved. */
  readonly text: string;
  readonly policy: PolicyDocument;
}

function prove({ policy: path, type }: NarrowOptions, policy: PolicyDocument, text: string, { edits, nothingLeft }: KeptUsed) {
  const same: Narrowed = { text, policy };
  if (edits.length === 0) {
    return { outcome: { kind: nothingLeft ? 'nothing-left' : 'same' } satisfies Outcome, narrowed: same };
  }
  const host = hostOf(path, text);
  const reread = (newText: string) => {
    const found = host.findPolicies(newText, type);
    return found.syntaxError === undefined ? found.policies : undefined;
  };
  const outcome: Outcome = { kind: 'change', proof: proveChange({ text, policies: [policy], edits, reread }, reference()) };
  const newText = applyEdits(text, edits);
  return { outcome, narrowed: isProved(outcome) ? { text: newText, policy: reread(newText)?.[0] ?? policy } : same };
}

async function readAll(places: readonly string[]): Promise<Evidence> {
  const reader = createEvidenceReader(reference());
  const files: string[] = [];
  for (const place of places) {
    try {
      files.push(...(await filesOf(place)));
    } catch (error) {
      throw new Stop(`\`${place}\` ${reasonOf(error)}`);
    }
  }
  const progress = createByteProgress(files);
  for (const file of files) {
    const sink = reader.file(file);
    try {
      for await (const piece of evidencePieces(file, progress.step)) {
        sink.push(piece);
      }
    } catch (error) {
      reader.unreadable(file, reasonOf(error));
    }
    sink.end();
  }
  progress.end();
  const evidence = reader.evidence();
  if (evidence.log === undefined && evidence.listed === undefined && evidence.reported.length === 0) {
    throw new Stop(['Nothing in these files tells of use.', ...evidence.problems.slice(0, 5)].join('\n  '));
  }
  return evidence;
}

/** All principals of the log where none is asked for. */
function chosen(evidence: Evidence, wanted: readonly string[]): readonly string[] {
  const names = evidence.principals.map(({ name }) => name);
  if (wanted.length === 0) {
    if (names.length > 1) {
      warn(`The log has ${names.length} principals, and what any of them did counts as used; \`--principal\` chooses.`);
    }
    return names;
  }
  return wanted.flatMap((name) => {
    const called = principalsCalled(names, name);
    if (called.length === 0) {
      const some = names.slice(0, 5).map((one) => `\`${one}\``);
      throw new Stop(
        `The log has no events of \`${name}\`. It has some of ${some.join(', ')}${names.length > 5 ? ` and ${names.length - 5} others` : ''}.`,
      );
    }
    return called;
  });
}

function tell({ format, write }: NarrowOptions, report: UseReport, outcome: Outcome, { text, policy }: Narrowed): void {
  if (format === 'json') {
    print(
      JSON.stringify(
        { outcome: outcome.kind, ...(outcome.kind === 'change' && { proof: outcome.proof }), policy: text, report },
        undefined,
        2,
      ),
    );
    return;
  }
  if (!write && (outcome.kind === 'same' || isProved(outcome))) {
    print(text);
  }
  process.stderr.write(`${reportText(report, outcome, sizeBesideQuota(policy))}\n`);
}
