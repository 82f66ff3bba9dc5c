import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostOfFile } from '../server/src/hosts/index';
import { readReferenceFolder } from '../server/src/node/reference-source';
import type { PolicyDocument } from '../server/src/policy/ast';
import { createReference } from '../server/src/reference/create-reference';
import { rules } from '../server/src/rules/index';
import { runRules } from '../server/src/rules/run';
import { policyTypeSuggestedByPath } from '../server/src/settings/policy-type-of-path';

/**
 * Draws policies at random from a folder of real ones and prints each with its findings, for a reader to judge whether a reviewer would want
 * them. `npm run draw-findings -- KIND SEED [FROM] [COUNT]`: the kind of file, as the folder's `index.json` has it; the same seed draws the same
 * policies. What is shown as a hint or not at all is left out, and so are errors: what is wrong beyond doubt has pages of its own.
 */

const root = path.resolve(__dirname, '../..');
const corpus = path.join(root, '../shared/corpus');
const [kind = 'policies', seed = '1', from = '0', count = '100'] = process.argv.slice(2);

interface Drawn {
  readonly file: string;
  readonly text: string;
  readonly document: PolicyDocument;
}

if (!existsSync(corpus)) {
  console.log(`Skipped: there is no folder ${corpus}.`);
  process.exit(0);
}
const reference = createReference(readReferenceFolder(path.join(root, 'server/dist/data')));
const drawn = shuffled(everyPolicy(), Number(seed)).slice(Number(from), Number(from) + Number(count));
console.log(`${drawn.length} policies, ${drawn.reduce((sum, each) => sum + print(each), 0)} findings`);

function everyPolicy(): readonly Drawn[] {
  const index = JSON.parse(readFileSync(path.join(corpus, 'index.json'), 'utf8')) as readonly {
    readonly file: string;
    readonly path: string;
    readonly kind: string;
  }[];
  return index.flatMap(({ file, path: place, kind: own }): readonly Drawn[] => {
    const host = own === kind ? hostOfFile(file) : undefined;
    const text = host === undefined ? '' : readFileSync(path.join(corpus, file), 'utf8');
    const policies = host?.findPolicies(text).policies ?? [];
    const type = policyTypeSuggestedByPath(place, text, policies);
    const typed = type === undefined ? policies : (host?.findPolicies(text, type).policies ?? []);
    return typed.map((document) => ({ file, text, document }));
  });
}

/** In an order that the seed alone decides: mulberry32 and the shuffle of Fisher and Yates. */
function shuffled<T>(items: readonly T[], start: number): readonly T[] {
  const order = [...items];
  let state = start >>> 0;
  for (let last = order.length - 1; last > 0; last--) {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const other = Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a !== undefined && b !== undefined) {
      order[last] = b;
      order[other] = a;
    }
  }
  return order;
}

/** Prints the policy where it has findings; answers how many. */
function print({ file, text, document }: Drawn): number {
  const found = runRules(document, rules, reference).filter(({ rule, severity }) => rule.category !== 'error' && severity !== 'hint');
  if (found.length > 0) {
    console.log(`\n=== ${file} (${document.type})\n${text.slice(document.span.start, document.span.end)}`);
  }
  for (const { at, rule, message } of found) {
    console.log(`  ${text.slice(0, at.start).split('\n').length} ${rule.name}: ${message}`);
  }
  return found.length;
}
