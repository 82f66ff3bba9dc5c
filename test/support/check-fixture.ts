import assert from 'node:assert/strict';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { ServiceReference } from '../../server/src/reference/types';
import type { RuleModule } from '../../server/src/rules/rule';
import { type ReportedFinding, runRules } from '../../server/src/rules/run';
import { runOnAttachments } from '../../server/src/rules/run-on-attachments';
import { defaultSeverity, type RuleSettings } from '../../server/src/rules/severity';
import { createValueIndex } from '../../server/src/semantics/value-index';
import { collectValues, type ValuesInUse, withListed } from '../../server/src/semantics/values-in-use';
import { readConfigurationText } from '../../server/src/settings/configuration-text';
import { type FileSettings, listedValues, settingsForFile, trustOf } from '../../server/src/settings/settings-for-file';
import { applyEdits, type Edit } from '../../server/src/text/edit';
import { drivers, type Subject } from './drivers';
import { acceptCompletion, narrowingsOf, refactoringsOf } from './feature-drivers';
import type { Expectation, Fixture, Lines } from './fixture';
import { lineDiff } from './line-diff';
import { readMarked, writeMarked } from './markers';

/** What the engine is asked with. */
export interface Engine {
  readonly reference: ServiceReference;
  readonly rules: readonly RuleModule[];
}

/** What a fence says, and what the engine says. */
export interface Answer {
  readonly old: Lines;
  readonly lines: readonly string[];
}

/** What the engine says of each fence of the fixture. `only` is the rule whose page it is on: there its name goes without saying. */
export function answersTo(fixture: Fixture, engine: Engine, only: RuleModule | undefined): readonly Answer[] {
  const { text, cursor } = readMarked(fixture.input.lines);
  const subject = subjectOf(fixture.language, text, cursor, fixture, only === undefined ? engine : { ...engine, rules: [only] });
  const annotations = subject.findings.map((finding) => ({ at: finding.at, text: label(finding, only === undefined) }));
  const fixes = fixesByTitle(subject);
  return [
    { old: fixture.input, lines: writeMarked({ text, cursor }, annotations) },
    ...fixture.expected.map((each) => ({ old: each.output, lines: answerTo(each, subject, fixes) })),
  ];
}

/** A text as a host reads it and the rules judge it. A rule that throws fails the test. */
export function subjectOf(
  language: string,
  text: string,
  cursor: number | undefined,
  { type, configuration, workspace }: Pick<Fixture, 'type' | 'configuration' | 'workspace'>,
  { reference, rules }: Engine,
): Subject {
  const host = hostOfLanguage(language);
  if (host === undefined) {
    throw new Error(`No host reads \`${language}\`.`);
  }
  const { policies, attachments } = host.findPolicies(text, type);
  const settings = settingsOf(configuration);
  const options = { onThrow: rethrow, trust: trustOf(settings), settings: rules.length === 1 ? shown(rules) : {} };
  const findings = [
    ...policies.flatMap((policy) => runRules(policy, rules, reference, options)),
    ...runOnAttachments(attachments, rules, reference, options),
  ];
  const outside = () => (cursor === undefined ? undefined : host.slotAt(text, cursor, type));
  return { text, cursor, policies, attachments, findings, known: knownValues(settings, workspace), reference, outside };
}

/** On its own page a rule speaks even where it is off until it is set. */
function shown(rules: Engine['rules']): RuleSettings {
  const off = rules.filter(({ meta }) => defaultSeverity(meta) === 'off');
  return Object.fromEntries(off.map(({ meta }) => [meta.name, 'warning'] as const));
}

function settingsOf(configuration = ''): FileSettings {
  const { settings } = readConfigurationText(configuration, []);
  assert.deepEqual(settings.problems, []);
  return settingsForFile([{ settings, path: '' }], '');
}

/** What a server would know of the settings and of the other files. */
function knownValues(settings: FileSettings, workspace: readonly string[] = []): ValuesInUse {
  const index = createValueIndex();
  index.put(
    '',
    workspace.flatMap((text) => hostOfLanguage('json')?.findPolicies(text).policies.map(collectValues) ?? []),
  );
  return withListed(index, listedValues(settings));
}

/** The texts that each fix leads to, in the order of the findings. */
export function fixesByTitle({ text, findings, known }: Subject): ReadonlyMap<string, string[]> {
  const fixes = new Map<string, string[]>();
  for (const { title, edits } of findings.flatMap((finding) => finding.fixes?.(known) ?? [])) {
    fixes.set(title, [...(fixes.get(title) ?? []), applyEdits(text, edits)]);
  }
  return fixes;
}

function answerTo({ kind, subject: name }: Expectation, subject: Subject, fixes: ReadonlyMap<string, string[]>): readonly string[] {
  switch (kind) {
    case 'feature': {
      const driver = drivers.get(name);
      if (driver === undefined) {
        throw new Error(`\`${name}\` is no language of inputs and no feature; the features are ${[...drivers.keys()].join(', ')}.`);
      }
      const answer = driver(subject);
      return answer === '' ? [] : answer.split('\n');
    }
    case 'Fix': {
      const fixed = fixes.get(name)?.shift();
      if (fixed === undefined) {
        throw new Error(`No fix is titled \`${name}\`; there is ${[...fixes.keys()].map((title) => `\`${title}\``).join(', ') || 'none'}.`);
      }
      return lineDiff(subject.text, fixed);
    }
    case 'Refactor':
      return lineDiff(subject.text, applyEdits(subject.text, titled(name, 'refactoring', refactoringsOf(subject))));
    case 'Narrow':
      return lineDiff(subject.text, applyEdits(subject.text, titled(name, 'narrowing', narrowingsOf(subject))));
    case 'Accept': {
      const edits = acceptCompletion(subject, name);
      if (edits === undefined) {
        throw new Error(`Completion does not offer \`${name}\`.`);
      }
      return lineDiff(subject.text, applyEdits(subject.text, edits));
    }
  }
}

function titled(
  name: string,
  what: string,
  offered: readonly { readonly title: string; readonly edits: readonly Edit[] }[],
): readonly Edit[] {
  const edits = offered.find(({ title }) => title === name)?.edits;
  if (edits === undefined) {
    throw new Error(`No ${what} is titled \`${name}\`; there is ${offered.map(({ title }) => `\`${title}\``).join(', ') || 'none'}.`);
  }
  return edits;
}

/** A finding that is shown less loudly than its rule says so: `warning (hint): …`. */
function label({ rule, severity, message }: ReportedFinding, withName: boolean): string {
  const quieter = severity === 'hint' && defaultSeverity(rule) !== 'hint' ? ' (hint)' : '';
  return `${rule.category}${withName ? `[${rule.name}]` : ''}${quieter}: ${message}`;
}

function rethrow(_rule: unknown, error: unknown): never {
  throw error;
}
