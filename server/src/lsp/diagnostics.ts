import {
  CancellationToken,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticParams,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type UnchangedDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { ReportedFinding } from '../rules/run';
import { configurationDiagnostics } from './configuration-diagnostics';
import { isConfigurationFile } from './configuration-files';
import type { OpenDocument } from './documents';
import { findingsOf } from './findings';
import { cancelled, describe } from './guard';
import { type PolicyText, policyTextOf, type Session } from './session';
import { toDiagnostic } from './to-lsp';

/** A pause in typing, for clients that do not ask for diagnostics themselves. In milliseconds. */
const pauseInTyping = 60;

/** Answers a pull. The result's identifier names version and settings, so that an editor which asks again is told "unchanged". */
export async function pulledDiagnostics(
  session: Session,
  { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport> {
  const configuration = configurationDocument(session, uri);
  if (configuration !== undefined) {
    return { kind: DocumentDiagnosticReportKind.Full, items: await configurationDiagnostics(session, configuration, token) };
  }
  const settingsSerial = session.configuration.serial();
  const text = await policyTextOf(session, uri);
  if (text === undefined) {
    return noDiagnostics();
  }
  const resultId = `${text.document.serial}.${settingsSerial}`;
  if (resultId === previousResultId) {
    return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  }
  const findings = await findingsToPull(session, text, token);
  const items = diagnosticsOf(session, text.document, findings);
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

function diagnosticsOf(session: Session, document: OpenDocument, findings: readonly ReportedFinding[]): Diagnostic[] {
  return [...syntaxErrors(document), ...findings.map((finding) => toDiagnostic(document, finding, session.client))];
}

/** The document, where it is a configuration file. */
function configurationDocument({ documents }: Session, uri: string): OpenDocument | undefined {
  return isConfigurationFile(uri) ? documents.get(uri) : undefined;
}

/** In the extension's own language nobody else says where the text is not JSON; in JSON and YAML the editor's own support does. */
function syntaxErrors(document: OpenDocument): readonly Diagnostic[] {
  const problem = document.languageId === 'iam-policy' ? document.read(undefined).syntaxError : undefined;
  if (problem === undefined) {
    return [];
  }
  const [start, end] = [document.text.positionAt(problem.offset), document.text.positionAt(problem.offset + 1)];
  return [{ range: { start, end }, severity: DiagnosticSeverity.Error, source: 'iam-policy', message: problem.message }];
}

export function noDiagnostics(): FullDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items: [] };
}

/** A client that did not cancel itself has to ask again: any other error would make it take the findings away. */
async function findingsToPull(session: Session, text: PolicyText, token: CancellationToken): ReturnType<typeof findingsOf> {
  try {
    return await findingsOf(session, text, token);
  } catch (error) {
    if (error === cancelled && !token.isCancellationRequested) {
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', { retriggerRequest: true });
    }
    throw error;
  }
}

async function allDiagnostics(session: Session, document: OpenDocument): Promise<Diagnostic[]> {
  if (isConfigurationFile(document.uri)) {
    return configurationDiagnostics(session, document, CancellationToken.None);
  }
  const text = await policyTextOf(session, document.uri);
  return text === undefined ? [] : diagnosticsOf(session, document, await findingsOf(session, text, CancellationToken.None));
}

/** Publishes diagnostics on each change, for clients that do not pull. Of several changes in a row the last counts. Returns what publishes all anew. */
export function pushDiagnostics(session: Session): () => void {
  const { connection, documents, platform } = session;
  const publish = async (document: OpenDocument): Promise<void> => {
    try {
      const diagnostics = await allDiagnostics(session, document);
      if (documents.get(document.uri) === document) {
        const { uri, version } = document;
        await connection.sendDiagnostics({ uri, version, diagnostics });
      }
    } catch (error) {
      if (error !== cancelled) {
        connection.console.error(`Diagnostics of version ${document.version} of ${document.uri}: ${describe(error)}`);
      }
    }
  };
  documents.onDidChangeContent(async ({ document }) => {
    await platform.pause(pauseInTyping);
    if (documents.get(document.uri) === document) {
      await publish(document);
    }
  });
  documents.onDidClose(({ document: { uri } }) => {
    connection.sendDiagnostics({ uri, diagnostics: [] }).catch((error: unknown) => {
      connection.console.error(`The findings of ${uri} could not be taken away: ${String(error)}`);
    });
  });
  return () => {
    for (const document of documents.all()) {
      void publish(document);
    }
  };
}
