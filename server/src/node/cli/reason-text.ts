import type { PrincipalElement, Statement } from '../../policy/ast';
import type { Reason } from '../../semantics/inclusion/decide';
import { textOf } from '../../semantics/inclusion/evaluate-test';
import { variableValue } from '../../semantics/inclusion/evaluate-text';
import type { Request } from '../../semantics/inclusion/request';

/** Why a part of a statement does not hold for the request, or why that is not known. In a line. */
export function reasonText(statement: Statement, reason: Reason, request: Request): string {
  switch (reason.part) {
    case 'action':
      return listText('Action', statement.action?.negated, request.action, textsOf(statement.action?.patterns), reason, request);
    case 'resource':
      return listText('Resource', statement.resource?.negated, request.resource, textsOf(statement.resource?.patterns), reason, request);
    case 'principal':
      return principalText(statement.principal, reason, request);
    case 'hidden condition':
      return 'Condition: not known before deployment';
    case 'condition':
      return conditionText(reason, request);
  }
}

function textsOf(patterns: readonly { readonly source: { readonly text: string } }[] | undefined): readonly string[] {
  return (patterns ?? []).map(({ source }) => source.text);
}

function listText(
  name: string,
  negated: boolean | undefined,
  own: string,
  entries: readonly string[],
  { known }: Reason,
  request: Request,
): string {
  const element = `${negated === true ? 'Not' : ''}${name}`;
  if (!known) {
    return `${element}: not all of its entries are known`;
  }
  return `${element}: ${own} is ${negated === true ? 'among' : 'not among'} ${listed(entries.map((entry) => withValues(entry, request)))}`;
}

function principalText(element: PrincipalElement | undefined, { known }: Reason, { principal }: Request): string {
  const name = element?.negated === true ? 'NotPrincipal' : 'Principal';
  if (principal === undefined) {
    return `${name}: the request says nothing of its principal`;
  }
  const own = principal.type === 'Anonymous' ? 'an anonymous caller' : principal.id;
  const entries =
    element?.everyone === undefined ? (element?.groups ?? []).flatMap(({ principals }) => principals.map(({ text }) => text)) : ['*'];
  if (!known) {
    return `${name}: whether ${own} is among ${listed(entries)} is not documented or not known`;
  }
  return `${name}: ${own} is ${element?.negated === true ? 'among' : 'not among'} ${listed(entries)}`;
}

function conditionText({ test, found, known }: Reason, request: Request): string {
  const values = (test?.values ?? []).map((value) => {
    const text = textOf(value);
    return text === undefined ? 'what is not known' : withValues(JSON.stringify(text), request);
  });
  const has =
    found === undefined
      ? 'the request does not have the key'
      : `the request has ${listed([found].flat().map((one) => JSON.stringify(one)))}`;
  const unknown = known
    ? ''
    : test?.operator === undefined
      ? '; IAM knows no such operator'
      : '; what comes of that is not documented or not known';
  return `Condition ${test?.operatorKey.text} ${test?.key.text} ${listed(values)}: ${has}${unknown}`;
}

/** The text, and what it is once its policy variables have their values. */
function withValues(text: string, { context }: Request): string {
  let isMissing = false;
  const filled = text.replace(/\$\{([^{}*?$][^{}]*)\}/g, (_, inner: string) => {
    const value = variableValue(inner, context);
    isMissing ||= value === undefined;
    return value ?? '';
  });
  return filled === text ? text : `${text} (${isMissing ? 'without a value here' : `here ${filled}`})`;
}

const mostListed = 6;

function listed(items: readonly string[]): string {
  return items.length === 0
    ? 'nothing'
    : [...items.slice(0, mostListed), ...(items.length > mostListed ? [`${items.length - mostListed} more`] : [])].join(', ');
}
