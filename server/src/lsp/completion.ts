import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { complete } from '../features/completion/complete';
import { completeHostSlot } from '../features/completion/complete-host-slot';
import type { CompletionKind, CompletionItem as Suggestion, CompletionList as Suggestions } from '../features/completion/completion-item';
import { resolveCompletion } from '../features/completion/resolve-completion';
import { policyAt } from '../features/policy-at';
import { hostFor } from '../hosts/index';
import type { PolicyType } from '../policy/policy-type';
import { namesPolicies, policyTypeNamedByPath } from '../settings/policy-type-of-path';
import type { Edit } from '../text/edit';
import type { Span } from '../text/span';
import { hasTabStops, plainText, snippetText } from '../text/tab-stop';
import type { ClientAbilities } from './client-abilities';
import { documentPath } from './document-path';
import type { OpenDocument } from './documents';
import { policyTextWithReference, type Session, stillWanted } from './session';
import { sortTextOf } from './sort-text';
import { toMarkup, toRange } from './to-lsp';

/** Longer lists go without what can be asked for item by item: the 800 actions of a service have to arrive at once. */
const shortList = 200;

export async function completion(
  session: Session,
  { textDocument, position, context }: CompletionParams,
  token: CancellationToken,
): Promise<CompletionList | null> {
  const found = await listAt(session, textDocument.uri, position, token);
  // After any other brace a new line is more likely to come than a name.
  const unwanted = context?.triggerCharacter === '{' && found?.list.items[0]?.kind !== 'variable';
  if (found === undefined || unwanted) {
    return null;
  }
  const { client } = session;
  const { list, document } = found;
  const rangeOf = (span: Span) => lineOf(document, span, position.line);
  const changes = (edits: readonly Edit[]) => edits.map(({ span, newText }) => ({ range: toRange(document, span), newText }));
  const range = rangeOf(list.span);
  const sharesRange = client.completionDefaults.includes('editRange');
  const common = {
    ...(sharesRange ? {} : { range }),
    ...(list.edits.length > 0 && { additionalTextEdits: changes(list.edits) }),
  };
  const commonTo = ({ place }: Suggestion): Common =>
    place === undefined ? common : { range: rangeOf(place.span), additionalTextEdits: changes(place.edits) };
  const convert = toItem(client, commonTo, list.items.length <= shortList);
  return { isIncomplete: list.incomplete, ...(sharesRange && { itemDefaults: { editRange: range } }), items: list.items.map(convert) };
}

interface Found {
  readonly list: Suggestions;
  readonly document: OpenDocument;
}

/** The choices in the policy at the position, or, outside of any, those for a place where one may begin. */
async function listAt(session: Session, uri: string, position: Position, token: CancellationToken): Promise<Found | undefined> {
  const text = await policyTextWithReference(session, uri, token);
  const offset = text?.document.text.offsetAt(position) ?? 0;
  const policy = text && policyAt(text.policies, offset);
  if (text !== undefined && policy !== undefined) {
    const list = complete(policy, offset, text.reference, { accounts: text.settings.accounts, values: session.values });
    return list && { list, document: text.document };
  }
  const { policyType } = await session.configuration.settingsFor(uri);
  return listOutside(session, uri, position, policyType, token);
}

async function listOutside(
  session: Session,
  uri: string,
  position: Position,
  type: PolicyType | undefined,
  token: CancellationToken,
): Promise<Found | undefined> {
  const document = session.documents.get(uri);
  const offset = document?.text.offsetAt(position) ?? 0;
  const path = documentPath(uri, session.folders);
  const likeliest = policyTypeNamedByPath(path);
  const slot =
    document &&
    hostFor(document.languageId, uri)?.slotAt(document.text.getText(), offset, type, likeliest !== undefined || namesPolicies(path));
  if (document === undefined || slot === undefined) {
    return undefined;
  }
  const reference = await session.reference.read();
  stillWanted(session, document, token);
  const list = completeHostSlot(slot, offset, reference, likeliest);
  return list && { list, document };
}

