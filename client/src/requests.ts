import { RequestType, RequestType0, type WorkspaceEdit } from 'vscode-languageclient';
import type {
  AddExceptionParams,
  AddedStatement,
  AddStatementParams,
  DataParams,
  EvidencePiece,
  EvidencePieceParams,
  ExplainActionParams,
  FileParams,
  FindActionsParams,
  FixPreview,
  FoundAction,
  KeepUsedParams,
  KeepUsedResult,
  MinifiedResult,
  PlaceParams,
  RangeParams,
  ReadEvidenceParams,
  ReadEvidenceResult,
  ReadFile,
  ReadFilesParams,
  Refusal,
  ServiceActions,
  ServiceActionsParams,
  StatementParts,
  StatementPartsParams,
  StatementTarget,
  StatusParams,
  StatusResult,
  SummaryParams,
  SummaryResult,
} from '../../server/src/lsp/requests';

/** Asked of the server: what it has found in a document. */
export const statusRequest = new RequestType<StatusParams, StatusResult, void>('iamPolicy/status');

/** Asked of the server: a table of a policy's summary. */
export const summaryRequest = new RequestType<SummaryParams, SummaryResult | null, void>('iamPolicy/summary');

/** Asked of the server: a policy as JSON without white space. */
export const minifiedRequest = new RequestType<PlaceParams, MinifiedResult | null, void>('iamPolicy/minified');

/** Asked of the server: the actions that some words may mean. */
export const findActionsRequest = new RequestType<FindActionsParams, readonly FoundAction[], void>('iamPolicy/findActions');

/** Asked of the server: an action in Markdown. */
export const explainActionRequest = new RequestType<ExplainActionParams, string | null, void>('iamPolicy/explainAction');

/** Asked of the server: what a statement at a place has to say. */
export const statementTargetRequest = new RequestType<PlaceParams, StatementTarget | Refusal, void>('iamPolicy/statementTarget');

/** Asked of the server: the actions of a service. */
export const serviceActionsRequest = new RequestType<ServiceActionsParams, ServiceActions, void>('iamPolicy/serviceActions');

/** Asked of the server: what some actions work on, and their condition keys. */
export const statementPartsRequest = new RequestType<StatementPartsParams, StatementParts, void>('iamPolicy/statementParts');

/** Asked of the server: the edits that add a statement. */
export const addStatementRequest = new RequestType<AddStatementParams, AddedStatement, void>('iamPolicy/addStatement');

/** Asked by the server where it cannot read files itself: the text of one of the files of `server/dist/data`. */
export const dataRequest = new RequestType<DataParams, string, void>('iamPolicy/data');

/** Asked by the server where it cannot read a file itself: its text, `null` where there is none. */
export const fileRequest = new RequestType<FileParams, string | null, void>('iamPolicy/file');

/** Asked of the server: what adds an exception to the configuration; `null` where none can be added. */
export const addExceptionRequest = new RequestType<AddExceptionParams, WorkspaceEdit | null, void>('iamPolicy/addException');

/** Asked by the server: URIs of the workspace's files that are of a language that policies are written in. */
export const findFilesRequest = new RequestType0<readonly string[], void>('iamPolicy/findFiles');

/** Asked by the server: the texts of those of the files that may hold a policy. */
export const readFilesRequest = new RequestType<ReadFilesParams, readonly ReadFile[], void>('iamPolicy/readFiles');

/** Asked of the server: the fixes at a place that narrow, each with what it leaves. */
export const fixPreviewsRequest = new RequestType<RangeParams, readonly FixPreview[], void>('iamPolicy/fixPreviews');

/** Asked of the server: what some files tell of use. */
export const readEvidenceRequest = new RequestType<ReadEvidenceParams, ReadEvidenceResult | Refusal, void>('iamPolicy/readEvidence');

/** Asked of the server: a policy without what was not used. */
export const keepUsedRequest = new RequestType<KeepUsedParams, KeepUsedResult | Refusal, void>('iamPolicy/keepUsed');

/** Asked by the server where it cannot read a file itself: the next piece of its text. */
export const evidencePieceRequest = new RequestType<EvidencePieceParams, EvidencePiece, void>('iamPolicy/evidencePiece');
