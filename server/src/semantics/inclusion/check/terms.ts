import type { ConditionTest, PolicyDocument, PrincipalElement, ResourceElement, Statement } from '../../../policy/ast';
import { hole, itemsOf, type Value } from '../../../policy/value';

/** A part of a statement as the checker sees it, by the names that certificates use. */
export interface Term {
  readonly part: string;
  /** The same for parts of either policy that mean the same whatever they mean; `undefined` where that cannot be told. */
  readonly identity: string | undefined;
  readonly subject:
    | { readonly kind: 'opaque' }
    | { readonly kind: 'principal'; readonly element: PrincipalElement }
    | { readonly kind: 'resource'; readonly element: ResourceElement; readonly variables: boolean }
    | { readonly kind: 'test'; readonly test: ConditionTest; readonly key: string; readonly variables: boolean };
}

/** How a value is written in the source of its document; `undefined` where that is not known. */
export type SourceOf = (document: PolicyDocument, value: Value) => string | undefined;

/** The parts of a statement, all of which must hold for it to match, but its actions where those are known. */
export function termsOf(document: PolicyDocument, statement: Statement, resources: boolean, sourceOf: SourceOf): readonly Term[] {
  const source = (value: Value): string | undefined => sourceOf(document, value);
  const version = document.version?.value;
  const variables = version?.kind === 'string' && version.text === '2012-10-17';
  const { action, principal, resource, condition } = statement;
  const terms: Term[] = [];
  if (action?.known === false) {
    terms.push({
      part: 'action',
      identity: identityOf(`${action.negated}`, itemsOf(action.element.value), source),
      subject: { kind: 'opaque' },
    });
  }
  if (principal !== undefined) {
    terms.push({ part: 'principal', identity: principalIdentity(principal, source), subject: { kind: 'principal', element: principal } });
  }
  if (resource !== undefined) {
    const identity = identityOf(`resource ${resource.negated} ${variables}`, itemsOf(resource.element.value), source);
    terms.push({ part: 'resource', identity, subject: { kind: 'resource', element: resource, variables } });
  } else if (resources) {
    terms.push({ part: 'resource', identity: 'own resource', subject: { kind: 'opaque' } });
  }
  for (const value of hiddenConditions(condition?.element.value)) {
    terms.push({ part: 'hidden condition', identity: identityOf('condition', [value], source), subject: { kind: 'opaque' } });
  }
  condition?.tests.forEach((test, index) => {
    const key = test.key.text.toLowerCase();
    const name = `test ${test.operatorKey.text.toLowerCase()} ${key} ${variables}`;
    const identity = key.includes(hole) ? undefined : identityOf(name, test.values, source);
    terms.push({ part: `condition ${index}`, identity, subject: { kind: 'test', test, key, variables } });
  });
  return terms;
}

function hiddenConditions(value: Value | undefined): readonly Value[] {
  const values = value?.kind === 'object' ? value.members.flatMap((member) => member.value ?? []) : value === undefined ? [] : [value];
  return values.filter(({ kind }) => kind === 'dynamic');
}

/** By the texts of the values, whatever their order. */
function identityOf(name: string, values: readonly Value[], source: (value: Value) => string | undefined): string | undefined {
  const texts = values.map((value) => identityOfValue(value, source));
  return texts.includes(undefined) ? undefined : `${name} ${JSON.stringify([...new Set(texts)].sort())}`;
}

function identityOfValue(value: Value, source: (value: Value) => string | undefined): string | undefined {
  if (value.kind === 'string' && !value.text.includes(hole)) {
    return `text ${value.text}`;
  }
  if (value.kind === 'literal') {
    return `text ${value.text}`;
  }
  const text = source(value);
  return text === undefined ? undefined : `source ${text}`;
}

function principalIdentity(
  { negated, everyone, groups, element }: PrincipalElement,
  source: (value: Value) => string | undefined,
): string | undefined {
  if (everyone !== undefined) {
    return `principal ${negated} *`;
  }
  if (element.value?.kind !== 'object') {
    return element.value && identityOf(`principal ${negated}`, [element.value], source);
  }
  const parts = groups.map(({ type, member }) => identityOf(`type ${type.text}`, itemsOf(member.value), source));
  return parts.includes(undefined) ? undefined : `principal ${negated} ${JSON.stringify(parts.sort())}`;
}
