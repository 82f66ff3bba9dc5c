import assert from 'node:assert/strict';
import { hostilePairs } from '../../../scripts/proofs/hostile-pairs';
import { readDocument } from '../../../scripts/proofs/read-document';
import { evaluateRequest } from '../../../server/src/semantics/inclusion/evaluate-request';
import { includes } from '../../../server/src/semantics/inclusion/includes';
import { tookTooLong } from '../../../server/src/semantics/inclusion/inclusion';
import { reference } from '../../support/reference';

/** What the search is too long for: unknown, and that is the reason. */
const tooLong: ReadonlySet<string> = new Set([
  'letters anywhere in a condition',
  'a resource of two hundred thousand characters',
  'a resource of a hundred thousand stars',
  'a resource of a hundred thousand question marks',
  'fifteen thousand actions with wildcards',
  'ten thousand entries of NotAction with wildcards',
  'ten thousand resources',
  'ten thousand resources that are nearly the same',
  'ten thousand entries of NotResource',
  'four thousand resources with variables',
  'a resource of ten thousand variables',
  'a resource of three thousand different variables',
  'fifteen hundred Deny statements more',
  'five thousand statements',
  'five thousand statements for the same action',
  'five thousand statements of all actions',
  'two thousand statements of NotAction',
  'every other action by itself',
  'a condition more in each of two thousand statements',
  'thirty thousand values with wildcards',
  'thirty thousand values without case',
  'pigeons and holes',
  'six hundred sets of tag keys',
  'fifteen thousand unknown parts',
]);

/** The verdict on the others, or the reason why it is unknown. */
const decided: Readonly<Record<string, string>> = {
  'letters anywhere in a resource': 'refuted',
  'letters anywhere in actions': 'refuted',
  'a long run of stars in a resource': 'refuted',
  'a long run of stars in many resources': 'refuted',
  'a long run of stars in an action': 'proved',
  'twenty thousand actions': 'refuted',
  'ten thousand entries of NotAction': 'proved',
  'eight thousand principals': 'refuted',
  'sixteen thousand accounts in NotPrincipal': 'no request could be built that shows the difference',
  'five thousand conditions of one statement': 'refuted',
  'eighteen thousand address ranges': 'refuted',
  'address ranges in two hundred statements': 'proved',
  'thirty thousand numbers': 'proved',
  'ten thousand moments': 'refuted',
  'a tag of forty in three of each statement': 'refuted',
  'everything that can be read in two ways': 'too many of its parts can be read in more than one way',
  'lists forty thousand deep': 'in the newer policy statement 1: its Action or Resource is not a list of strings',
  'objects forty thousand deep': 'in the newer policy statement 1: its Action or Resource is not a list of strings',
};

describe('inclusion of hostile policies ends with', function () {
  this.timeout(60_000);

  for (const [name, make] of Object.entries(hostilePairs)) {
    const expected = tooLong.has(name) ? tookTooLong : (decided[name] ?? 'an expectation');
    it(`${name}: ${expected}`, () => {
      const { newer, older } = make();
      const [a, b] = [readDocument(newer), readDocument(older)];
      assert.ok(a && b);
      const answer = includes(a, b, reference);
      assert.equal(answer.verdict === 'unknown' ? answer.reason : answer.verdict, expected);
      if (answer.verdict === 'refuted') {
        assert.equal(evaluateRequest(a, answer.request), 'allowed');
        assert.notEqual(evaluateRequest(b, answer.request), 'allowed');
      }
    });
  }

  it('what is longer than any policy: unknown at once, even of a policy in itself', () => {
    const document = readDocument(`{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "${'*'.repeat(400_000)}"}}`);
    assert.ok(document);
    const answer = includes(document, document, reference);
    assert.match(answer.verdict === 'unknown' ? answer.reason : answer.verdict, /longer than any policy/);
  });
});