/** What the list left out: an action's description, for the one item that is looked at. Kind and label identify it. */
export async function resolvedCompletion(session: Session, item: CompletionItem): Promise<CompletionItem> {
  const kind = completionKinds.find((candidate) => toKind(candidate) === item.kind);
  const more = kind && resolveCompletion({ kind, label: item.label }, await session.reference.read());
  if (more === undefined) {
    return item;
  }
  const documentation = toMarkup(more.markdown, session.client.markdownInCompletion);
  return { ...item, ...(more.detail !== undefined && { detail: more.detail }), documentation };
}

/** What most items of a list have alike. */
interface Common {
  readonly range?: Range;
  readonly additionalTextEdits?: TextEdit[];
}

function toItem(
  client: ClientAbilities,
  commonTo: (item: Suggestion) => Common,
  withDetail: boolean,
): (item: Suggestion) => CompletionItem {
  return (item) => {
    const { label, kind, detail, insertText, filterText, rank, retired, continues } = item;
    const { range, additionalTextEdits } = commonTo(item);
    const isSnippet = insertText !== undefined && hasTabStops(insertText) && client.snippetsInCompletion;
    const newText = isSnippet ? snippetText(insertText) : plainText(insertText ?? label);
    return {
      label,
      kind: toKind(kind),
      ...(withDetail && detail !== undefined && { detail }),
      ...(range !== undefined && { textEdit: { range, newText } }),
      ...(range === undefined && newText !== label && { textEditText: newText }),
      ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
      // Its lines are indented for their place already.
      ...(newText.includes('\n') && client.insertsAsIs && { insertTextMode: InsertTextMode.asIs }),
      ...(additionalTextEdits !== undefined && { additionalTextEdits }),
      ...(filterText !== undefined && { filterText }),
      ...(rank !== undefined && { sortText: sortTextOf(rank) }),
      ...(retired && client.deprecatedCompletions && { tags: [CompletionItemTag.Deprecated] }),
      ...(continues && client.triggersSuggest && { command: { title: 'Complete on', command: 'editor.action.triggerSuggest' } }),
    };
  };
}

/** Editors refuse a completion that replaces more than the line of the cursor. */
function lineOf(document: OpenDocument, span: Span, line: number): Range {
  const { start, end } = toRange(document, span);
  return {
    start: start.line === line ? start : { line, character: 0 },
    end: end.line === line ? end : document.text.positionAt(document.text.offsetAt({ line: line + 1, character: 0 }) - 1),
  };
}

const completionKinds: readonly CompletionKind[] = [
  'service',
  'action',
  'operation',
  'wildcard',
  'policy',
  'statement',
  'element',
  'sid',
  'value',
  'principal-type',
  'principal',
  'operator',
  'condition-key',
  'resource',
  'variable',
  'managed-policy',
  'region',
  'account',
];

/** One to one, so that a resolved item's kind tells what it is. Editors draw an icon for each. */
function toKind(kind: CompletionKind): CompletionItemKind {
  switch (kind) {
    case 'service':
      return CompletionItemKind.Module;
    case 'action':
      return CompletionItemKind.Method;
    case 'operation':
      return CompletionItemKind.Reference;
    case 'wildcard':
      return CompletionItemKind.Unit;
    case 'policy':
      return CompletionItemKind.Snippet;
    case 'statement':
      return CompletionItemKind.Struct;
    case 'element':
      return CompletionItemKind.Property;
    case 'sid':
      return CompletionItemKind.Text;
    case 'value':
      return CompletionItemKind.Value;
    case 'principal-type':
      return CompletionItemKind.Class;
    case 'principal':
      return CompletionItemKind.Interface;
    case 'operator':
      return CompletionItemKind.Operator;
    case 'condition-key':
      return CompletionItemKind.Field;
    case 'resource':
      return CompletionItemKind.File;
    case 'variable':
      return CompletionItemKind.Variable;
    case 'managed-policy':
      return CompletionItemKind.Constant;
    case 'region':
      return CompletionItemKind.EnumMember;
    case 'account':
      return CompletionItemKind.Enum;
  }
}
