import type {
  CancellationToken,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensEdit,
  SemanticTokensLegend,
  SemanticTokensOptions,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type SemanticToken, type TokenType, semanticTokens as tokensOf } from '../features/semantic-tokens';
import type { AccessLevel } from '../reference/types';
import type { Span } from '../text/span';
import type { OpenDocument } from './documents';
import { policyTextWithReference, type Session } from './session';
import { toSpan } from './to-lsp';

/** Names of the types and modifiers, which the extension's manifest describes for themes. */
const types: Readonly<Record<TokenType, string>> = {
  service: 'iamService',
  action: 'iamAction',
  wildcard: 'iamWildcard',
  variable: 'iamVariable',
  operator: 'iamOperator',
  conditionKey: 'iamConditionKey',
};

const modifiers: Readonly<Record<AccessLevel, string>> = {
  List: 'iamList',
  Read: 'iamRead',
  Write: 'iamWrite',
  Tagging: 'iamTagging',
  'Permissions management': 'iamPermissionsManagement',
};

const legend: SemanticTokensLegend = { tokenTypes: Object.values(types), tokenModifiers: Object.values(modifiers) };

export const semanticTokensOptions: SemanticTokensOptions = { legend, full: { delta: true }, range: true };

export const noTokens: SemanticTokens = { data: [] };

/** What was sent last of a document, for the next answer to say only what has changed. Lives as long as the document is open. */
const sent = new WeakMap<object, { readonly resultId: string; readonly data: number[] }>();

export async function semanticTokens(session: Session, params: SemanticTokensParams, token: CancellationToken): Promise<SemanticTokens> {
  return (await answer(session, params, token))?.tokens ?? noTokens;
}

export async function semanticTokensDelta(
  session: Session,
  params: SemanticTokensDeltaParams,
  token: CancellationToken,
): Promise<SemanticTokens | SemanticTokensDelta> {
  const found = await answer(session, params, token);
  if (found === undefined) {
    return noTokens;
  }
  const { tokens, before } = found;
  if (before === undefined || before.resultId !== params.previousResultId) {
    return tokens;
  }
  return { resultId: tokens.resultId, edits: changes(before.data, tokens.data) };
}

/** What stands between the beginning and the end that two answers have in common. */
function changes(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  const data = after.slice(start, after.length - end);
  const deleteCount = before.length - end - start;
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

export async function semanticTokensIn(
  session: Session,
  params: SemanticTokensRangeParams,
  token: CancellationToken,
): Promise<SemanticTokens> {
  const text = await policyTextWithReference(session, params.textDocument.uri, token);
  if (text === undefined) {
    return noTokens;
  }
  const range = toSpan(text.document, params.range);
  return { data: encode(text.document, allTokens(text.policies.map((policy) => tokensOf(policy, text.reference, range)))) };
}

async function answer(session: Session, { textDocument }: SemanticTokensParams, token: CancellationToken) {
  const text = await policyTextWithReference(session, textDocument.uri, token);
  if (text === undefined) {
    return undefined;
  }
  const { document, policies, reference } = text;
  const before = sent.get(document.text);
  const tokens = {
    resultId: String(document.serial),
    data: encode(document, allTokens(policies.map((policy) => tokensOf(policy, reference)))),
  };
  sent.set(document.text, tokens);
  return { tokens, before };
}

/** In the order of the text. One policy may hold another; where tokens of both overlap, the first stays. */
function allTokens(byPolicy: readonly (readonly SemanticToken[])[]): readonly SemanticToken[] {
  const [only, ...others] = byPolicy;
  return only !== undefined && others.length === 0 ? only : byPolicy.flat().sort((a, b) => a.span.start - b.span.start);
}

/** Five numbers a token, each place relative to the token before. A token over several lines is left out: few clients take one. */
function encode({ text }: OpenDocument, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let [line, character] = [0, 0];
  let last: Span = { start: 0, end: 0 };
  for (const { span, type, level } of tokens) {
    const start = text.positionAt(span.start);
    const length = span.end - span.start;
    if (span.start < last.end || text.positionAt(span.end).line !== start.line) {
      continue;
    }
    data.push(
      start.line - line,
      start.line === line ? start.character - character : start.character,
      length,
      legend.tokenTypes.indexOf(types[type]),
      level === undefined ? 0 : 1 << legend.tokenModifiers.indexOf(modifiers[level]),
    );
    ({ line, character } = start);
    last = span;
  }
  return data;
}
