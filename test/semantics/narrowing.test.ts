import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { narrowings } from '../../server/src/features/narrowings';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument } from '../../server/src/policy/ast';
import type { PolicyType } from '../../server/src/policy/policy-type';
import { accessLevels } from '../../server/src/reference/types';
import { rules } from '../../server/src/rules/index';
import type { Fix } from '../../server/src/rules/rule';
import { runRules } from '../../server/src/rules/run';
import { includes } from '../../server/src/semantics/inclusion/includes';
import { proveChange } from '../../server/src/semantics/narrow/prove-change';
import { noValues } from '../../server/src/semantics/values-in-use';
import { isAllowed } from '../support/decide';
import { actionsToTry, applyFilledIn, intendedRequests, requestsFor } from '../support/narrowing-requests';
import { bucketPolicy, identityPolicy, trustPolicy } from '../support/policies-to-narrow';
import { narrowingProof } from '../support/proves-narrower';
import { reference } from '../support/reference';

/** A fix that claims to narrow, and the policy it leaves. */
interface Narrowed {
  readonly document: PolicyDocument;
  readonly fix: Fix;
  readonly after: unknown;
}

const languages = {
  json: { write: (policy: object) => JSON.stringify(policy, null, 2), read: (text: string) => JSON.parse(text) },
  yaml: { write: (policy: object) => stringify(policy, { aliasDuplicateObjects: false }), read: parse },
};

function narrowed(policy: object, language: keyof typeof languages, type: PolicyType): readonly Narrowed[] {
  const { write, read } = languages[language];
  const text = write(policy);
  const documents = hostOfLanguage(language)?.findPolicies(text, type).policies ?? [];
  assert.equal(documents.length, 1, `no policy found in ${text}`);
  return documents.flatMap((document) =>
    runRules(document, rules, reference)
      .flatMap((finding) => finding.fixes?.(noValues) ?? [])
      .filter(({ narrows }) => narrows)
      .map((fix) => ({ document, fix, after: read(applyFilledIn(text, fix.edits)) })),
  );
}

/** The titles of fixes that say what they take away, or keep a choice. */
const losesOnPurpose = /^Leave |that read no data|one bucket$|by the services (in use|of the resources)$/;

/** Nothing new is allowed, and what the fix promises to keep is. */
function check(before: object, { document, fix, after }: Narrowed): void {
  const levels = /^Replace/.test(fix.title) ? accessLevels.filter((level) => fix.title.includes(level)) : accessLevels;
  const services = fix.edits.flatMap(({ newText }) => newText.match(/[a-z0-9-]+\.amazonaws\.com/g) ?? ['service.amazonaws.com']);
  const denies = document.statements.some(({ effect }) => effect === 'Deny');
  let [allowed, removed] = [0, 0];
  for (const action of actionsToTry(document)) {
    for (const request of requestsFor(action)) {
      const was = isAllowed(before, request);
      const is = isAllowed(after, request);
      assert.ok(was || !is, `${fix.title} newly allows ${JSON.stringify(request)}\n${JSON.stringify(before)}\n${JSON.stringify(after)}`);
      allowed += was ? 1 : 0;
      removed += was && !is ? 1 : 0;
    }
    const meant = intendedRequests(action, services).filter((request) => isAllowed(before, request));
    // What a Deny leaves may be resources that the fix does not speak of, such as S3's access points.
    const isKept =
      denies || meant.length === 0 || !levels.includes(action.accessLevel) || meant.some((request) => isAllowed(after, request));
    assert.ok(
      isKept || losesOnPurpose.test(fix.title),
      `${fix.title} no longer allows ${JSON.stringify(meant)}\n${JSON.stringify(before)}\n${JSON.stringify(after)}`,
    );
  }
  const isAlone = document.statements.length === 1;
  // What is not of the resources' services was never of use.
  assert.ok(
    removed > 0 || allowed === 0 || !isAlone || /by the services|^Leave /.test(fix.title),
    `${fix.title} takes nothing away\n${JSON.stringify(before)}\n${JSON.stringify(after)}`,
  );
}

describe('a way to narrow a statement that no rule complains of', function () {
  this.timeout(120_000);

  it('is proved to narrow, whatever is filled in', () => {
    let tried = 0;
    for (const policy of fc.sample(identityPolicy, { numRuns: 60, seed: 20_261_126 })) {
      const text = JSON.stringify(policy, null, 2);
      const read = (changed: string) => hostOfLanguage('json')?.findPolicies(changed, 'identity-based').policies ?? [];
      const [document] = read(text);
      assert.ok(document);
      const places = document.statements.flatMap(({ span, action }) => [
        span,
        ...(action?.patterns.map(({ source }) => source.span) ?? []),
      ]);
      const offered = places.flatMap(({ start }) => narrowings(document, { start: start + 1, end: start + 1 }, reference, noValues));
      for (const { title, edits } of new Map(offered.map((each) => [JSON.stringify(each.edits), each])).values()) {
        const { verdict } = proveChange({ text, policies: [document], edits, reread: read }, reference);
        assert.ok(verdict === 'narrower' || verdict === 'same', `${title} is ${verdict} for ${text}`);
        tried++;
      }
    }
    assert.ok(tried > 60, `only ${tried} were tried`);
  });
});

describe('a fix that narrows', function () {
  this.timeout(120_000);
  const kinds = [
    { type: 'identity-based', policies: identityPolicy, runs: 200 },
    { type: 'resource-based', policies: bucketPolicy, runs: 50 },
    { type: 'trust', policies: trustPolicy, runs: 200 },
  ] as const;
  // What a trust policy is to keep is told by claims of tokens, which the requests do not have.
  for (const { type, policies, runs } of kinds.filter((kind) => kind.type !== 'trust')) {
    it(`allows nothing new in ${type} policies, and keeps what it says`, () => {
      let fixes = 0;
      fc.assert(
        fc.property(policies, (policy) => {
          for (const one of narrowed(policy, 'json', type)) {
            fixes++;
            check(policy, one);
          }
        }),
        { numRuns: runs, seed: 20_260_926 },
      );
      assert.ok(fixes > runs / 2, `only ${fixes} fixes were tried`);
    });
  }

  for (const { type, policies, runs } of kinds) {
    it(`is proved to narrow ${type} policies by the decision engine and by the checker of its proofs`, () => {
      let [proved, tried] = [0, 0];
      fc.assert(
        fc.property(policies, (policy) => {
          for (const { document, fix, after } of narrowed(policy, 'json', type)) {
            const [newer] = hostOfLanguage('json')?.findPolicies(JSON.stringify(after), type).policies ?? [];
            assert.ok(newer);
            const { verdict } = includes(newer, document, reference);
            assert.notEqual(verdict, 'refuted', `${fix.title}\n${JSON.stringify(policy)}\n${JSON.stringify(after)}`);
            tried++;
            proved += narrowingProof(newer, document, reference) === undefined ? 0 : 1;
          }
        }),
        { numRuns: runs / 2, seed: 20_260_928 },
      );
      assert.ok(tried > runs / 4, `only ${tried} fixes were tried`);
      assert.equal(proved, tried);
    });

    it(`leaves the same ${type} policy in YAML as in JSON`, () => {
      fc.assert(
        fc.property(policies, (policy) => {
          const left = (language: keyof typeof languages) =>
            narrowed(policy, language, type).map(({ fix, after }) => ({ title: fix.title, after }));
          assert.deepEqual(left('yaml'), left('json'));
        }),
        { numRuns: runs, seed: 20_260_927 },
      );
    });
  }
});
