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
    const [index, detail, extras] = await Promise.all([text('index.json'), text('detail.ndjson'), text('extras.json')]);
    return createReference(referenceOfTexts({ index, detail, extras }));
  },
  pause,
  today: () => dayOf(new Date()),
});
