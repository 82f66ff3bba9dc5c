import { RequestType } from 'vscode-languageclient';
import type { DataParams, StatusParams, StatusResult } from '../../server/src/lsp/requests';

/** Asked of the server: what it has found in a document. */
export const statusRequest = new RequestType<StatusParams, StatusResult, void>('iamPolicy/status');

/** Asked by the server where it cannot read files itself: the text of one of the files of `server/dist/data`. */
export const dataRequest = new RequestType<DataParams, string, void>('iamPolicy/data');
