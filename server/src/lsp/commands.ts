import { configurationEdit } from './configuration-actions';
import { explainAction, findActions } from './find-actions';
import { createGuard } from './guard';
import { minified } from './minified';
import { addExceptionRequest, explainActionRequest, findActionsRequest, minifiedRequest, summaryRequest } from './requests';
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
    addExceptionRequest,
    guard('Exception', async ({ uri, change }) => (await configurationEdit(session, uri, change)) ?? null, none),
  );
}
