import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Evidence } from '../evidence/evidence';
import type { StatementChoice } from '../features/add-statement/statement-choice';
import type { OfferedAction, OfferedKey, OfferedResource, OfferedService } from '../features/add-statement/statement-parts';
import type { SummaryPath, SummaryTable } from '../features/policy-summary/table';
import type { PolicyType } from '../policy/policy-type';
import type { ConfigurationChange } from '../settings/edit-configuration';

/** Asked by the client: what the server takes a document for. `StatusParams` to `StatusResult`. */
export const statusRequest = 'iamPolicy/status';

/** Asked by the client: a table of the summary of the policy at a place. `SummaryParams` to `SummaryResult`, or `null` where there is no policy. */
export const summaryRequest = 'iamPolicy/summary';

/** Asked by the client: the policy at a place as JSON without white space. `PlaceParams` to `MinifiedResult`, or `null` where there is no policy. */
export const minifiedRequest = 'iamPolicy/minified';

/** Asked by the client: the actions that some words may mean. `FindActionsParams` to a list of `FoundAction`. */
export const findActionsRequest = 'iamPolicy/findActions';

/** Asked by the client: an action in Markdown. `ExplainActionParams` to a string, or `null` where nothing is known of it. */
export const explainActionRequest = 'iamPolicy/explainAction';

/** Asked by the client: what a statement at a place has to say. `PlaceParams` to `StatementTarget` or `Refusal`. */
export const statementTargetRequest = 'iamPolicy/statementTarget';

/** Asked by the client: the actions of a service. `ServiceActionsParams` to `ServiceActions`. */
export const serviceActionsRequest = 'iamPolicy/serviceActions';

/** Asked by the client: what some actions work on, and their condition keys. `StatementPartsParams` to `StatementParts`. */
export const statementPartsRequest = 'iamPolicy/statementParts';

/** Asked by the client: the edits that add a statement. `AddStatementParams` to `AddedStatement`. */
export const addStatementRequest = 'iamPolicy/addStatement';

/** Asked by the client: what some files tell of use. `ReadEvidenceParams` to `ReadEvidenceResult`, or `Refusal`. */
export const readEvidenceRequest = 'iamPolicy/readEvidence';

/** Asked by the client: the policy at a place without what was not used. `KeepUsedParams` to `KeepUsedResult`, or `Refusal`. */
export const keepUsedRequest = 'iamPolicy/keepUsed';

/** Asked by the server where it cannot read a file itself: the next piece of it. `EvidencePieceParams` to `EvidencePiece`. */
export const evidencePieceRequest = 'iamPolicy/evidencePiece';

/** Asked by a server that cannot read files: a generated file, as text. `DataParams` to a string. */
export const dataRequest = 'iamPolicy/data';

/** Asked by the server where it cannot read a file itself: its text. `FileParams` to a string, or `null` where there is none. */
export const fileRequest = 'iamPolicy/file';

/** Asked by the client: what adds an exception, once the user has said why. `AddExceptionParams` to a workspace edit, or `null` where none can. */
export const addExceptionRequest = 'iamPolicy/addException';

/** Asked by the client: the fixes at a place that narrow, each with what it leaves. `RangeParams` to a list of `FixPreview`. */
export const fixPreviewsRequest = 'iamPolicy/fixPreviews';

/** Asked by the server of a client that reads files for it: URIs of the workspace's JSON and YAML files, some hundreds at most. */
export const findFilesRequest = 'iamPolicy/findFiles';

/** Asked by the server of the same: those of the files that may hold a policy. `ReadFilesParams` to a list of `ReadFile`. */
export const readFilesRequest = 'iamPolicy/readFiles';

export interface ReadEvidenceParams {
  readonly uris: readonly string[];
  /** Of the progress that the client wants to hear of. */
  readonly progress?: string;
}

export type ReadEvidenceResult = Evidence;

/** How far reading has come. */
export interface ReadEvidenceProgress {
  readonly files: number;
  /** Of the files as they are stored, where the server reads them itself. */
  readonly bytes: number;
}

export interface EvidencePieceParams {
  readonly uri: string;
  /** False: nothing more is wanted of it. */
  readonly wanted: boolean;
}

export interface EvidencePiece {
  /** `null` at the end of the file. */
  readonly text: string | null;
  /** Why there is no more; follows the file's name in a sentence. */
  readonly problem?: string;
}

export interface KeepUsedParams extends PlaceParams {
  /** As it was read. */
  readonly evidence: Evidence;
  /** Names of those whose use counts. */
  readonly principals: readonly string[];
  readonly keepResources: boolean;
  /** Reasons for which a use would not show (`UnseenGroup.why`), whose actions are left out all the same. */
  readonly drop: readonly string[];
}

export interface KeepUsedResult {
  /** What becomes of the policy, in a sentence without its full stop. */
  readonly answer: string;
  /** Whether the edits may be made. */
  readonly proved: boolean;
  /** The report in Markdown. */
  readonly report: string;
  /** How many actions were used, were not, and are kept as their use would not show. */
  readonly counts: { readonly used: number; readonly unused: number; readonly kept: number };
  /** What would not show, kept or not. */
  readonly unseen: readonly UnseenGroup[];
  /** Of the document as it is now; empty where nothing changes. */
  readonly textEdits: readonly { readonly range: Range; readonly newText: string }[];
  readonly edit?: WorkspaceEdit;
}

