import type { Statement } from '../../../policy/ast';
import type { Reading } from '../reading';

/** Whether there is a reading for every combination of what the statements leave open. */
export function hasAllReadings(statements: readonly Statement[], readings: readonly Reading[]): boolean {
  const wanted = combinations(axesOf(statements));
  return wanted.every((want) =>
    readings.some((reading) =>
      Object.entries(want).every(([axis, value]) => Object.entries(reading).some(([own, is]) => own === axis && is === value)),
    ),
  );
}

type Axes = Readonly<Record<keyof Reading, readonly string[]>>;

function axesOf(statements: readonly Statement[]): Axes {
  const resources = statements
    .flatMap(({ resource }) => resource?.patterns.map(({ source }) => source.text) ?? [])
    .filter((text) => !/^\*+$/.test(text));
  // The colons of policy variables are no segment's end.
  const heads = resources.map((text) => /^(?:[^:]*:){0,5}/.exec(`${text.replace(/\$\{[^{}]*\}/g, '')}:`)?.[0] ?? '');
  const short = heads.some(
    (head, index) => head.split(':').length < 6 || (resources[index] ?? '').replace(/\$\{[^{}]*\}/g, '').split(':').length < 6,
  );
  const tests = statements.flatMap(({ condition }) => condition?.tests ?? []);
  const principals = statements.flatMap(({ principal }) => principal ?? []);
  const everyAws = principals.some(({ groups }) =>
    groups.some((group) => group.type.text === 'AWS' && group.principals.some(({ text }) => text === '*')),
  );
  const others = principals.some(
    ({ everyone, negated, groups }) => negated || everyone !== undefined || groups.some((group) => group.type.text !== 'AWS'),
  );
  const shortArn = tests.some(
    ({ operator, values }) =>
      operator?.family === 'Arn' &&
      values.some((value) => value.kind === 'string' && value.text.replace(/\$\{[^{}]*\}/g, '').split(':').length < 6),
  );
  const anyIfExists = tests.some(({ operator }) => operator?.setOperator === 'ForAnyValue' && operator.ifExists);
  return {
    resource: [
      'segments',
      ...(short || heads.some((head) => /[*?]/.test(head)) ? ['flat'] : []),
      ...(heads.some((head) => head.includes('?') || /\*[^*:]/.test(head)) ? ['segment-ends'] : []),
    ],
    arnHead: ['with-case', ...(heads.some((head) => /[A-Z]/.test(head)) ? ['without-case'] : [])],
    shortArn: ['never', ...(shortArn ? ['filled'] : [])],
    anyValueIfExists: ['needs-key', ...(anyIfExists ? ['without-key'] : [])],
    everyAwsPrincipal: ['everyone', ...(everyAws && others ? ['aws-only'] : [])],
  };
}

function combinations(axes: Axes): readonly Readonly<Record<string, string>>[] {
  let all: Readonly<Record<string, string>>[] = [{}];
  for (const [axis, values] of Object.entries(axes)) {
    all = all.flatMap((one) => values.map((value) => ({ ...one, [axis]: value })));
  }
  return all;
}
