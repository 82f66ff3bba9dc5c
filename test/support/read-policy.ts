import assert from 'node:assert/strict';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument, Statement } from '../../server/src/policy/ast';
import type { PolicyType } from '../../server/src/policy/policy-type';

/** The policy as the JSON host reads it. */
export function readPolicy(policy: object, type?: PolicyType): PolicyDocument {
  const [document] = hostOfLanguage('json')?.findPolicies(JSON.stringify(policy, null, 2), type).policies ?? [];
  assert.ok(document, 'no policy found');
  return document;
}

/** A statement of a policy of its own; what is not given is an Allow of `s3:GetObject` on everything. */
export function readStatement(statement: object): Statement {
  const whole = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement };
  const [read] = readPolicy({ Version: '2012-10-17', Statement: [whole] }).statements;
  assert.ok(read, 'no statement found');
  return read;
}
