import assert from 'node:assert/strict';
import { complete } from '../../server/src/features/completion/complete';
import type { CompletionList } from '../../server/src/features/completion/completion-item';
import { resolveCompletion } from '../../server/src/features/completion/resolve-completion';
import { policyAt } from '../../server/src/features/policy-at';
import { jsonHost } from '../../server/src/hosts/json';
import { runRules } from '../../server/src/rules/run';
import { unknownAction } from '../../server/src/rules/unknown-action';
import { applyEdits } from '../../server/src/text/edit';
import { reference } from '../support/reference';

describe('completion', () => {
  const list = (marked: string, limit?: number): { readonly text: string; readonly list: CompletionList } => {
    const offset = marked.indexOf('$0');
    const text = marked.replace('$0', '');
    const document = policyAt(jsonHost.findPolicies(text).policies, offset);
    const found = document && complete(document, offset, reference, limit === undefined ? {} : { limit });
    assert(found !== undefined);
    return { text, list: found };
  };
  const ofAction = (typed: string) =>
    `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "${typed}", "Resource": "*" } }`;

  it('offers every action of a service, each as no more than its name', () => {
    const { items, incomplete } = list(ofAction('ec2:$0')).list;
    const actions = items.filter(({ kind }) => kind === 'action');
    assert.deepEqual(
      actions.map(({ label }) => label).sort(),
      reference
        .actions('ec2')
        ?.map(({ name }) => `ec2:${name}`)
        .sort(),
    );
    assert(actions.every(({ insertText, filterText }) => insertText === undefined && filterText === undefined));
    assert.equal(incomplete, false);
  });

  it('offers every service', () => {
    const { items } = list(ofAction('$0')).list;
    assert.equal(items.filter(({ kind }) => kind === 'service').length, reference.services().length);
  });

  it('limits actions without a service prefix, and says that there are more', () => {
    const { items, incomplete } = list(ofAction('get$0'), 10).list;
    assert.equal(items.filter(({ kind }) => kind === 'action').length, 10);
    assert.equal(incomplete, true);
  });

  it('inserts nothing that is not an action', () => {
    for (const typed of ['s3:$0', 's3:Put$0', 'GetObj$0', 'HeadObj$0', 'monitoring:PutM$0']) {
      const { text, list: offered } = list(ofAction(typed));
      for (const { label, kind, insertText } of offered.items) {
        if (kind === 'service') {
          continue;
        }
        const completed = applyEdits(text, [{ span: offered.span, newText: insertText ?? label }]);
        const findings = jsonHost.findPolicies(completed).policies.flatMap((policy) => runRules(policy, [unknownAction], reference));
        assert.deepEqual(findings, [], `${typed} ${label}`);
      }
    }
  });

  it('marks an action that is no API operation', () => {
    const detail = (label: string) => resolveCompletion({ kind: 'action', label }, reference)?.detail;
    assert.equal(detail('iam:PassRole'), 'Write, permission only');
    assert.equal(detail('s3:GetObject'), 'Read');
  });

  it('has something to say of every service, action, operation, wildcard, operator and key that it offers', () => {
    const inputs = [
      ofAction('$0'),
      ofAction('s3:$0'),
      '{ "Version": "2012-10-17", "Statement": { "Action": "ec2:RunInstances", "Condition": { "$0": {} } } }',
      '{ "Version": "2012-10-17", "Statement": { "Action": "ec2:RunInstances", "Condition": { "StringEquals": { "$0": "" } } } }',
      '{ "Version": "2012-10-17", "Statement": { "$0": "" } }',
    ];
    for (const input of inputs) {
      const { items } = list(input).list;
      assert(items.length > 0);
      for (const item of items) {
        assert(resolveCompletion(item, reference)?.markdown, item.label);
      }
    }
  });
});
