import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { type Place, placeOf } from '../../server/src/policy/place';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { reference } from '../support/reference';
import { root } from '../support/repository';

/** AWS's managed policies with what IAM Access Analyzer said of them; kept outside of the repository. */
const corpus = path.join(root, '../shared/corpus/access-analyzer');

interface Judged {
  readonly policy: string;
  readonly findings: readonly { readonly code: string; readonly paths: readonly Place[] }[];
  readonly document: unknown;
}

const names =
  /^(deprecated-action|duplicate-(element|sid)|exclusive-elements|invalid-(action|arn|effect|principal|sid|type|version)|missing-(action|effect|principal|resource|statement|version)|unknown-.*|unsupported-element)$/;

/** What these rules call an error must be one. Retired actions are warnings, for AWS may have removed them since. */
const grammar = rules.filter(({ meta }) => names.test(meta.name));

/** Codes for names that AWS does not have: all that the corpus has of this kind. */
const codes: ReadonlySet<string> = new Set([
  'INVALID_ACTION',
  'INVALID_SERVICE_IN_ACTION',
  'INVALID_SERVICE',
  'INVALID_SERVICE_CONDITION_KEY',
]);

/** AWS's own policy names it, so it is taken for an action that is not documented. */
const accepted: ReadonlySet<string> = new Set(['MemoryDBServiceRolePolicy INVALID_ACTION ["Statement",6,"Action",0]']);

describe('rules of grammar and validity, beside IAM Access Analyzer', () => {
  const test = existsSync(corpus) ? it : it.skip;

  test('find no error in a policy that it found clean (skipped where the corpus is absent)', () => {
    const clean = judged().filter(({ findings }) => findings.length === 0);
    assert.ok(clean.length > 700);
    assert.deepEqual(
      clean.flatMap(({ policy, document }) =>
        found(document)
          .filter(({ category }) => category === 'error')
          .map(({ message }) => `${policy}: ${message}`),
      ),
      [],
    );
  });

  test('find every unknown name that it found, at the same place (skipped where the corpus is absent)', () => {
    const missed = judged().flatMap(({ policy, document, findings }) => {
      const own = new Set(found(document).flatMap(({ codes, place }) => codes.map((code) => `${code} ${JSON.stringify(place)}`)));
      return findings
        .filter(({ code }) => codes.has(code))
        .flatMap(({ code, paths }) => paths.map((place) => `${code} ${JSON.stringify(place)}`))
        .filter((key) => !own.has(key) && !accepted.has(`${policy} ${key}`))
        .map((key) => `${policy} ${key}`);
    });
    assert.deepEqual(missed, []);
  });
});

function judged(): readonly Judged[] {
  return readdirSync(corpus).map((file): Judged => JSON.parse(readFileSync(path.join(corpus, file), 'utf8')));
}

function found(document: unknown) {
  const { policies = [] } = hostOfLanguage('json')?.findPolicies(JSON.stringify(document), 'identity-based') ?? {};
  return policies.flatMap((policy) =>
    runRules(policy, grammar, reference).map(({ at, about, rule, message, sameAs }) => ({
      category: rule.category,
      message,
      place: placeOf(policy, about ?? at),
      codes: (sameAs ?? rule.sameAs ?? []).filter(({ tool }) => tool === 'access-analyzer').map(({ code }) => code),
    })),
  );
}
