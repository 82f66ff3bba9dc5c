import type { Category } from '../../rules/rule';
import { allFindings, allSuppressed, type FileReport, type FindingReport } from './report';
import { styled } from './write';

/** `--format stylish`: for people. Lines and columns count from 1. Empty when there is nothing to say. */
export function stylishReport(reports: readonly FileReport[]): string {
  const blocks = reports.flatMap((report) => {
    const findings = inOrder(allFindings(report));
    return findings.length === 0 ? [] : [`${styled('underline', report.path)}\n${table(findings)}\n`];
  });
  const findings = reports.flatMap(allFindings);
  const checked = checkedIn(reports);
  const suppressed = reports.flatMap(allSuppressed).length;
  const more = suppressed === 0 ? '' : ` ${counted(suppressed, 'is covered by an exception', 'are covered by exceptions')}.`;
  return checked === '' ? '' : [...blocks, `${conclusion(findings, checked)}${more}`].join('\n');
}

/** Findings of the policies and of what is attached stand between each other. */
function inOrder(findings: readonly FindingReport[]): readonly FindingReport[] {
  return [...findings].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

/** `3 policies and 1 attached policy`; empty where there was nothing to check. */
function checkedIn(reports: readonly FileReport[]): string {
  const policies = reports.reduce((sum, report) => sum + report.policies.length, 0);
  const attached = reports.reduce((sum, { attachments }) => sum + (attachments?.number ?? 0), 0);
  return [
    ...(policies > 0 ? [counted(policies, 'policy', 'policies')] : []),
    ...(attached > 0 ? [counted(attached, 'attached policy', 'attached policies')] : []),
  ].join(' and ');
}

function table(findings: readonly FindingReport[]): string {
  const rows = findings.map((finding) => ({ finding, at: `${finding.range.start.line + 1}:${finding.range.start.character + 1}` }));
  const width = Math.max(...rows.map(({ at }) => at.length));
  return rows
    .map(({ finding, at }) => {
      const { level, message, rule } = finding;
      const said = `${message}${repair(finding)}`;
      return `  ${styled('dim', at.padStart(width))}  ${coloured(level, level.padEnd(longest))}  ${said}  ${styled('dim', rule)}`;
    })
    .join('\n');
}

/** What an editor offers as a quick fix, where it is another spelling and the message names none. Never all of a service. */
function repair({ message, fixes }: FindingReport): string {
  const texts = fixes.flatMap(({ title }) => /^Replace with (`(?!.*:\*`).*`)$/.exec(title)?.[1] ?? []);
  const said = texts.length === 0 || texts.some((text) => message.includes(text));
  return said ? '' : ` Replace with ${texts.join(' or ')}.`;
}

function conclusion(findings: readonly FindingReport[], checked: string): string {
  if (findings.length === 0) {
    return styled('green', `No findings in ${checked}.`);
  }
  const levels = words.flatMap(([level, one, many]) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [coloured(level, counted(count, one, many))];
  });
  return `${counted(findings.length, 'finding', 'findings')} in ${checked}: ${levels.join(', ')}.`;
}

const words: readonly (readonly [Category, string, string])[] = [
  ['error', 'error', 'errors'],
  ['security-warning', 'security warning', 'security warnings'],
  ['warning', 'warning', 'warnings'],
  ['suggestion', 'suggestion', 'suggestions'],
];

const longest = Math.max(...words.map(([level]) => level.length));

function coloured(level: Category, text: string): string {
  switch (level) {
    case 'error':
      return styled('red', text);
    case 'security-warning':
      return styled('magenta', text);
    case 'warning':
      return styled('yellow', text);
    case 'suggestion':
      return styled('cyan', text);
  }
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
