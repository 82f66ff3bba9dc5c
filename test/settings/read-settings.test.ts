import assert from 'node:assert/strict';
import { readConfigurationText } from '../../server/src/settings/configuration-text';
import { readSettings } from '../../server/src/settings/read-settings';
import { settingsForFile } from '../../server/src/settings/settings-for-file';

const ruleNames = ['unknown-action', 'unknown-service'];
const reason = 'Judged.';

describe('settings that cannot be meant', () => {
  const wrong: readonly (readonly [unknown, string])[] = [
    [7, 'The configuration must be an object, not `7`.'],
    [{ rules: [] }, '`rules` must be an object, not `[]`.'],
    [{ rules: { 'unknwon-action': 'off' } }, '`rules` names `unknwon-action`, which is not a rule. Did you mean `unknown-action`?'],
    [
      { rules: { 'unknown-action': 3 } },
      '`rules` sets `unknown-action` to `3`; it can be `off`, `hint`, `information`, `warning` or `error`.',
    ],
    [{ overrides: {} }, '`overrides` must be a list, not `{}`.'],
    [{ overrides: [null] }, '`overrides[0]` must be an object, not `null`.'],
    [{ overrides: [{ rules: {} }] }, '`overrides[0]` needs `files`, the patterns of the files it is for.'],
    [{ overrides: [{ files: [] }] }, '`overrides[0].files` is empty.'],
    [{ overrides: [{ files: [3] }] }, '`overrides[0].files[0]` must be a text, not `3`.'],
    [{ overrides: [{ files: 'a', rule: {} }] }, '`overrides[0]`: there is no field `rule`. Did you mean `rules`?'],
    [{ overrides: [{ files: 'a', rules: { x: 'off' } }] }, '`overrides[0].rules` names `x`, which is not a rule.'],
    [{ accounts: ['111122223333'] }, '`accounts` must be an object, not `["111122223333"]`.'],
    [{ accounts: { '11112222333': 'a' } }, '`accounts` has `11112222333`, which is not the ID of an account, 12 digits in quotes.'],
    [{ accounts: { '111122223333': '' } }, '`accounts.111122223333` must be a text, not ``.'],
    [{ trustedAccounts: [111122223333] }, '`trustedAccounts` has `111122223333`, which is not the ID of an account, 12 digits in quotes.'],
    [
      { trustedOrganizations: ['o-1'] },
      '`trustedOrganizations` has `o-1`, which is not the ID of an organization, `o-` and 10 to 32 small letters and digits.',
    ],
    [{ exceptions: [[]] }, '`exceptions[0]` must be an object, not `[]`.'],
    [{ exceptions: [{ reason }] }, '`exceptions[0]` needs either `rule` or `rules`: the findings of which rules it is for.'],
    [
      { exceptions: [{ rule: 'unknown-action', rules: ['unknown-service'], reason }] },
      '`exceptions[0]` needs either `rule` or `rules`: the findings of which rules it is for.',
    ],
    [{ exceptions: [{ rule: 'x', reason }] }, '`exceptions[0]` names `x`, which is not a rule.'],
    [
      { exceptions: [{ rule: 'unknown-action' }] },
      '`exceptions[0]` needs a `reason`: why these findings are to be seen no more. Until then it hides nothing.',
    ],
    [
      { exceptions: [{ rule: 'unknown-action', reason, expires: '31.1.2027' }] },
      '`exceptions[0].expires` must be a date like `2027-01-31`, not `31.1.2027`.',
    ],
    [
      { exceptions: [{ rule: 'unknown-action', reason, expires: '2026-02-29' }] },
      '`exceptions[0].expires` must be a date like `2027-01-31`, not `2026-02-29`.',
    ],
    [{ exceptions: [{ rule: 'unknown-action', reason, sid: 4 }] }, '`exceptions[0].sid` must be a text, not `4`.'],
  ];
  for (const [value, message] of wrong) {
    it(`${JSON.stringify(value)} is named once, and covers nothing`, () => {
      const { problems, exceptions } = readSettings(value, { ruleNames });
      assert.deepEqual(
        problems.map((problem) => problem.message),
        [message],
      );
      assert.deepEqual(exceptions, []);
    });
  }

  it('never end in an error, however they are nested or cut off', () => {
    const whole = JSON.stringify({
      rules: { 'unknown-action': 'off' },
      overrides: [{ files: ['a'], rules: {}, policyType: 'trust' }],
      exceptions: [{ rules: ['unknown-action'], files: '[', sid: 'a', reason, expires: '2027-01-01' }],
    });
    for (let end = 0; end <= whole.length; end += 1) {
      const { settings, spanOf } = readConfigurationText(whole.slice(0, end), ruleNames);
      for (const { path, part } of settings.problems) {
        const { start, end: stop } = spanOf(path, part);
        assert.ok(start <= stop && stop <= end, `${start} to ${stop} of ${end}`);
      }
    }
    for (const opening of ['[', '{"rules":', '{"exceptions":[', '{"overrides":[{"files":[']) {
      readConfigurationText(opening.repeat(20_000), ruleNames);
    }
  });
});

describe('the settings of a file', () => {
  it('are those of all sources, the last of which wins rule by rule', () => {
    const read = (value: object) => readSettings(value, { ruleNames });
    const mine = read({
      rules: { 'unknown-action': 'hint', 'unknown-service': 'hint' },
      overrides: [{ files: '*.json', rules: { 'unknown-action': 'error' }, policyType: 'session' }],
      accounts: { '111122223333': 'mine', '444455556666': 'other' },
    });
    const team = read({
      rules: { 'unknown-action': 'off' },
      policyTypes: { 'scp/**': 'service-control' },
      accounts: { '111122223333': 'production' },
      exceptions: [
        { rule: 'unknown-action', reason, expires: '2026-01-01' },
        { rule: 'unknown-action', reason, files: 'scp/**' },
      ],
    });
    const of = (path: string, today: string) =>
      settingsForFile(
        [
          { settings: mine, path: `repo/${path}` },
          { settings: team, path },
        ],
        today,
      );
    const scp = of('scp/a.json', '2026-01-02');
    assert.deepEqual(scp.rules, { 'unknown-action': 'off', 'unknown-service': 'hint' });
    assert.equal(scp.policyType, 'service-control');
    assert.deepEqual(
      [...scp.accounts],
      [
        ['111122223333', 'production'],
        ['444455556666', 'other'],
      ],
    );
    assert.deepEqual(
      scp.exceptions.map(({ index }) => index),
      [1],
    );
    const other = of('a.json', '2026-01-01');
    assert.equal(other.policyType, 'session');
    assert.deepEqual(
      other.exceptions.map(({ index }) => index),
      [0],
    );
  });
});
