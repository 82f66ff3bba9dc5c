import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { refactorings } from '../../server/src/features/refactor/refactorings';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument } from '../../server/src/policy/ast';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { type ChangeProof, proveChange } from '../../server/src/semantics/narrow/prove-change';
import { noValues } from '../../server/src/semantics/values-in-use';
import { applyEdits, type Edit } from '../../server/src/text/edit';
import { isAllowed, type Request } from '../support/decide';
import { reference, root } from '../support/reference';
import { requestsAround } from '../support/requests-around';

/** Edits that look like narrowing and are not, collected beside the repository; a clone of it alone has none. */
const file = path.join(root, '../shared/spec/risks.json');

interface LookAlike {
  readonly id: string;
  readonly title: string;
  readonly before: readonly object[];
  readonly after: readonly object[];
}

/** What is offered as doing no harm: safe fixes, those that claim to narrow or are proved to, and refactorings. */
interface Offer {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Its title says that it is about the actions of today: a wildcard of a Deny loses those that AWS may add. */
  readonly ofToday: boolean;
}

const versions = ['2012-10-17', '2008-10-17', undefined];

function written(version: string | undefined, statements: readonly object[]): string {
  return JSON.stringify({ Version: version, Statement: statements }, undefined, 2);
}

function read(text: string): readonly PolicyDocument[] {
  return hostOfLanguage('json')?.findPolicies(text).policies ?? [];
}

function proofOf(text: string, edits: readonly Edit[]): ChangeProof {
  return proveChange({ text, policies: read(text), edits, reread: read }, reference);
}

function isProved({ verdict }: ChangeProof): boolean {
  return verdict === 'narrower' || verdict === 'same';
}

function offersFor(text: string): readonly Offer[] {
  return read(text).flatMap((document) => {
    const fixes = runRules(document, rules, reference).flatMap((finding) => finding.fixes?.(noValues) ?? []);
    const places = [...text.matchAll(/"[^"]*"|[[\]{}]/g)].map(({ index }) => ({ start: index + 1, end: index + 1 }));
    const whole = { start: document.span.start, end: document.span.end };
    return [
      ...fixes
        .filter(({ narrows, safety, edits }) => narrows || safety === 'safe' || isProved(proofOf(text, edits)))
        .map((fix) => ({ ...fix, ofToday: false })),
      ...[whole, ...places]
        .flatMap((place) => refactorings(document, place, reference))
        .map((offer) => ({ ...offer, ofToday: /covered/.test(offer.title) })),
    ];
  });
}

function existsToday({ action }: Request): boolean {
  const [prefix = '', name = ''] = action.split(':');
  return reference.action(prefix, name) !== undefined;
}

describe('an edit that looks like narrowing and broadens', function () {
  this.timeout(20_000);
  if (!existsSync(file)) {
    it.skip('is made by nothing that is offered (the list of such edits is not here)');
    return;
  }
  const { unsafe_fixes: lookAlikes }: { readonly unsafe_fixes: readonly LookAlike[] } = JSON.parse(readFileSync(file, 'utf8'));

  it('is known in fourteen forms', () => {
    assert.equal(lookAlikes.length, 14);
  });

  for (const { id, title, before, after } of lookAlikes) {
    // A principal of the same account needs no permission of its own any more, which is not in the policy to see.
    const isSeen = id !== 'nf06';
    const raisesVersion = id === 'nf14';

    for (const version of versions) {
      const text = written(version, before);
      const fresh = written(raisesVersion ? '2012-10-17' : version, after);
      const isChange = text !== fresh;
      const policies: readonly unknown[] = [JSON.parse(text), JSON.parse(fresh)];
      const gained: readonly Request[] = requestsAround(policies).filter(
        (request) => isAllowed(policies[1], request) && !isAllowed(policies[0], request),
      );
      const name = `${id}, ${title} (${version ?? 'no Version'})`;

      it(`${isSeen && isChange ? 'is seen' : 'is not seen'} by the evaluator: ${name}`, () => {
        assert.equal(gained.length > 0, isSeen && isChange);
      });

      it(`is not made by anything that is offered, nor anything that grants as much: ${name}`, () => {
        assert.equal(read(text).length, 1);
        for (const offer of offersFor(text)) {
          const left: unknown = JSON.parse(applyEdits(text, offer.edits));
          assert.ok(!isChange || JSON.stringify(left) !== JSON.stringify(policies[1]), offer.title);
          const broadened = gained.find((request) => !(offer.ofToday && !existsToday(request)) && isAllowed(left, request));
          assert.equal(broadened, undefined, `${offer.title} allows ${JSON.stringify(broadened)}`);
          assert.ok(isSeen || !/"AWS":\s*\[?[^\]}]*:role\//.test(JSON.stringify(left)), `${offer.title} names a role`);
        }
      });

      if (isChange) {
        it(`is never proved: ${name}`, () => {
          const proof = proofOf(text, [{ span: { start: 0, end: text.length }, newText: fresh }]);
          assert.ok(!isProved(proof), JSON.stringify(proof));
        });
      }
    }
  }
});
