import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { acceptedEdits } from '../../server/src/features/completion/accepted-edits';
import { complete } from '../../server/src/features/completion/complete';
import type { CompletionItem, CompletionList } from '../../server/src/features/completion/completion-item';
import { policyAt } from '../../server/src/features/policy-at';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyType } from '../../server/src/policy/policy-type';
import { rules } from '../../server/src/rules/index';
import type { ReportedFinding } from '../../server/src/rules/run';
import type { Edit } from '../../server/src/text/edit';
import { applyEdits } from '../../server/src/text/edit';
import type { Span } from '../../server/src/text/span';
import { hasTabStops, plainText } from '../../server/src/text/tab-stop';
import { valuesOf } from '../hosts/value-json';
import { type Engine, subjectOf } from '../support/check-fixture';
import { readFixtures } from '../support/fixture';
import { fixturePages } from '../support/fixture-pages';
import { readMarked } from '../support/markers';
import { reference } from '../support/reference';
import { root } from '../support/repository';

const engine: Engine = { reference, rules };

interface Input {
  readonly language: string;
  readonly text: string;
  readonly type: PolicyType | undefined;
}

/** The policies of all pages that no rule reports. */
const inputs: readonly Input[] = [
  ...new Map(
    fixturePages().flatMap((page) =>
      readFixtures(readFileSync(path.join(root, page), 'utf8')).flatMap(({ language, input, type }) => {
        const { text, cursor } = readMarked(input.lines);
        return cursor === undefined && text === input.lines.join('\n')
          ? [[`${language} ${type} ${text}`, { language, text, type }] as const]
          : [];
      }),
    ),
  ).values(),
].filter((input) => isClean(input));

/** What is for the author to judge: offered last, or only where it is typed, and reported for what it is. */
const broadByNature = /^(\*|NotAction|NotResource|NotPrincipal)$/;

describe('a completion that is taken', function () {
  this.timeout(120_000);

  it('leaves a policy that can be read, and that no rule reports at the place', () => {
    let taken = 0;
    const wrong = new Map<string, string>();
    for (const input of inputs) {
      for (const { text, at } of places(input)) {
        const list = completionsAt({ ...input, text }, at);
        for (const item of list === undefined ? [] : sample(list)) {
          taken++;
          for (const problem of list === undefined ? [] : problemsOf({ ...input, text }, list, item)) {
            wrong.set(`${item.kind} ${problem.slice(0, 60)}`, `${item.label}: ${problem}\n${input.type} ${text}`);
          }
        }
      }
    }
    assert.deepEqual([...wrong.values()].slice(0, 30), []);
    assert.ok(taken > 5000, `${taken} completions`);
  });

  it('leaves a text that can be read, wherever the cursor is in it', () => {
    const broken: string[] = [];
    let taken = 0;
    for (const input of inputs) {
      const host = hostOfLanguage(input.language);
      for (let at = 7; at < input.text.length; at += 17) {
        const list = completionsAt(input, at);
        const item = list?.items[Math.floor(list.items.length / 2)];
        if (list !== undefined && item !== undefined) {
          taken++;
          const text = applyEdits(input.text, acceptedEdits(list, item));
          const { syntaxError } = host?.findPolicies(text, input.type) ?? {};
          if (syntaxError !== undefined) {
            broken.push(`${item.label} at ${at}: ${syntaxError.message}\n${text}`);
          }
        }
      }
    }
    assert.deepEqual(broken.slice(0, 5), []);
    assert.ok(taken > 1000, `${taken} completions`);
  });
});

function isClean({ language, text, type }: Input): boolean {
  const host = hostOfLanguage(language);
  return (
    host?.findPolicies(text, type).syntaxError === undefined && subjectOf(language, text, undefined, { type }, engine).findings.length === 0
  );
}

/** The text with one string emptied, for each string, and with an empty place in each pair of braces. */
function places({ language, text, type }: Input): readonly { readonly text: string; readonly at: number }[] {
  const { policies } = subjectOf(language, text, undefined, { type }, { reference, rules: [] });
  const found: { readonly text: string; readonly at: number }[] = [];
  for (const document of policies) {
    for (const value of valuesOf(document.root)) {
      if (value.kind === 'string') {
        found.push({ text: text.slice(0, value.content.start) + text.slice(value.content.end), at: value.content.start });
      }
      for (const { key } of value.kind === 'object' ? value.members : []) {
        found.push({ text: text.slice(0, key.content.start) + text.slice(key.content.end), at: key.content.start });
      }
      if (value.kind === 'object' && text.charAt(value.span.start) === '{') {
        found.push({ text, at: value.span.start + 1 });
      }
    }
  }
  return found;
}

function completionsAt({ language, text, type }: Input, at: number): CompletionList | undefined {
  const document = policyAt(hostOfLanguage(language)?.findPolicies(text, type).policies ?? [], at);
  return document && complete(document, at, reference, { limit: 5 });
}

/** The first, the last, and what is in their midst of another kind; names of actions have a test of their own. */
function sample({ items }: CompletionList): readonly CompletionItem[] {
  const others = items.filter(({ kind }) => kind !== 'action' && kind !== 'service' && kind !== 'operation' && kind !== 'wildcard');
  const kinds = new Map(others.map((item) => [item.kind, item]));
  return [...new Set([...others.slice(0, 4), ...kinds.values(), ...others.slice(-1)])].filter(({ label }) => !broadByNature.test(label));
}

function problemsOf(input: Input, list: CompletionList, { insertText, label }: CompletionItem): readonly string[] {
  const marked = insertText ?? label;
  const edits: readonly Edit[] = [...list.edits, { span: list.span, newText: marked }];
  const text = applyEdits(input.text, edits);
  const start = list.span.start + list.edits.filter(({ span }) => span.end <= list.span.start).reduce(growth, 0);
  const inserted = { start, end: start + plainText(marked).length };
  const host = hostOfLanguage(input.language);
  const { syntaxError } = host?.findPolicies(text, input.type) ?? {};
  const { findings } = subjectOf(input.language, text, undefined, input, engine);
  return [
    ...(syntaxError === undefined ? [] : [`does not parse: ${syntaxError.message}\n${text}`]),
    ...findings.filter((finding) => isAbout(finding, inserted, marked)).map(({ rule, message }) => `${rule.name}: ${message}`),
  ];
}

function growth(sum: number, { span, newText }: Edit): number {
  return sum + plainText(newText).length - (span.end - span.start);
}

/** A finding within what was inserted, neither of what the author is about to overtype nor of what the statement still lacks. */
function isAbout({ at, rule }: ReportedFinding, inserted: Span, marked: string): boolean {
  return (
    !rule.name.startsWith('missing-') &&
    rule.name !== 'contradictory-condition' && // Of the old value beside the new key.
    at.start >= inserted.start &&
    at.end <= inserted.end &&
    at.end > at.start &&
    !hasTabStops(marked)
  );
}
