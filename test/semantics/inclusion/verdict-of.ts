import type { PolicyDocument } from '../../../server/src/policy/ast';
import { checkCertificate } from '../../../server/src/semantics/inclusion/check/check-certificate';
import { includes } from '../../../server/src/semantics/inclusion/includes';
import { readPolicy } from '../../support/read-policy';
import { reference } from '../../support/reference';

export type ShortVerdict = 'proved' | 'proved for today' | 'proved, unchecked' | 'refuted' | 'unknown';

/** The verdict on two documents in a few words; a proof counts only when the checker agrees. */
export function verdictOf(newer: PolicyDocument, older: PolicyDocument): ShortVerdict {
  const answer = includes(newer, older, reference);
  if (answer.verdict !== 'proved') {
    return answer.verdict;
  }
  if (!checkCertificate(newer, older, reference, answer.certificate)) {
    return 'proved, unchecked';
  }
  return answer.world === 'open' ? 'proved' : 'proved for today';
}

/** A policy of Version 2012-10-17; what a statement does not say is Allow, `s3:GetObject` and `*`. */
export function policy(...statements: readonly object[]): PolicyDocument {
  return versionedPolicy('2012-10-17', ...statements);
}

/** The same with another Version, or without one. */
export function versionedPolicy(version: string | undefined, ...statements: readonly object[]): PolicyDocument {
  const Statement = statements.map((statement) => {
    const action = 'NotAction' in statement ? {} : { Action: 's3:GetObject' };
    const resource = 'NotResource' in statement ? {} : { Resource: '*' };
    return { Effect: 'Allow', ...action, ...resource, ...statement };
  });
  return readPolicy({ ...(version === undefined ? {} : { Version: version }), Statement });
}
