import type { ConditionTest, PolicyDocument, PrincipalElement, Statement } from '../../policy/ast';
import type { Ambiguity } from './reading';

/** The constructs of the two policies on which readings of the semantics disagree. */
export function ambiguitiesOf(newer: PolicyDocument, older: PolicyDocument): ReadonlySet<Ambiguity> {
  const statements = [...newer.statements, ...older.statements];
  const found = new Set<Ambiguity>();
  for (const text of new Set(statements.flatMap(resourceTexts))) {
    addOfResource(text, found);
  }
  for (const test of statements.flatMap(({ condition }) => condition?.tests ?? [])) {
    addOfTest(test, found);
  }
  const principals = statements.flatMap(({ principal }) => principal ?? []);
  if (principals.some(namesEveryAwsPrincipal) && principals.some(namesOthers)) {
    found.add('every-aws-principal');
  }
  return found;
}

function resourceTexts({ resource }: Statement): readonly string[] {
  return resource?.patterns.map(({ source }) => source.text) ?? [];
}

/** The first five segments of an ARN, or all that there are; colons within policy variables do not count. */
function headOf(text: string): readonly string[] {
  return text
    .replace(/\$\{[^{}]*\}/g, '$')
    .split(':')
    .slice(0, 5);
}

function addOfResource(text: string, found: Set<Ambiguity>): void {
  if (/^\*+$/.test(text)) {
    return;
  }
  const head = headOf(text);
  if (
    head.length < 5 ||
    !text.replace(/\$\{[^{}]*\}/g, '').includes(':') ||
    head.some((segment) => /[*?]/.test(segment)) ||
    countOfSegments(text) < 6
  ) {
    found.add('head-wildcard');
  }
  if (head.some((segment) => segment.includes('?') || /\*[^*]/.test(segment))) {
    found.add('inner-head-wildcard');
  }
  if (head.some((segment) => /[A-Z]/.test(segment))) {
    found.add('head-capital');
  }
}

function countOfSegments(text: string): number {
  return text.replace(/\$\{[^{}]*\}/g, '$').split(':').length;
}

function addOfTest({ operator, values }: ConditionTest, found: Set<Ambiguity>): void {
  if (operator?.family === 'Arn' && values.some((value) => value.kind === 'string' && countOfSegments(value.text) < 6)) {
    found.add('short-arn');
  }
  if (operator?.setOperator === 'ForAnyValue' && operator.ifExists) {
    found.add('any-value-if-exists');
  }
}

function namesEveryAwsPrincipal({ groups }: PrincipalElement): boolean {
  return groups.some(({ type, principals }) => type.text === 'AWS' && principals.some(({ text }) => text === '*'));
}

function namesOthers({ everyone, groups, negated }: PrincipalElement): boolean {
  return negated || everyone !== undefined || groups.some(({ type }) => type.text !== 'AWS');
}