export interface UnseenGroup {
  readonly why: string;
  readonly actions: readonly string[];
}

export interface ReadFilesParams {
  readonly uris: readonly string[];
}

export interface ReadFile {
  readonly uri: string;
  readonly text: string;
}

export interface StatusParams {
  readonly uri: string;
}

export interface StatusResult {
  /** The type of each policy of the document, in source order. */
  readonly policyTypes: readonly PolicyType[];
  /** The size of each, in words, beside its quota; `null` where AWS documents none. */
  readonly sizes: readonly (string | null)[];
  /** ISO date of the reference data; `null` while no document with a policy has needed them, or when they cannot be read. */
  readonly dataDate: string | null;
}

/** A place in an open document: where the cursor is. */
export interface PlaceParams {
  readonly uri: string;
  readonly position: Position;
}

/** A part of an open document: what is selected. */
export interface RangeParams {
  readonly uri: string;
  readonly range: Range;
}

export interface FixPreview {
  readonly title: string;
  /** What was proved of it, in some words. */
  readonly label: string;
  /** What goes and what stays, by access level. */
  readonly leaves: string;
  /** What was proved of it, in a sentence. */
  readonly explanation: string;
  /** Whose finding it is for, or that it is for none. */
  readonly rule: string;
  /** As text: tab stops stand as their names. */
  readonly textEdits: readonly { readonly range: Range; readonly newText: string }[];
  /** As a quick fix applies it. */
  readonly edit: WorkspaceEdit;
}

export interface SummaryParams extends PlaceParams {
  readonly path: SummaryPath;
}

export interface SummaryResult extends SummaryTable<Range> {
  /** Where the policy stands. */
  readonly range: Range;
}

export interface MinifiedResult {
  /** `null` where the policy cannot be written as JSON yet; then `says` tells why. */
  readonly text: string | null;
  /** Its size beside its quota, or what hinders. */
  readonly says: string;
}

export interface FindActionsParams {
  /** What was typed: `s3:getobj`, `invoke lambda`, `HeadObject`. */
  readonly words: string;
}

export interface FoundAction {
  readonly prefix: string;
  readonly name: string;
  /** The access level, or that it is an API operation and what authorises it. */
  readonly note: string;
  readonly service: string;
}

export interface ExplainActionParams {
  readonly prefix: string;
  readonly name: string;
}

/** Why nothing can be done. */
export interface Refusal {
  readonly problem: string;
}

export interface StatementTarget {
  readonly type: PolicyType;
  /** What is usual in such a policy. */
  readonly effect: 'Allow' | 'Deny';
  /** Whether a statement names whom it is about. */
  readonly principal: 'ask' | 'everyone' | 'none';
  /** Whether it names resources. */
  readonly resource: boolean;
  readonly services: readonly OfferedService[];
}

export interface ServiceActionsParams {
  readonly prefix: string;
}

export type ServiceActions = readonly OfferedAction[];

export interface StatementPartsParams {
  /** `s3:GetObject` */
  readonly actions: readonly string[];
}

export interface StatementParts {
  readonly resources: readonly OfferedResource[];
  readonly keys: readonly OfferedKey[];
}

export interface AddStatementParams extends PlaceParams {
  readonly choice: StatementChoice;
}

export interface AddedStatement {
  /** What stands in the way: the errors and warnings that the statement would have. */
  readonly problems: readonly string[];
  /** Where nothing does. */
  readonly edits?: readonly { readonly range: Range; readonly newText: string }[];
  /** Where the statement stands after them. */
  readonly select?: Range;
}

/** As the protocol has them. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface DataParams {
  readonly name: 'index.json' | 'detail.ndjson' | 'extras.json' | 'use.json';
}

export interface FileParams {
  readonly uri: string;
}

export interface AddExceptionParams {
  /** Of the document with the finding. */
  readonly uri: string;
  /** As the server offered it, with the user's reason. */
  readonly change: ConfigurationChange;
}

/** `initializationOptions`, for clients that know more than the protocol tells. Settings may stand beside, for clients that send none. */
export interface InitializationOptions {
  /** The client runs `editor.action.triggerSuggest` when a completion item asks for it. */
  readonly triggersSuggest?: boolean;
  /** The client answers `iamPolicy/file`. */
  readonly readsFiles?: boolean;
  /** The client has the commands `iamPolicy.addException` and `iamPolicy.saveConfiguration`. */
  readonly configurationCommands?: boolean;
  /** The client has the command `iamPolicy.previewFixes`. */
  readonly previewsFixes?: boolean;
  /** The client has the command `iamPolicy.keepUsed`, and answers `evidencePieceRequest`. */
  readonly keepsUsed?: boolean;
  /** The client answers `findFilesRequest` and `readFilesRequest`. */
  readonly findsFiles?: boolean;
}
