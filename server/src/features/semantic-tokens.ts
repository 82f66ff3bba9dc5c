import { type ActionPattern, hasWildcard } from '../policy/action-pattern';
import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { policyVariablesIn } from '../policy/policy-variable';
import { hole, type StringValue, spanWithin } from '../policy/value';
import type { AccessLevel, ServiceReference } from '../reference/types';
import { matchingActions } from '../semantics/matching-actions';
import { meets, type Span } from '../text/span';

/** What a part of a string is to IAM. */
export type TokenType = 'service' | 'action' | 'wildcard' | 'variable' | 'operator' | 'conditionKey';

/** A part of a string that an editor colours. */
export interface SemanticToken {
  /** Never empty; tokens do not overlap. */
  readonly span: Span;
  readonly type: TokenType;
  /** Of an action, or of all that a wildcard matches; `undefined` where that is of several levels or not known. */
  readonly level: AccessLevel | undefined;
}

/** The tokens of the statements that the range meets, in the order of the text. */
export function semanticTokens(
  document: PolicyDocument,
  reference: ServiceReference,
  range: Span = document.span,
): readonly SemanticToken[] {
  const statements = document.statements.filter(({ span }) => meets(span, range));
  const tokens = statements.flatMap((statement) => tokensOf(statement, reference));
  return inOrder(tokens);
}

function tokensOf({ action, resource, principal, condition }: Statement, reference: ServiceReference): readonly SemanticToken[] {
  return [
    ...(action?.patterns.flatMap((pattern) => actionTokens(pattern, reference)) ?? []),
    ...(resource?.patterns.flatMap(({ source, arn }) => patternTokens(source, arn?.service, reference)) ?? []),
    ...(principal?.groups.flatMap(({ principals }) => principals.flatMap((source) => wildcardTokens(source))) ?? []),
    ...(principal?.everyone === undefined ? [] : wildcardTokens(principal.everyone)),
    ...(condition?.tests.flatMap(testTokens) ?? []),
  ];
}

function actionTokens(pattern: ActionPattern, reference: ServiceReference): readonly SemanticToken[] {
  const { source, name } = pattern;
  const { text } = source;
  if (name === undefined || text === '*') {
    return wildcardTokens(source);
  }
  const colon = text.indexOf(':');
  const level = levelOf(pattern, reference);
  const literals = runsOf(text, colon + 1, text.length).map(({ start, end }) => token(source, start, end, 'action', level));
  const service = hasWildcard(text.slice(0, colon)) ? [] : [token(source, 0, colon, 'service')];
  return [...service, ...literals, ...wildcardTokens(source)];
}

function levelOf(pattern: ActionPattern, reference: ServiceReference): AccessLevel | undefined {
  const matches = matchingActions(reference, pattern);
  const level = matches[0]?.accessLevel;
  return matches.every(({ accessLevel }) => accessLevel === level) ? level : undefined;
}

function patternTokens(source: StringValue, service: string | undefined, reference: ServiceReference): readonly SemanticToken[] {
  const start = source.text.indexOf(':', 'arn:'.length) + 1;
  const known = service !== undefined && service !== '' && reference.isArnService(service);
  return [
    ...(known ? [token(source, start, start + service.length, 'service')] : []),
    ...variableTokens(source),
    ...wildcardTokens(source),
  ];
}

function testTokens({ operatorKey, operator, key, values }: ConditionTest): readonly SemanticToken[] {
  const strings = values.filter((value) => value.kind === 'string');
  return [
    ...(operator === undefined ? [] : [token(operatorKey, 0, operatorKey.text.length, 'operator')]),
    token(key, 0, key.text.length, 'conditionKey'),
    ...strings.flatMap(variableTokens),
    ...(operator?.wildcards === true ? strings.flatMap(wildcardTokens) : []),
  ];
}

function variableTokens(source: StringValue): readonly SemanticToken[] {
  const variables = policyVariablesIn(source.text).filter(({ closed }) => closed);
  return variables.map(({ start, end }) => token(source, start, end, 'variable'));
}

/** Those outside of variables: in `${*}` the letter stands for itself. */
function wildcardTokens(source: StringValue): readonly SemanticToken[] {
  const { text } = source;
  if (!/[*?]/.test(text)) {
    return [];
  }
  const variables = policyVariablesIn(text);
  let next = 0;
  return [...text.matchAll(/[*?]+/g)].flatMap(({ index, 0: run }) => {
    while ((variables[next]?.end ?? text.length) <= index && next < variables.length) {
      next++;
    }
    return (variables[next]?.start ?? text.length) <= index ? [] : [token(source, index, index + run.length, 'wildcard')];
  });
}

/** The runs of letters between wildcards and what is not known before deployment. */
function runsOf(text: string, start: number, end: number): readonly Span[] {
  const runs = new RegExp(`[^*?${hole}]+`, 'g');
  return [...text.slice(start, end).matchAll(runs)].map(({ index, 0: run }) => ({
    start: start + index,
    end: start + index + run.length,
  }));
}

function token(source: StringValue, start: number, end: number, type: TokenType, level?: AccessLevel): SemanticToken {
  return { span: spanWithin(source, start, end), type, level };
}

/** An operator has several keys, and an alias puts one text into several places: each is told once. */
function inOrder(tokens: readonly SemanticToken[]): readonly SemanticToken[] {
  const sorted = tokens.filter(({ span }) => span.start < span.end).sort((a, b) => a.span.start - b.span.start);
  let end = 0;
  return sorted.filter(({ span }) => {
    const isFree = span.start >= end;
    end = isFree ? span.end : end;
    return isFree;
  });
}
