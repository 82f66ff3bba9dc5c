import { type CancellationToken, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { isInForce } from '../settings/exceptions';
import type { Exception } from '../settings/settings';
import type { ConfigurationFile } from './configuration-files';
import { documentPath } from './document-path';
import type { OpenDocument } from './documents';
import { foundIn } from './findings';
import { policyTextOf, type Session } from './session';
import { toRange } from './to-lsp';

/** What is wrong in an open configuration file, and which of its exceptions are of no use any more. */
export async function configurationDiagnostics(session: Session, document: OpenDocument, token: CancellationToken): Promise<Diagnostic[]> {
  const file = await session.configuration.fileAt(document.uri);
  if (file === undefined || file.text !== document.text.getText()) {
    return []; // Read before it changed: it is asked for again then.
  }
  const { settings, spanOf } = file.content;
  const say = (severity: DiagnosticSeverity, message: string, ...at: Parameters<typeof spanOf>): Diagnostic => ({
    range: toRange(document, spanOf(...at)),
    severity,
    source: 'iam-policy',
    message,
  });
  const idle = await Promise.all(settings.exceptions.map((exception) => reasonOf(session, file, exception, token)));
  return [
    ...settings.problems.map(({ message, path, part }) => say(DiagnosticSeverity.Error, message, path, part)),
    ...settings.exceptions.flatMap(({ index }, position) => {
      const reason = idle[position];
      return reason === undefined ? [] : [say(DiagnosticSeverity.Warning, reason.message, ['exceptions', index, ...reason.field])];
    }),
  ];
}

/** Why an exception is of no use, where that is known, and the field that shows it. */
interface Idle {
  readonly message: string;
  readonly field: readonly string[];
}

async function reasonOf(
  session: Session,
  file: ConfigurationFile,
  exception: Exception,
  token: CancellationToken,
): Promise<Idle | undefined> {
  if (!isInForce(exception, session.platform.today())) {
    const message = `Expired on ${exception.expires}: what this exception covered is reported again. Remove it, or set a new date.`;
    return { message, field: ['expires'] };
  }
  return (await matchesNothing(session, file, exception, token))
    ? { message: 'Matches no finding any more. Remove this exception, so that it cannot hide a new one.', field: [] }
    : undefined;
}

/** Whether no file that it names has such a finding. Known only where each file is named without wildcards and is open. */
async function matchesNothing(session: Session, file: ConfigurationFile, exception: Exception, token: CancellationToken): Promise<boolean> {
  const { documents, configuration } = session;
  const { files } = exception;
  if (files === undefined || !files.every((glob) => glob.isLiteral)) {
    return false;
  }
  for (const { root } of files) {
    const document = documents.all().find(({ uri }) => documentPath(uri, [file.folder]) === root);
    const text = document && (await policyTextOf(session, document.uri));
    if (text === undefined || (await configuration.fileFor(text.document.uri)) !== file) {
      return false;
    }
    const { used } = await foundIn(session, text, token);
    if (used.has(exception)) {
      return false;
    }
  }
  return true;
}
