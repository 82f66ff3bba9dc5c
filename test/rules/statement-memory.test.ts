import assert from 'node:assert/strict';
import { joinedPolicy } from '../../scripts/managed-policies';
import { jsonHost } from '../../server/src/hosts/json';
import { yamlHost } from '../../server/src/hosts/yaml';
import { rules } from '../../server/src/rules/index';
import { type ReportedFinding, runRules } from '../../server/src/rules/run';
import { StatementMemory } from '../../server/src/rules/statement-memory';
import { noValues } from '../../server/src/semantics/values-in-use';
import { loadReference } from '../reference/load-reference';

const reference = loadReference();

function check(host: typeof jsonHost, text: string, memory?: StatementMemory): readonly ReportedFinding[] {
  memory?.turnTo(text);
  const options = memory === undefined ? {} : { memory };
  return host.findPolicies(text).policies.flatMap((document) => runRules(document, rules, reference, options));
}

function comparable(findings: readonly ReportedFinding[]): unknown {
  return findings.map(({ rule, severity, at, message, related, fixes }) => ({
    rule: rule.name,
    severity,
    at,
    message,
    related,
    fixes: fixes?.(noValues),
  }));
}

describe('the memory of statements', () => {
  /** Edits as a person makes them; each goes on from the text of the one before. */
  const edits: readonly ((text: string) => string)[] = [
    (text) => text.replace('"Statement"', '\n\n"Statement"'),
    (text) => text.replace(/"ec2:Describe\w+"/, '"ec2:Descibe"'),
    (text) => text.replace('"Allow"', '"Deny"'),
    (text) => text.replace('2012-10-17', '2008-10-17'),
    (text) => text.replace('"Version": "2008-10-17",', ''),
    (text) => text.replace(/\{\s*"Sid"/, '{"Effect": "Deny", "Action": "*", "Resource": "*"}, {"Sid"'),
    (text) => text.slice(0, text.length / 2),
  ];

  it('changes no finding and no fix, whatever is edited', () => {
    const memory = new StatementMemory();
    let text = joinedPolicy(700);
    for (const edit of [(same: string) => same, ...edits]) {
      text = edit(text);
      assert.deepEqual(comparable(check(jsonHost, text, memory)), comparable(check(jsonHost, text)));
    }
  });

  it('does not take one place of an alias for another', () => {
    const memory = new StatementMemory();
    const text = (action: string) => `x: &actions [${action}]
policy:
  Version: "2012-10-17"
  Statement:
    - Effect: Allow
      Action: *actions
      Resource: "*"
`;
    for (const action of ['s3:GetObject', 's3:GetObejct', 's3:ListBucket']) {
      assert.deepEqual(comparable(check(yamlHost, text(action), memory)), comparable(check(yamlHost, text(action))));
    }
  });
});
