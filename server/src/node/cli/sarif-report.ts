import type { Range } from 'vscode-languageserver-textdocument';
import { repository, rulePage } from '../../lsp/rule-page';
import { rules } from '../../rules/index';
import { defaultSeverity, type Severity } from '../../rules/severity';
import { packageVersion } from '../installation';
import {
  allFindings,
  allSuppressed,
  type FileReport,
  type FindingReport,
  type FixReport,
  type Notice,
  type SuppressedReport,
} from './report';

/** `--format sarif`: SARIF 2.1.0, which code hosts show beside the lines. Paths are relative to the working folder. */
export function sarifReport(reports: readonly FileReport[], errors: readonly Notice[], notices: readonly Notice[]): string {
  const problems = [
    ...errors.map((error) => toNotification('error', error)),
    ...reports.flatMap(({ path, errors: own }) =>
      own.map(({ message, range }) => toNotification('error', { message: `\`${path}\` ${message}`, path, ...(range && { range }) })),
    ),
  ];
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'iam-policy', informationUri: repository, semanticVersion: packageVersion(), rules: rules.map(toDescriptor) },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            toolExecutionNotifications: problems,
            toolConfigurationNotifications: notices.map((notice) => toNotification('warning', notice)),
          },
        ],
        results: reports.flatMap((report) => [
          ...allFindings(report).map((finding) => toResult(report.path, finding, [])),
          ...allSuppressed(report).map((finding) => toResult(report.path, finding, [suppression(finding)])),
        ]),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function toDescriptor({ meta }: (typeof rules)[number]) {
  return {
    id: meta.name,
    shortDescription: { text: meta.summary },
    helpUri: rulePage(meta.name),
    defaultConfiguration: { level: levelOfSeverity(defaultSeverity(meta)) },
    properties: { category: meta.category, tags: [meta.category] },
  };
}

/** All results of a run have `suppressions` or none has: the empty list says that nobody has suppressed it. */
function toResult(path: string, finding: FindingReport, suppressions: readonly ReturnType<typeof suppression>[]) {
  const { rule, severity, message, range, place, related, fixes } = finding;
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ meta }) => meta.name === rule),
    level: levelOfSeverity(severity),
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(path, range), logicalLocations: [{ fullyQualifiedName: place.join('/') }] }],
    ...(related.length > 0 && {
      relatedLocations: related.map((note, id) => ({
        id,
        physicalLocation: physicalLocation(path, note.range),
        message: { text: note.message },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => toFix(path, fix)) }),
    suppressions,
    properties: { sameAs: finding.sameAs.map(({ tool, code }) => `${tool}:${code}`) },
  };
}

function toFix(path: string, { title, safety, edits }: FixReport) {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifactLocation(path),
        replacements: edits.map(({ range, newText }) => ({ deletedRegion: region(range), insertedContent: { text: newText } })),
      },
    ],
    properties: { safety },
  };
}

/** It stands in a file of its own, not in the policy. */
function suppression({ reason }: SuppressedReport) {
  return { kind: 'external', status: 'accepted', justification: reason };
}

function toNotification(level: 'error' | 'warning', { message, path, range }: Notice) {
  return {
    level,
    message: { text: message },
    ...(path !== undefined && { locations: [{ physicalLocation: physicalLocation(path, range) }] }),
  };
}

function physicalLocation(path: string, range: Range | undefined) {
  return { artifactLocation: artifactLocation(path), ...(range !== undefined && { region: region(range) }) };
}

/** A relative reference: `%SRCROOT%` stands for the folder that the reader takes it from. */
function artifactLocation(path: string) {
  const isAbsolute = /^([a-z]:)?\//i.test(path);
  const uri =
    path === '<stdin>'
      ? 'stdin'
      : path
          .split('/')
          .map(encodeURIComponent)
          .join('/')
          .replace(/^(\.\/)+/, '');
  return isAbsolute ? { uri: `file://${uri.startsWith('/') ? '' : '/'}${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

/** SARIF counts from 1. */
function region({ start, end }: Range) {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function levelOfSeverity(severity: Severity): string {
  switch (severity) {
    case 'error':
    case 'warning':
      return severity;
    default:
      return 'note';
  }
}
