import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { administratorAccess } from '../../server/src/rules/administrator-access';
import { allowWithNotAction } from '../../server/src/rules/allow-with-not-action';
import { privilegeEscalation } from '../../server/src/rules/privilege-escalation';
import { runRules } from '../../server/src/rules/run';
import { serviceWildcard } from '../../server/src/rules/service-wildcard';
import { wildcardPassRole } from '../../server/src/rules/wildcard-pass-role';
import { reference, root } from '../support/reference';

/** AWS managed policies with what IAM Access Analyzer answered for each, collected beside the repository. */
const folder = path.join(root, '../shared/corpus/access-analyzer');

/** What tells of a role that may be handed over, the gravest that is true of the statement. */
const tellers = [administratorAccess, serviceWildcard, allowWithNotAction, privilegeEscalation, wildcardPassRole];

/** The codes that our findings in the policy claim to share with Access Analyzer. */
function claimed(document: unknown): readonly string[] {
  const policies = hostOfLanguage('json')?.findPolicies(JSON.stringify(document), 'identity-based').policies ?? [];
  return policies
    .flatMap((policy) => runRules(policy, tellers, reference))
    .flatMap((finding) => finding.sameAs ?? finding.rule.sameAs ?? [])
    .filter(({ tool }) => tool === 'access-analyzer')
    .map(({ code }) => code)
    .filter((code) => code.startsWith('PASS_ROLE_'))
    .sort();
}

describe('iam:PassRole on every role', () => {
  if (!existsSync(folder)) {
    it.skip('is reported where IAM Access Analyzer reports it (its answers are not here)');
    return;
  }

  it('is reported where IAM Access Analyzer reports it, and nowhere else', () => {
    for (const name of readdirSync(folder)) {
      const { document, findings }: { readonly document: unknown; readonly findings: readonly { readonly code: string }[] } = JSON.parse(
        readFileSync(path.join(folder, name), 'utf8'),
      );
      const reported = findings.map(({ code }) => code).filter((code) => code.startsWith('PASS_ROLE_'));
      assert.deepEqual(claimed(document), reported.sort(), name);
    }
  });
});
