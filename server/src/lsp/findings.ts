import type { CancellationToken } from 'vscode-languageserver';
import type { PolicyDocument } from '../policy/ast';
import { rules } from '../rules/index';
import { inOrder, type ReportedFinding, type RunOptions, runInParts } from '../rules/run';
import { runOnAttachments } from '../rules/run-on-attachments';
import { StatementMemory } from '../rules/statement-memory';
import { exceptionFor } from '../settings/exceptions';
import type { Exception } from '../settings/settings';
import { type FileSettings, trustOf } from '../settings/settings-for-file';
import { describe } from './guard';
import { type PolicyText, type Session, stillWanted } from './session';

/** After so many statements, messages that arrive meanwhile are taken in. */
const breath = 50;

/** What was found in all policies of a text, and in what it attaches. */
export interface Found {
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
  /** The exceptions that cover others. */
  readonly used: ReadonlySet<Exception>;
}

/** What was found in a version of a document, for as long as the same settings hold. */
const known = new WeakMap<object, { readonly settings: FileSettings; readonly found: Found }>();

/** What was found in the statements of a document, over its versions. */
const memories = new WeakMap<object, { readonly settings: FileSettings; readonly memory: StatementMemory }>();

/** The findings that no exception covers, in the order of the text. Throws `cancelled` when they are no longer wanted. */
export async function findingsOf(session: Session, text: PolicyText, token: CancellationToken): Promise<readonly ReportedFinding[]> {
  return (await foundIn(session, text, token)).findings;
}

/** The same, with the exceptions that were of use. */
export async function foundIn(session: Session, text: PolicyText, token: CancellationToken): Promise<Found> {
  const before = known.get(text.document);
  if (before !== undefined && before.settings === text.settings) {
    return before.found;
  }
  const reference = await session.reference.read();
  stillWanted(session, text.document, token);
  const memory = memoryOf(text);
  const open: ReportedFinding[] = [];
  const used = new Set<Exception>();
  const sort = (findings: readonly ReportedFinding[], policy: PolicyDocument | undefined) => {
    for (const finding of findings) {
      const exception = exceptionFor(finding, policy, text.settings.exceptions);
      if (exception === undefined) {
        open.push(finding);
      } else {
        used.add(exception);
      }
    }
  };
  let parts = 0;
  for (const policy of text.policies) {
    for (const part of runInParts(policy, rules, reference, { ...options(session, text), memory })) {
      sort(part, policy);
      parts += 1;
      if (parts % breath === 0) {
        await session.platform.pause(0);
        stillWanted(session, text.document, token);
      }
    }
  }
  sort(runOnAttachments(text.attachments, rules, reference, options(session, text)), undefined);
  const found = { findings: inOrder(open), used };
  known.set(text.document, { settings: text.settings, found });
  return found;
}

function memoryOf({ document, settings }: PolicyText): StatementMemory {
  let kept = memories.get(document.text);
  if (kept === undefined || kept.settings !== settings) {
    kept = { settings, memory: new StatementMemory() };
    memories.set(document.text, kept);
  }
  kept.memory.turnTo(document.text.getText());
  return kept.memory;
}

function options({ connection }: Session, { document, settings }: PolicyText): RunOptions {
  return {
    settings: settings.rules,
    trust: trustOf(settings),
    onThrow: (rule, error) =>
      connection.console.error(`Rule ${rule.name} on version ${document.version} of ${document.uri}: ${describe(error)}`),
  };
}
