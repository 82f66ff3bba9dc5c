import type { Counted } from '../../evidence/evidence';
import type { ChangeProof } from '../../semantics/narrow/prove-change';
import { count } from '../explain/count';
import { capitalised, code } from '../explain/markdown';
import type { UnseenActions, UseReport } from './use-report';

/** What of a long list is shown. */
const shown = { actions: 15, others: 10 };

/** What becomes of the policy: what was proved of the change, or why there is none. */
export type Outcome =
  | { readonly kind: 'change'; readonly proof: ChangeProof }
  | { readonly kind: 'same' }
  | { readonly kind: 'nothing-left' };

/** Whether the change may be written. */
export function isProved(outcome: Outcome): boolean {
  return outcome.kind === 'change' && (outcome.proof.verdict === 'narrower' || outcome.proof.verdict === 'same');
}

/** The report in Markdown, for a terminal and for a preview. `size` is the policy's size beside its quota, where there is one. */
export function reportText(report: UseReport, outcome: Outcome, size?: string): string {
  const { used, unused, usedElsewhere, unseen, dropped, statements } = report;
  return [
    `# ${answer(outcome)}`,
    '',
    ...sources(report),
    ...section(
      `Used (${total(used)})`,
      used.map(({ level, actions }) => line(level, actions)),
    ),
    ...section(
      `Not used, left out (${total(unused)})`,
      unused.map(({ level, actions }) => line(level, actions)),
    ),
    ...section('Used, but on resources of other statements: left out', lines(usedElsewhere)),
    ...section(`Kept, as the use would not show (${total(unseen)})`, unseen.map(unseenLine)),
    ...section(`Left out, though the use would not show (${total(dropped)})`, dropped.map(unseenLine)),
    ...section(
      'Resources that used actions are limited to',
      report.resources.slice(0, shown.actions).map((arn) => `- ${code(arn)}`),
    ),
    ...section(
      'Statements that go',
      statements.removed.map((name) => `- ${code(name)}`),
    ),
    ...section(
      'Statements that stay as they are',
      statements.leftAlone.map(({ statement, why }) => `- ${code(statement)}: ${why}`),
    ),
    ...section('Entries that match no action known today: kept', lines(report.unknown)),
    ...section('Used, but not allowed by this policy', lines(report.notAllowedHere)),
    ...section('Refused by AWS: not counted as used', report.refused.slice(0, shown.others).map(counted)),
    ...section('Events of which it is not known what they need', report.unknownEvents.slice(0, shown.others).map(counted)),
    ...section(
      'Not read',
      report.problems.slice(0, shown.others).map((problem) => `- ${problem}`),
    ),
    ...(size === undefined ? [] : [`The policy is now ${size}.`, '']),
  ]
    .join('\n')
    .trimEnd();
}

/** What becomes of the policy, in a sentence without its full stop. */
export function answer(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'same':
      return 'Nothing to leave out';
    case 'nothing-left':
      return 'Nothing that the policy allows was used, and no policy allows nothing: detach it instead';
    case 'change':
      return proved(outcome.proof);
  }
}

function proved(proof: ChangeProof): string {
  switch (proof.verdict) {
    case 'narrower':
    case 'same': {
      const today = proof.world === 'open' ? '' : ', for the actions that AWS has today';
      return `Proved: nothing is allowed that was not allowed before${today}`;
    }
    case 'broader':
      return `Not narrower: ${proof.request.action} on ${proof.request.resource} would be allowed as well`;
    case 'unproved':
      return `Not proved to be narrower, because ${proof.reason}`;
  }
}

function sources({ principals, events, from, to }: UseReport): readonly string[] {
  if (principals.length === 0) {
    return [];
  }
  const days = from === '' ? '' : `, from ${from.slice(0, 10)} to ${to.slice(0, 10)}`;
  const who =
    principals.length === 1
      ? code(principals[0]?.name ?? '')
      : `${principals.length} principals together: ${principals
          .slice(0, 5)
          .map(({ name }) => code(name))
          .join(', ')}${principals.length > 5 ? ' and others' : ''}`;
  return [`${count(events)} events of ${who}${days}.`, ''];
}

function section(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [`## ${title}`, '', ...entries, ''];
}

function line(title: string, actions: readonly string[]): string {
  const some = actions.slice(0, shown.actions).map(code).join(', ');
  const more = actions.length > shown.actions ? `, and ${actions.length - shown.actions} more` : '';
  return `- ${title} (${count(actions.length)}): ${some}${more}`;
}

function lines(names: readonly string[]): readonly string[] {
  const more = names.length > shown.actions ? [`- and ${names.length - shown.actions} more`] : [];
  return [...names.slice(0, shown.actions).map((name) => `- ${code(name)}`), ...more];
}

function unseenLine({ why, actions }: UnseenActions): string {
  return line(capitalised(why), actions);
}

function counted({ name, events }: Counted): string {
  return `- ${code(name)}: ${count(events)}`;
}

function total(groups: readonly { readonly actions: readonly string[] }[]): number {
  return new Set(groups.flatMap(({ actions }) => actions)).size;
}
