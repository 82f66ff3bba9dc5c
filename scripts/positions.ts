import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { complete } from '../server/src/features/completion/complete';
import { hover } from '../server/src/features/hover/hover';
import { policyAt } from '../server/src/features/policy-at';
import { hostOfLanguage } from '../server/src/hosts/index';
import { readReferenceFolder } from '../server/src/node/reference-source';
import type { PolicyDocument } from '../server/src/policy/ast';
import { childrenOf, type Value } from '../server/src/policy/value';
import { createReference } from '../server/src/reference/create-reference';
import type { ServiceReference } from '../server/src/reference/types';
import { latestManagedPolicies } from './managed-policies';

/** What asking at every place of a text came to. */
export interface Asked {
  readonly positions: number;
  /** Offsets within a token at which hover said nothing. */
  readonly silent: readonly number[];
}

/**
 * Asks hover and completion with the cursor at each place of a policy in JSON. Throws where one of them does. A token is a string, with
 * its quotes, or a number or Boolean where a policy can have one: among the values of a condition.
 */
export function askEverywhere(text: string, reference: ServiceReference): Asked {
  const { policies } = hostOfLanguage('json')?.findPolicies(text) ?? { policies: [] };
  const inToken = tokensOf(policies);
  const silent: number[] = [];
  for (let offset = 0; offset <= text.length; offset++) {
    const policy = policyAt(policies, offset);
    const said = policy && hover(policy, offset, reference);
    if (policy !== undefined) {
      complete(policy, offset, reference);
    }
    if (inToken.has(offset) && (said === undefined || said.markdown.trim() === '')) {
      silent.push(offset);
    }
  }
  return { positions: text.length + 1, silent };
}

function tokensOf(policies: readonly PolicyDocument[]): ReadonlySet<number> {
  const offsets = new Set<number>();
  const visit = (value: Value): void => {
    if (value.kind === 'string' || (value.kind === 'literal' && value.value !== null)) {
      add(value.span.start, value.span.end);
    }
    for (const { key } of value.kind === 'object' ? value.members : []) {
      add(key.span.start, key.span.end);
    }
    childrenOf(value).forEach(visit);
  };
  const add = (start: number, end: number): void => {
    for (let offset = start; offset <= end; offset++) {
      offsets.add(offset);
    }
  };
  for (const { root } of policies) {
    visit(root);
  }
  return offsets;
}

/** Policies of a folder, or those that AWS publishes: `count` of them, evenly spread. */
function textsOf(folder: string | undefined, count: number): readonly { readonly name: string; readonly text: string }[] {
  const all =
    folder === undefined || folder === ''
      ? latestManagedPolicies()
      : readdirSync(folder)
          .filter((name) => name.endsWith('.json'))
          .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}

function main([folder, count = '200']: readonly string[]): void {
  const reference = createReference(readReferenceFolder(path.resolve(__dirname, '../../server/dist/data')));
  const texts = textsOf(folder, Number(count));
  let positions = 0;
  let silent = 0;
  for (const { name, text } of texts) {
    const asked = askEverywhere(text, reference);
    positions += asked.positions;
    silent += asked.silent.length;
    const [first] = asked.silent;
    if (first !== undefined) {
      console.log(
        `${name}: silent at ${asked.silent.length} places, first ${JSON.stringify(text.slice(Math.max(0, first - 40), first + 40))}`,
      );
    }
  }
  console.log(`${texts.length} policies, ${positions} positions: no throw, hover silent within a token at ${silent}.`);
  process.exitCode = silent === 0 ? 0 : 1;
}

if (require.main === module) {
  main(process.argv.slice(2));
}
