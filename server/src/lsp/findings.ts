import type { CancellationToken } from 'vscode-languageserver';
import { rules } from '../rules/index';
import { inOrder, type ReportedFinding, type RunOptions, runInParts } from '../rules/run';
import { StatementMemory } from '../rules/statement-memory';
import type { FileSettings } from '../settings/settings-for-file';
import { describe } from './guard';
import { type PolicyText, type Session, stillWanted } from './session';

/** After so many statements, messages that arrive meanwhile are taken in. */
const breath = 50;

/** What was found in a version of a document, for as long as the same settings hold. */
const known = new WeakMap<object, { readonly settings: FileSettings; readonly findings: readonly ReportedFinding[] }>();

/** What was found in the statements of a document, over its versions. */
const memories = new WeakMap<object, { readonly settings: FileSettings; readonly memory: StatementMemory }>();

/** The findings in all policies of the text, in its order. Throws `cancelled` when they are no longer wanted. */
export async function findingsOf(session: Session, text: PolicyText, token: CancellationToken): Promise<readonly ReportedFinding[]> {
  const before = known.get(text.document);
  if (before !== undefined && before.settings === text.settings) {
    return before.findings;
  }
  const reference = await session.reference.read();
  stillWanted(session, text.document, token);
  const memory = memoryOf(text);
  const found: ReportedFinding[] = [];
  let parts = 0;
  for (const policy of text.policies) {
    for (const part of runInParts(policy, rules, reference, { ...options(session, text), memory })) {
      found.push(...part);
      parts += 1;
      if (parts % breath === 0) {
        await session.platform.pause(0);
        stillWanted(session, text.document, token);
      }
    }
  }
  const findings = inOrder(found);
  known.set(text.document, { settings: text.settings, findings });
  return findings;
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
    onThrow: (rule, error) =>
      connection.console.error(`Rule ${rule.name} on version ${document.version} of ${document.uri}: ${describe(error)}`),
  };
}
