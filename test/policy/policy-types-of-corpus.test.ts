import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostOfFile } from '../../server/src/hosts/index';
import { policyTypeSuggestedByPath } from '../../server/src/settings/policy-type-of-path';
import { root } from '../support/reference';

/** Policies of public repositories with their types, collected beside the repository. */
const folder = path.join(root, '../shared/corpus');

interface Entry {
  readonly file: string;
  readonly kind: string;
  readonly policyType?: string;
}

const ownNames: Readonly<Record<string, string>> = {
  identity: 'identity-based',
  resource: 'resource-based',
  trust: 'trust',
  scp: 'service-control',
  rcp: 'resource-control',
  'vpc-endpoint': 'vpc-endpoint',
  'permissions-boundary': 'permissions-boundary',
};

/** Files for which the collection and the detection differ, and why each may stay. */
const reviewed: readonly { readonly files: RegExp; readonly detected: string; readonly why: string }[] = [
  {
    files: /__resource-policies__(?!iam|.*replacements)/,
    detected: 'resource-based',
    why: 'templates of resource policies, called identity-based for want of JSON',
  },
  {
    files: /all-enabled__resource-policies__iam/,
    detected: 'trust',
    why: 'a template of a trust policy, called identity-based for want of JSON',
  },
  {
    files: /replacements__resource-policies__s3/,
    detected: 'vpc-endpoint',
    why: 'everything for everyone, its resource filled in later: the content cannot tell',
  },
  { files: /cfripper__tests__.*CrossAccountTrustRule/, detected: 'trust', why: 'a template with a trust policy in the place of another' },
  {
    files: /ExamplePolicies_EC2.md__63/,
    detected: 'service-control',
    why: 'spares a role of any account, as only a policy of an organization does',
  },
  { files: /converter__fixtures__simple/, detected: 'identity-based', why: 'a fixture that mixes every kind of statement' },
  { files: /access_controlling\.md__0/, detected: 'permissions-boundary', why: 'each Sid says so' },
  { files: /al2-live-patching\.md__0/, detected: 'vpc-endpoint', why: "the guide's policy for an endpoint, with the buckets of packages" },
  { files: /alibabacloud|alicloud/, detected: 'none', why: 'a policy of another cloud' },
];

describe('policy types of real policies', () => {
  if (!existsSync(folder)) {
    it.skip('are those that the collection gives (it is not here)');
    return;
  }

  it('are those that the collection gives', () => {
    const entries = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as readonly Entry[];
    const labelled = entries.filter(({ kind, policyType = '' }) => kind === 'policies' && ownNames[policyType] !== undefined);
    assert.ok(labelled.length > 700, `${labelled.length} policies`);
    const confused = new Map<string, readonly string[]>();
    for (const { file, policyType = '' } of labelled) {
      const detected = detectedTypes(file);
      if (detected !== ownNames[policyType] && !reviewed.some((each) => each.files.test(file) && each.detected === detected)) {
        const cell = `${ownNames[policyType]} taken for ${detected}`;
        confused.set(cell, [...(confused.get(cell) ?? []), file]);
      }
    }
    assert.deepEqual(Object.fromEntries(confused), {});
  });
});

/** As the command line and the editor take them: by the file's name, where that suggests one, else by content. */
function detectedTypes(file: string): string {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const policies = hostOfFile(file)?.findPolicies(text).policies ?? [];
  const types = [...new Set(policies.map(({ type }) => type))].join(', ');
  return policyTypeSuggestedByPath(file, text, policies) ?? (types || 'none');
}
