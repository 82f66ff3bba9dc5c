import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../server/src/rules/index';
import { askEverything } from './support/ask-everything';
import { type Engine, subjectOf } from './support/check-fixture';
import { readFixtures } from './support/fixture';
import { fixturePages } from './support/fixture-pages';
import { readMarked } from './support/markers';
import { mutate, randomNumbers } from './support/mutate';
import { reference } from './support/reference';
import { root } from './support/repository';

const engine: Engine = { reference, rules };

/** The inputs of all fixtures, each once, with the rule on whose page they are. */
const inputs = [
  ...new Map(
    fixturePages().flatMap((page) =>
      readFixtures(readFileSync(path.join(root, page), 'utf8')).map(({ language, input }) => {
        const rule = rules.find(({ meta }) => page === `docs/rules/${meta.name}.md`);
        const { text } = readMarked(input.lines);
        return [`${rule?.meta.name} ${language} ${text}`, { rule, language, text }] as const;
      }),
    ),
  ).values(),
];

/** Every feature is asked at one place in so many: odd, so that no pattern of the layout hides a place in all fixtures. */
const asked = 9;

describe('rules and features on text that is broken', function () {
  this.timeout(600_000);

  it(`answer on every beginning of every fixture: the rules that the page is about, and at every ${asked}th, with the cursor at its end, every feature`, () => {
    for (const [index, { rule, language, text }] of inputs.entries()) {
      const pageEngine = rule === undefined ? engine : { reference, rules: [rule] };
      for (let end = 0; end <= text.length; end++) {
        const beginning = text.slice(0, end);
        if ((end + index) % asked === 0) {
          ask(language, beginning, end, pageEngine, (end + index) / asked);
        } else if (!isInIndentation(language, text, end)) {
          subjectOf(language, beginning, end, { type: undefined }, pageEngine);
        }
      }
    }
  });

  it('answer on 3,000 fixtures with pieces taken out, doubled and put in', () => {
    const random = randomNumbers(20_261_123);
    for (let round = 0; round < 3_000; round++) {
      const { language, text } = inputs[random(inputs.length)] ?? { language: 'json', text: '' };
      const mutant = mutate(text, random);
      const cursor = random(mutant.length + 1);
      ask(language, mutant, cursor, engine, round);
    }
  });

  it('answer on a policy of 10 MB', () => {
    const statements: string[] = [];
    for (let length = 0; length < 10_000_000; length += statements.at(-1)?.length ?? 0) {
      const index = statements.length;
      statements.push(
        `{"Sid":"S${index}","Effect":"Allow","Action":["s3:GetObejct","nope:X${index}","ec2:Run*"],"Resource":"arn:aws:s3:::b${index}/*"}`,
      );
    }
    const text = `{"Version":"2012-10-17","Statement":[${statements.join(',\n')}]}`;
    const findings = askEverything('json', text, text.indexOf('s3:Get', text.length / 2) + 6, engine, { fixed: 100 });
    assert.ok(findings.length > statements.length);
  });

  it('say of a statement beyond all measure that the policy is too large, and leave it at that', () => {
    const actions = Array.from({ length: 400_000 }, (_, index) => `"s3:GetObject${index.toString(36)}"`).join(',');
    const text = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[${actions}],"Resource":"*"}]}`;
    const findings = askEverything('json', text, 60, engine, { fixed: 1 });
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule.name))], ['large-policy']);
  });

  it('answer on nesting of 10,000 levels, and on what no policy holds', () => {
    const condition = (inner: string) =>
      `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":${inner}}}`;
    const hostile = [
      condition('{"a":'.repeat(10_000) + '}'.repeat(10_000)),
      condition('['.repeat(10_000)),
      `{"Statement":[${'{"Effect":"Allow","Statement":['.repeat(10_000)}`,
      `{"Statement":{"Effect":"Allow","Action":"${'*?'.repeat(50_000)}","Resource":"arn:${'*'.repeat(100_000)}"}}`,
      `{"Statement":{"Effect":"Allow","Action":["${Array(20_000).fill('s3:Get*').join('","')}"],"Resource":["${Array(20_000).fill('arn:aws:s3:::a*').join('","')}"]}}`,
      `{"Statement":[${Array(20_000).fill('{"Sid":"A","Effect":"Allow"}').join(',')}]}`,
      '{"__proto__":{"Statement":{"Effect":"Allow"}},"Statement":{"Effect":"Allow","__proto__":"x","Action":"__proto__:__proto__","Condition":{"__proto__":{"__proto__":"__proto__"}}}}',
      '{"Statement":{"Effect":"constructor","Action":"constructor:toString","Principal":{"__proto__":"x","toString":"y"},"Condition":{"toString":{"constructor:x":"y"}}}}',
      '{"Statement":{"Effect":"Allow","Action":"s3:\0\ud800","Resource":"arn:aws:s3:::\udc00\0","Sid":"\ud83d"}}',
    ];
    for (const text of hostile) {
      for (const language of ['json', 'yaml']) {
        askEverything(language, text, Math.floor(text.length / 2), engine, { fixed: 100 });
        askEverything(language, text.replaceAll(',', ',\r\n'), text.length, engine, { fixed: 100 });
      }
    }
  });
});

/** In JSON every place of an indentation is as good as another: one of them is tried. */
function isInIndentation(language: string, text: string, offset: number): boolean {
  return language !== 'yaml' && text.slice(offset - 2, offset + 1) === '   ';
}

/** Commands, which are dear, every tenth time, the summary every fiftieth. Says of which text a failure is. */
function ask(language: string, text: string, cursor: number, engineOfPage: Engine, time: number): void {
  try {
    askEverything(language, text, cursor, engineOfPage, { commands: time % 10 === 0, summary: time % 50 === 0 });
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(`${what}: ${language}, cursor ${cursor}, ${JSON.stringify(text)}`, { cause: error });
  }
}
