import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { HostText } from '../hosts/host';
import type { PolicyDocument } from '../policy/ast';
import type { Attachment } from '../policy/attachment';
import type { ServiceReference } from '../reference/types';
import { policyTypeSuggestedByPath } from '../settings/policy-type-of-path';
import type { FileSettings } from '../settings/settings-for-file';
import type { ClientAbilities } from './client-abilities';
import type { Configuration } from './configuration';
import { documentPath } from './document-path';
import { type Documents, isCurrent, type OpenDocument } from './documents';
import { cancelled } from './guard';
import type { LazyReference } from './lazy-reference';
import type { Platform } from './platform';
import type { WorkspaceValues } from './values-in-use';

/** What every answer of one server draws on. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly documents: Documents;
  readonly configuration: Configuration;
  readonly platform: Platform;
  /** URIs of the workspace folders. */
  readonly folders: ReadonlySet<string>;
  /** The language of the editor, as it names it; `undefined` where it does not say. */
  readonly locale: string | undefined;
  readonly reference: LazyReference;
  /** What the policies of the workspace name. */
  readonly values: WorkspaceValues;
}

/** The policies of a document at one version, with what is needed to answer about them. */
export interface PolicyText {
  readonly document: OpenDocument;
  readonly policies: readonly PolicyDocument[];
  /** The managed policies of AWS that the document attaches. */
  readonly attachments: readonly Attachment[];
  readonly settings: FileSettings;
}

/** The policies of the document as it is now; `undefined` when it is not open, or has none and attaches none: then nothing else is worth loading. */
export async function policyTextOf(session: Session, uri: string): Promise<PolicyText | undefined> {
  const settings = await session.configuration.settingsFor(uri);
  const document = session.documents.get(uri);
  if (document === undefined) {
    return undefined;
  }
  const { policies, attachments } = readText(document, settings, documentPath(uri, session.folders));
  return policies.length + attachments.length === 0 ? undefined : { document, policies, attachments, settings };
}

function readText(document: OpenDocument, settings: FileSettings, path: string): HostText {
  const type = settings.policyType;
  const read = document.read(type);
  const suggested = type === undefined ? policyTypeSuggestedByPath(path, document.text.getText(), read.policies) : undefined;
  return suggested === undefined ? read : document.read(suggested);
}

/** The same with the reference, for answers that need it. Throws `cancelled` when it came too late for this version. */
export async function policyTextWithReference(
  session: Session,
  uri: string,
  token: CancellationToken,
): Promise<(PolicyText & { readonly reference: ServiceReference }) | undefined> {
  const text = await policyTextOf(session, uri);
  if (text === undefined) {
    return undefined;
  }
  const reference = await session.reference.read();
  stillWanted(session, text.document, token);
  return { ...text, reference };
}

/** Throws `cancelled` when nobody waits for the answer any more: the client said so, or the document has changed since. */
export function stillWanted(session: Session, document: OpenDocument, token: CancellationToken): void {
  if (token.isCancellationRequested || !isCurrent(document, session.documents)) {
    throw cancelled;
  }
}
