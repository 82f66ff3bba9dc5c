import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { dataRequest } from '../lsp/requests';
import { startServer } from '../lsp/server';
import { createReference } from '../reference/create-reference';
import { dayOf } from '../settings/day';
import { pause } from './pause';
import { referenceOfTexts } from './reference-source';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const text = (name: string): Promise<string> => connection.sendRequest(dataRequest, { name });

startServer(connection, {
  async loadReference() {
    const names = ['index.json', 'detail.ndjson', 'extras.json', 'use.json'];
    const [index = '', detail = '', extras = '', use = ''] = await Promise.all(names.map(text));
    return createReference(referenceOfTexts({ index, detail, extras, use }));
  },
  pause,
  today: () => dayOf(new Date()),
});
