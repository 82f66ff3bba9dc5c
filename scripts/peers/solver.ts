import fc from 'fast-check';
import { includes } from '../../server/src/semantics/inclusion/includes';
import { readDocument, reference } from '../proofs/read-document';
import { count, createTally, print, timed } from '../proofs/tally';
import { installed } from './install';

/** What is used of the solver. */
interface Solver {
  readonly init: () => Promise<{ readonly Z3: Z3 }>;
}

interface Z3 {
  mk_config(): unknown;
  mk_context(config: unknown): unknown;
  mk_solver(context: unknown): unknown;
  solver_inc_ref(context: unknown, solver: unknown): void;
  solver_dec_ref(context: unknown, solver: unknown): void;
  mk_params(context: unknown): unknown;
  mk_string_symbol(context: unknown, name: string): unknown;
  params_inc_ref(context: unknown, params: unknown): void;
  params_set_uint(context: unknown, params: unknown, name: unknown, value: number): void;
  solver_set_params(context: unknown, solver: unknown, params: unknown): void;
  solver_from_string(context: unknown, solver: unknown, text: string): void;
  solver_check(context: unknown, solver: unknown): Promise<number>;
}

interface RandomStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly resources: readonly string[];
  readonly tests: readonly { readonly operator: string; readonly key: string; readonly values: readonly string[] }[];
}

const keys = ['aws:username', 's3:prefix', 'aws:PrincipalTag/team'];
const globs = ['a', 'ab', 'a*', '*b', '?', 'a?b', '*', '*a*b*', 'b'];
const operators = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'];

const statement: fc.Arbitrary<RandomStatement> = fc.record({
  effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  resources: fc.uniqueArray(fc.constantFrom(...globs.map((glob) => `arn:aws:s3:::x/${glob}`)), { minLength: 1, maxLength: 3 }),
  tests: fc.uniqueArray(
    fc.record({
      operator: fc.constantFrom('Null', ...operators, ...operators.map((operator) => `${operator}IfExists`)),
      key: fc.constantFrom(...keys),
      values: fc.uniqueArray(fc.constantFrom(...globs), { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 3, selector: ({ operator }) => operator },
  ),
});

/** The same random policies compared by the prover and by Z3. Returns in how many the two contradict each other. */
export async function printSolver(runs: number, seed: number): Promise<number> {
  const { init } = require(installed('z3-solver', '5.2.0')) as Solver;
  const { Z3 } = await init();
  const context = Z3.mk_context(Z3.mk_config());
  const tally = createTally();
  let contradictions = 0;
  const pair = fc.tuple(fc.array(statement, { minLength: 1, maxLength: 4 }), fc.array(statement, { minLength: 1, maxLength: 4 }));
  for (const [first, second] of fc.sample(pair, { numRuns: runs, seed })) {
    // Every second pair is related, so that inclusion often holds.
    const newer = first.length % 2 === 0 ? first : [...second.slice(1), ...first.map((one) => ({ ...one, effect: 'Deny' as const }))];
    const [a, b] = [newer, second].map((one) => readDocument(JSON.stringify(policy(one))));
    if (newer.length === 0 || a === undefined || b === undefined) {
      continue;
    }
    const { verdict } = timed(tally, () => includes(a, b, reference));
    const answer = await solve(Z3, context, smt(newer, second));
    const other = answer === -1 ? 'proved' : answer === 1 ? 'refuted' : 'not decided by Z3';
    count(tally, verdict === other ? `agree: ${verdict}` : `here ${verdict}, there ${other}`);
    if (other !== 'not decided by Z3' && verdict !== 'unknown' && verdict !== other) {
      contradictions++;
      console.log(`${JSON.stringify(policy(newer))}\n  in ${JSON.stringify(policy(second))}\n  here ${verdict}, there ${other}`);
    }
  }
  print(`Pairs compared here and by Z3: ${contradictions} contradictions`, tally);
  return contradictions;
}

async function solve(Z3: Z3, context: unknown, text: string): Promise<number> {
  const solver = Z3.mk_solver(context);
  Z3.solver_inc_ref(context, solver);
  const params = Z3.mk_params(context);
  Z3.params_inc_ref(context, params);
  Z3.params_set_uint(context, params, Z3.mk_string_symbol(context, 'timeout'), 3000);
  Z3.solver_set_params(context, solver, params);
  Z3.solver_from_string(context, solver, text);
  const answer = await Z3.solver_check(context, solver);
  Z3.solver_dec_ref(context, solver);
  return answer;
}

function policy(statements: readonly RandomStatement[]): object {
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ effect, resources, tests }) => ({
      Effect: effect,
      Action: 's3:GetObject',
      Resource: resources,
      Condition: Object.fromEntries(
        tests.map(({ operator, key, values }) => [operator, { [key]: operator === 'Null' ? `${values.length === 1}` : values }]),
      ),
    })),
  };
}

/** Whether there is a request that the newer policy allows and the older one does not. */
function smt(newer: readonly RandomStatement[], older: readonly RandomStatement[]): string {
  const declared = keys.map((_, index) => `(declare-const has${index} Bool)(declare-const value${index} String)`).join('');
  return `${declared}(declare-const resource String)(assert (and ${allows(newer)} (not ${allows(older)})))`;
}

function allows(statements: readonly RandomStatement[]): string {
  const of = (effect: string): string =>
    `(or false ${statements
      .filter((one) => one.effect === effect)
      .map(matches)
      .join(' ')})`;
  return `(and ${of('Allow')} (not ${of('Deny')}))`;
}

function matches({ resources, tests }: RandomStatement): string {
  return `(and ${isIn('resource', resources, true)} ${tests.map(holds).join(' ')})`;
}

function holds({ operator, key, values }: RandomStatement['tests'][number]): string {
  const index = keys.indexOf(key);
  if (operator === 'Null') {
    return values.length === 1 ? `(not has${index})` : `has${index}`;
  }
  const named = isIn(`value${index}`, values, operator.includes('Like'));
  return operator.includes('Not')
    ? `(or (not has${index}) (not ${named}))`
    : operator.endsWith('IfExists')
      ? `(or (not has${index}) ${named})`
      : `(and has${index} ${named})`;
}

function isIn(variable: string, texts: readonly string[], wildcards: boolean): string {
  return `(or false ${texts.map((text) => `(str.in_re ${variable} ${wildcards ? pattern(text) : `(str.to_re "${text}")`})`).join(' ')})`;
}

function pattern(glob: string): string {
  const parts = Array.from(glob, (character) =>
    character === '*' ? 're.all' : character === '?' ? 're.allchar' : `(str.to_re "${character}")`,
  );
  return `(re.++ (str.to_re "") ${parts.join(' ')})`;
}
