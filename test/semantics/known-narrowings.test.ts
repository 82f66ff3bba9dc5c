import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { narrowings } from '../../server/src/features/narrowings';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument } from '../../server/src/policy/ast';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { evaluateRequest } from '../../server/src/semantics/inclusion/evaluate-request';
import { proveChange } from '../../server/src/semantics/narrow/prove-change';
import { createValueIndex } from '../../server/src/semantics/value-index';
import { collectValues, type ValuesInUse } from '../../server/src/semantics/values-in-use';
import type { Edit } from '../../server/src/text/edit';
import { sampleRequests } from '../fixes/sample-requests';
import { applyFilledIn } from '../support/narrowing-requests';
import { reference, root } from '../support/reference';

/** Ways to narrow that are known in the field, each with a policy that wants it, collected beside the repository. */
const file = path.join(root, '../shared/spec/risks.json');

interface KnownNarrowing {
  readonly id: string;
  readonly title: string;
  readonly before: readonly object[];
  readonly applies_to: string;
}

/** Which of our fixes is the one meant, and how far it is proved. */
const ours: Readonly<Record<string, readonly [title: RegExp, world: 'open' | 'known-actions']>> = {
  qf02: [/^Split by resource type and limit to ARNs of `instance`, leaving the rest on `\*`$/, 'open'],
  qf03: [/^Limit to ARNs of `table` and `index`$/, 'open'],
  qf04: [/^Limit to ARNs of `Secret`$/, 'open'],
  qf05: [/^Split by resource type and limit to ARNs of `log-group` and `log-stream`$/, 'open'],
  qf06: [/^Split by resource type and limit to ARNs of `repository`, leaving the rest on `\*`$/, 'open'],
  qf07: [/^Limit to ARNs of `role`$/, 'open'],
  qf10: [/^Limit DNS records to one zone, names and types$/, 'open'],
  qf11: [/^Limit listing to one prefix$/, 'open'],
  qf12: [/^Limit `iam:PassRole` to one role and one service$/, 'open'],
  qf13: [/^Limit which policies can be attached$/, 'open'],
  qf14: [/^Require a permissions boundary$/, 'open'],
  qf15: [/^Limit to the caller's own user$/, 'open'],
  qf16: [/^Require MFA for `rds:DeleteDBInstance` and `ec2:TerminateInstances`$/, 'open'],
  qf17: [/^Keep to resources of the caller's organization$/, 'open'],
  qf18: [/^Limit to resources with a tag$/, 'open'],
  qf19: [/^Let resources be tagged only while they are created$/, 'open'],
  qf20: [/^Limit `ssm:SendCommand` to one document and to instances with a tag$/, 'open'],
  qf21: [/^Limit the use of one key to one service$/, 'open'],
  qf22: [/^Let only AWS services be granted the use of keys$/, 'open'],
  qf23: [/^Allow function URLs with IAM authentication only$/, 'open'],
  qf24: [/^Allow sharing within the organization only$/, 'open'],
  qf25: [/^Limit items to those with the caller's ID as partition key, leaving out `dynamodb:Scan`$/, 'open'],
  qf26: [/^Limit metrics to one namespace$/, 'open'],
  qf27: [/^Limit to one Region$/, 'open'],
  qf28: [/^Limit `iam:CreateServiceLinkedRole` to one service$/, 'open'],
  qf29: [/^Limit stacks to one service role$/, 'open'],
};

const host = hostOfLanguage('json');

function read(text: string): PolicyDocument {
  const [document, ...others] = host?.findPolicies(text, 'identity-based').policies ?? [];
  assert.ok(document !== undefined && others.length === 0);
  return document;
}

/** What other policies of a workspace name. */
const workspace = createValueIndex();
workspace.put('elsewhere', [
  collectValues(
    read(
      JSON.stringify({
        Statement: {
          Effect: 'Allow',
          Action: ['ec2:StartInstances', 's3:GetObject', 'cloudwatch:PutMetricData'],
          Resource: [
            'arn:aws:s3:::reports/daily/*',
            'arn:aws:iam::111122223333:role/build',
            'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
          ],
        },
      }),
    ),
  ),
]);

interface Offered {
  readonly title: string;
  readonly narrows?: boolean;
  readonly edits: readonly Edit[];
}

/** All that is offered anywhere in the policy. */
function offeredIn(document: PolicyDocument, known: ValuesInUse): readonly Offered[] {
  return [
    ...runRules(document, rules, reference).flatMap((finding) => finding.fixes?.(known) ?? []),
    ...document.statements.flatMap(({ span }) => narrowings(document, { start: span.start + 1, end: span.start + 1 }, reference, known)),
  ];
}

describe('a way to narrow that is known in the field', () => {
  if (!existsSync(file)) {
    it.skip('is offered and proved (the list of such ways is not here)');
    return;
  }
  const { quick_fixes: all }: { readonly quick_fixes: readonly KnownNarrowing[] } = JSON.parse(readFileSync(file, 'utf8'));

  for (const { id, title, before } of all.filter((each) => ours[each.id] !== undefined)) {
    const [wanted, world] = ours[id] ?? [];
    it(`is offered, proved, and allows nothing new: ${title}`, () => {
      const text = JSON.stringify({ Version: '2012-10-17', Statement: before }, null, 2);
      const document = read(text);
      const offered = offeredIn(document, workspace);
      const fix = offered.find((each) => wanted?.test(each.title));
      assert.ok(fix !== undefined, `offered is: ${offered.map((each) => each.title).join(' | ') || 'nothing'}`);
      const reread = (newText: string) => host?.findPolicies(newText, 'identity-based').policies;
      const proof = proveChange({ text, policies: [document], edits: fix.edits, reread }, reference);
      assert.deepEqual(proof, { verdict: 'narrower', world }, fix.title);
      assert.equal(fix.narrows, true);
      const after = read(applyFilledIn(text, fix.edits));
      const requests = sampleRequests([document, after], reference, 10_000);
      const allows = (policy: PolicyDocument, request: (typeof requests)[number]) => evaluateRequest(policy, request) === 'allowed';
      assert.deepEqual(
        requests.filter((request) => allows(after, request) && !allows(document, request)),
        [],
      );
      assert.ok(
        requests.some((request) => allows(document, request) && !allows(after, request)),
        'it takes nothing away',
      );
      assert.ok(
        requests.some((request) => allows(after, request)),
        'it leaves nothing',
      );
    });
  }
});
