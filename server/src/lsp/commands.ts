import { addStatement, serviceActions, statementParts, statementTarget } from './add-statement';
import { configurationEdit } from './configuration-actions';
import { explainAction, findActions } from './find-actions';
import { fixPreviews } from './fix-previews';
import { createGuard } from './guard';
import { keepUsed } from './keep-used';
import { minified } from './minified';
import { readEvidence } from './read-evidence';
import {
  addExceptionRequest,
  addStatementRequest,
  explainActionRequest,
  findActionsRequest,
  fixPreviewsRequest,
  type KeepUsedParams,
  type KeepUsedResult,
  keepUsedRequest,
  minifiedRequest,
  type PlaceParams,
  type ReadEvidenceParams,
  type ReadEvidenceResult,
  type Refusal,
  readEvidenceRequest,
  type StatementTarget,
  serviceActionsRequest,
  statementPartsRequest,
  statementTargetRequest,
  summaryRequest,
} from './requests';
import type { Session } from './session';
import { summary } from './summary';

/** Answers what the extension's commands ask, beyond the protocol. */
export function answerCommands(session: Session): void {
  const { connection, documents } = session;
  const guard = createGuard(connection.console, documents);
  const none = () => null;
  connection.onRequest(
    summaryRequest,
    guard('Summary', (params, token) => summary(session, params, token), none),
  );
  connection.onRequest(
    minifiedRequest,
    guard('Minified policy', (params) => minified(session, params), none),
  );
  connection.onRequest(
    findActionsRequest,
    guard(
      'Search for actions',
      (params) => findActions(session, params),
      () => [],
    ),
  );
  connection.onRequest(
    explainActionRequest,
    guard('Explanation of an action', (params) => explainAction(session, params), none),
  );
  connection.onRequest(
    fixPreviewsRequest,
    guard(
      'Previews of fixes',
      (params, token) => fixPreviews(session, params, token),
      () => [],
    ),
  );
  connection.onRequest(
    addExceptionRequest,
    guard('Exception', async ({ uri, change }) => (await configurationEdit(session, uri, change)) ?? null, none),
  );
  connection.onRequest<ReadEvidenceResult | Refusal, void>(
    readEvidenceRequest,
    guard<ReadEvidenceParams, ReadEvidenceResult | Refusal>(
      'Evidence of use',
      (params, token) => readEvidence(session, params, token),
      notNarrowed,
    ),
  );
  connection.onRequest<KeepUsedResult | Refusal, void>(
    keepUsedRequest,
    guard<KeepUsedParams, KeepUsedResult | Refusal>(
      'Narrowing to what was used',
      (params, token) => keepUsed(session, params, token),
      notNarrowed,
    ),
  );
  connection.onRequest<StatementTarget | Refusal, void>(
    statementTargetRequest,
    guard<PlaceParams, StatementTarget | Refusal>('Place of a statement', (params) => statementTarget(session, params), problem),
  );
  connection.onRequest(
    serviceActionsRequest,
    guard(
      'Actions of a service',
      (params) => serviceActions(session, params),
      () => [],
    ),
  );
  connection.onRequest(
    statementPartsRequest,
    guard(
      'Parts of a statement',
      (params) => statementParts(session, params),
      () => ({ resources: [], keys: [] }),
    ),
  );
  connection.onRequest(
    addStatementRequest,
    guard(
      'New statement',
      (params, token) => addStatement(session, params, token),
      () => ({ problems: [problem().problem] }),
    ),
  );
}

function notNarrowed(): Refusal {
  return { problem: 'The policy was not narrowed: the log of IAM Policy says why.' };
}

function problem(): Refusal {
  return { problem: 'The statement cannot be added: the log of IAM Policy says why.' };
}
