import { acceptedEdits } from '../../server/src/features/completion/accepted-edits';
import type { CompletionItem, CompletionList } from '../../server/src/features/completion/completion-item';
import { jsonHost } from '../../server/src/hosts/json';
import type { ServiceReference } from '../../server/src/reference/types';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { applyEdits } from '../../server/src/text/edit';
import { inEditorOrder } from './editor-order';
import { hash } from './held-out';
import { offered } from './measure';
import type { Task } from './tasks';

/** What a choice does to the policy, where it does harm. */
export interface Harm {
  readonly task: Task;
  readonly label: string;
  /** `not JSON` or the rule that reports the inserted text. */
  readonly what: string;
  /** The rule tells of more than the choice: of a wildcard that its author asks for, or of what the statement's other elements lack. */
  readonly isAsked: boolean;
  readonly message: string;
}

/** The first choices of a list are all tried, and so many of the rest. */
const first = 20;
const drawn = 5;

/**
 * Puts choices into the task's policy and looks at each result: whether it is JSON still, and which rule reports the inserted text
 * that did not report the author's. `tried` counts the choices.
 */
export function applyChoices(task: Task, reference: ServiceReference): { readonly tried: number; readonly harms: readonly Harm[] } {
  const list = offered(task, reference);
  if (list === undefined) {
    return { tried: 0, harms: [] };
  }
  const before = rulesAt(task.whole, list.span.start, list.span.start + task.expected.length, reference);
  const items = choose(inEditorOrder(list, task.text, task.cursor), task);
  return { tried: items.length, harms: items.flatMap((item) => harmsOf(item, list, task, before, reference)) };
}

function choose(items: readonly CompletionItem[], { text, cursor }: Task): readonly CompletionItem[] {
  const rest = items.slice(first).map((item) => ({ item, key: hash(`${text.length} ${cursor} ${item.label}`) }));
  return [
    ...items.slice(0, first),
    ...rest
      .sort((a, b) => a.key - b.key)
      .slice(0, drawn)
      .map(({ item }) => item),
  ];
}

function harmsOf(
  item: CompletionItem,
  list: CompletionList,
  task: Task,
  before: ReadonlyMap<string, string>,
  reference: ServiceReference,
): readonly Harm[] {
  const { label, kind, continues } = item;
  const edits = acceptedEdits(list, item).map(({ span, newText }) => ({ span, newText: fill(newText) }));
  const text = applyEdits(task.text, edits);
  const start = Math.min(...edits.map(({ span }) => span.start));
  const inserted = text.slice(start, start + edits.reduce((sum, { newText }) => sum + newText.length, 0));
  if (text === task.text) {
    return [];
  }
  if (!isJson(text)) {
    return [{ task, label, what: 'not JSON', isAsked: false, message: inserted }];
  }
  // A service's prefix is not the end of it: the editor asks on at once.
  const found = kind === 'service' && continues ? new Map<string, string>() : rulesAt(text, start, start + inserted.length, reference);
  return [...found].flatMap(([what, message]) =>
    before.has(what) ? [] : [{ task, label, what, isAsked: isAsked(label, kind, what), message }],
  );
}

/** Rules that ask for a condition, or find a condition or resources that do not fit the action, in the statement around the choice. */
const ofTheRest =
  /: (?:useless-(?:allow|deny)-by-tag|mismatched-resource|unsupported-key-for-action|optional-guard|wildcard-pass-role|wildcard-service-linked-role)$/;

function isAsked(label: string, kind: CompletionItem['kind'], what: string): boolean {
  return (
    ofTheRest.test(what) ||
    ((kind === 'wildcard' || label === '*') && /^(?:security-)?warning: (?:.*-wildcard|broad-.*|administrator-access)$/.test(what))
  );
}

/** The text as an author would leave it: a Region, an account, a name of their own for what is named with a capital; what is a value stays. */
function fill(text: string): string {
  return text.replace(/\u{e000}([^\u{e001}]*)\u{e001}/gu, (_, name: string) =>
    /^region$/i.test(name)
      ? 'us-east-1'
      : /^account/i.test(name)
        ? '111122223333'
        : /^[A-Z]/.test(name)
          ? `my-${name.toLowerCase()}`
          : name,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What each rule says that reports something between the offsets, by the rule's name. */
function rulesAt(text: string, start: number, end: number, reference: ServiceReference): ReadonlyMap<string, string> {
  const findings = jsonHost.findPolicies(text).policies.flatMap((policy) => runRules(policy, rules, reference));
  return new Map(
    findings.filter(({ at }) => at.start < end && at.end > start).map(({ rule, message }) => [`${rule.category}: ${rule.name}`, message]),
  );
}
