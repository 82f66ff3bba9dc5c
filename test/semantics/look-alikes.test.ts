import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { noValues } from '../../server/src/semantics/values-in-use';
import { applyEdits } from '../../server/src/text/edit';
import { plainText } from '../../server/src/text/tab-stop';
import { isAllowed } from '../support/decide';
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

describe('an edit that looks like narrowing and broadens', () => {
  if (!existsSync(file)) {
    it.skip('is made by no fix (the list of such edits is not here)');
    return;
  }
  const { unsafe_fixes: lookAlikes }: { readonly unsafe_fixes: readonly LookAlike[] } = JSON.parse(readFileSync(file, 'utf8'));

  it('is known in fourteen forms', () => {
    assert.equal(lookAlikes.length, 14);
  });

  for (const { id, title, before, after } of lookAlikes) {
    // A principal of the same account needs no permission of its own any more, which is not in the policy to see.
    const isSeen = id !== 'nf06';
    it(`${isSeen ? 'is seen' : 'is not seen'} by the evaluator: ${id}, ${title}`, () => {
      const [old, fresh] = [
        { Version: id === 'nf14' ? '2008-10-17' : '2012-10-17', Statement: before },
        { Version: '2012-10-17', Statement: after },
      ];
      const broadened = requestsAround([old, fresh]).some((request) => isAllowed(fresh, request) && !isAllowed(old, request));
      assert.equal(broadened, isSeen);
    });

    for (const version of ['2012-10-17', '2008-10-17', undefined]) {
      it(`is made by no safe or narrowing fix: ${id}, ${title} (${version ?? 'no Version'})`, () => {
        const text = JSON.stringify({ Version: version, Statement: before }, null, 2);
        const documents = hostOfLanguage('json')?.findPolicies(text).policies ?? [];
        assert.equal(documents.length, 1);
        const fixes = documents.flatMap((document) =>
          runRules(document, rules, reference).flatMap((finding) => finding.fixes?.(noValues) ?? []),
        );
        for (const fix of fixes.filter(({ narrows, safety }) => narrows || safety === 'safe')) {
          const left: unknown = JSON.parse(plainText(applyEdits(text, fix.edits)));
          assert.notDeepEqual(left, { ...(version && { Version: version }), Statement: after }, fix.title);
          assert.notDeepEqual(left, { Version: '2012-10-17', Statement: after }, fix.title);
        }
      });
    }
  }
});
