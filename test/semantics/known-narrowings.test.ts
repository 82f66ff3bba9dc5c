import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { narrowings } from '../../server/src/features/narrowings';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument } from '../../server/src/policy/ast';
import type { PolicyType } from '../../server/src/policy/policy-type';
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
  qf01: [/^Replace `s3:\*` by listing, reading and writing one bucket$/, 'open'],
  qf02: [/^Split by resource type and limit to ARNs of `instance`, leaving the rest on `\*`$/, 'open'],
  qf03: [/^Limit to ARNs of `table` and `index`$/, 'open'],
  qf04: [/^Limit to ARNs of `Secret`$/, 'open'],
  qf05: [/^Split by resource type and limit to ARNs of `log-group` and `log-stream`$/, 'open'],
  qf06: [/^Split by resource type and limit to ARNs of `repository`, leaving the rest on `\*`$/, 'open'],
  qf07: [/^Limit to ARNs of `role`$/, 'open'],
  qf08: [/^Limit to invoking one stage and method of an API$/, 'open'],
  qf09: [/^Limit to one foundation model$/, 'open'],
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
  qf30: [/^Replace `sqs:\*` by its Read actions that read no data \(5 of \d+\)$/, 'open'],
  qf31: [/^Replace `\*` by the services in use$/, 'open'],
  qf32: [/^Replace `NotAction` by the services in use$/, 'open'],
  qf33: [/^Name the 9 actions of `sqs` that `NotAction` leaves$/, 'open'],
  qf34: [/^Replace `NotResource` by the ARNs in use$/, 'open'],
  qf36: [/^Deny what changes identities, the organization or logging$/, 'open'],
  qf40: [/^Compare `aws:SourceArn` and `aws:SourceAccount`$/, 'open'],
  qf41: [/^Let in callers of one organization only$/, 'open'],
  qf42: [/^Let in one account only$/, 'open'],
  qf43: [/^Let in one role of the account only, with a test of `aws:PrincipalArn`$/, 'open'],
  qf44: [/^Ask for the external ID that the third party has issued$/, 'open'],
  qf45: [/^Compare `token.actions.githubusercontent.com:sub`$/, 'open'],
  qf46: [/^Let in one branch of one repository$/, 'open'],
  qf47: [/^Let in one service account$/, 'open'],
  qf48: [/^Let in one service account of one cluster$/, 'open'],
  qf49: [/^Compare `cognito-identity.amazonaws.com:aud` and `cognito-identity.amazonaws.com:amr`$/, 'open'],
  qf50: [/^Compare `SAML:aud` with the sign-in endpoint of AWS$/, 'open'],
  qf52: [/^Deny what is not sent over TLS$/, 'open'],
  qf53: [/^Let in what comes through one VPC endpoint only$/, 'open'],
  qf54: [/^Let callers set one session tag only$/, 'open'],
  qf55: [/^Let in one certificate of one trust anchor$/, 'open'],
  qf60: [/^Replace `ForAllValues:StringLike` with `StringLike`$/, 'open'],
  qf61: [/^Replace `StringEqualsIfExists` with `StringEquals`$/, 'open'],
  qf64: [/^Write one value in the place of `o-\*`$/, 'open'],
  qf65: [/^Let in `lambda.amazonaws.com` only$/, 'open'],
};

const host = hostOfLanguage('json');

/** The types of policy that they are for, by the names that the collection has for them. */
const types: Readonly<Record<string, PolicyType>> = {
  'identity-policy': 'identity-based',
  'resource-policy': 'resource-based',
  'role-trust-policy': 'trust',
};

function read(text: string, type: PolicyType = 'identity-based'): PolicyDocument {
  const [document, ...others] = host?.findPolicies(text, type).policies ?? [];
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
          Action: ['sqs:SendMessage', 's3:GetObject', 'cloudwatch:PutMetricData'],
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
    ...document.statements.flatMap(({ action, span }) =>
      [span, ...(action?.patterns.map(({ source }) => source.span) ?? [])].flatMap(({ start }) =>
        narrowings(document, { start: start + 1, end: start + 1 }, reference, known),
      ),
    ),
  ];
}

describe('a way to narrow that is known in the field', () => {
  if (!existsSync(file)) {
    it.skip('is offered and proved (the list of such ways is not here)');
    return;
  }
  const { quick_fixes: all }: { readonly quick_fixes: readonly KnownNarrowing[] } = JSON.parse(readFileSync(file, 'utf8'));

  for (const { id, title, before, applies_to: appliesTo } of all.filter((each) => ours[each.id] !== undefined)) {
    const [wanted, world] = ours[id] ?? [];
    const type = types[appliesTo] ?? 'identity-based';
    it(`is offered, proved, and allows nothing new: ${title}`, () => {
      const text = JSON.stringify({ Version: '2012-10-17', Statement: before }, null, 2);
      const document = read(text, type);
      const offered = offeredIn(document, workspace);
      const fix = offered.find((each) => wanted?.test(each.title));
      assert.ok(fix !== undefined, `offered is: ${offered.map((each) => each.title).join(' | ') || 'nothing'}`);
      const reread = (newText: string) => host?.findPolicies(newText, type).policies;
      const proof = proveChange({ text, policies: [document], edits: fix.edits, reread }, reference);
      assert.deepEqual(proof, { verdict: 'narrower', world }, fix.title);
      assert.equal(fix.narrows, true);
      const after = read(applyFilledIn(text, fix.edits), type);
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
