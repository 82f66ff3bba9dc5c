import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type HostText, nothingFound } from '../hosts/host';
import { hostFor } from '../hosts/index';
import type { PolicyType } from '../policy/policy-type';

/**
 * A document at one version. A change makes a new one, so whatever is kept by this object is kept by version, and is dropped
 * when the document closes. `text` is the one part that is shared between versions: read it only while the document `isCurrent`.
 */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: TextDocument;
  /** Differs between all documents and versions a server has seen, also after a document was closed and opened again. */
  readonly serial: number;
  /** What the host language finds in it, read once for each type. `type` is what the user has said of the file. */
  read(type: PolicyType | undefined): HostText;
}

export type Documents = TextDocuments<OpenDocument>;

/** The open documents. Their changes arrive as edits, and each version is read at most once, on demand. */
export function createDocuments(): Documents {
  let serial = 0;
  const wrap = (text: TextDocument): OpenDocument => {
    serial += 1;
    const { uri, languageId, version } = text;
    return { uri, languageId, version, text, serial, read: createReader(text) };
  };
  return new TextDocuments({
    create: (uri, languageId, version, content) => wrap(TextDocument.create(uri, languageId, version, content)),
    update: (document: OpenDocument, changes, version) => wrap(TextDocument.update(document.text, changes, version)),
  });
}

/** Whether the client has not changed or closed the document since. */
export function isCurrent(document: OpenDocument, documents: Documents): boolean {
  return documents.get(document.uri) === document;
}

function createReader(text: TextDocument): OpenDocument['read'] {
  const read = new Map<PolicyType | undefined, HostText>();
  return (type) => {
    let found = read.get(type);
    if (found === undefined) {
      found = hostFor(text.languageId, text.uri)?.findPolicies(text.getText(), type) ?? nothingFound;
      read.set(type, found);
    }
    return found;
  };
}
