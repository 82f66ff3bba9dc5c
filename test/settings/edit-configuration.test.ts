import assert from 'node:assert/strict';
import { readConfigurationText } from '../../server/src/settings/configuration-text';
import { type ConfigurationChange, editConfiguration } from '../../server/src/settings/edit-configuration';
import { settingsForFile } from '../../server/src/settings/settings-for-file';
import { applyEdits } from '../../server/src/text/edit';

const rule = 'unknown-action';
const ruleNames = [rule, 'unknown-service'];

function changed(text: string, change: ConfigurationChange): string | undefined {
  const edits = editConfiguration(text, change, ruleNames);
  return edits && applyEdits(text, edits);
}

describe('a change of a configuration', () => {
  const off: ConfigurationChange = { kind: 'off-in-file', rule, path: 'policies/a.json' };
  const everywhere: ConfigurationChange = { kind: 'off-everywhere', rule, path: 'policies/a.json' };
  const except: ConfigurationChange = { kind: 'exception', path: 'a.json', exception: { rule, sid: 'Read', reason: 'Judged.' } };

  const cases: readonly (readonly [string, string, ConfigurationChange, string | undefined])[] = [
    ['makes a file that is empty', '\n', everywhere, '{\n  "rules": {\n    "unknown-action": "off"\n  }\n}\n'],
    ['replaces a severity', '{ "rules": { "unknown-action": "error" } }', everywhere, '{ "rules": { "unknown-action": "off" } }'],
    [
      'keeps comments, tabs and Windows line ends',
      '{\r\n\t// ours\r\n\t"rules": {\r\n\t\t"unknown-service": "hint" // quiet\r\n\t}\r\n}\r\n',
      everywhere,
      '{\r\n\t// ours\r\n\t"rules": {\r\n\t\t"unknown-service": "hint",\r\n\t\t"unknown-action": "off" // quiet\r\n\t}\r\n}\r\n',
    ],
    [
      'goes on with the override that the file has',
      '{\n  "overrides": [\n    {\n      "files": "policies/a.json",\n      "rules": {}\n    }\n  ]\n}',
      off,
      '{\n  "overrides": [\n    {\n      "files": "policies/a.json",\n      "rules": {\n        "unknown-action": "off"\n      }\n    }\n  ]\n}',
    ],
    ['is not made in a text that is broken', '{ "rules": ', everywhere, undefined],
    ['is not made where something else stands', '{ "exceptions": {} }', except, undefined],
    [
      'is not made where an override would undo it',
      '{ "overrides": [{ "files": "policies/*", "rules": { "unknown-action": "error" } }] }',
      everywhere,
      undefined,
    ],
    ['is not made in a text that is nested without end', '['.repeat(20_000), everywhere, undefined],
  ];
  for (const [title, text, change, expected] of cases) {
    it(title, () => assert.equal(changed(text, change), expected));
  }

  it('wins over the overrides that were there', () => {
    const text = '{ "overrides": [{ "files": "**", "rules": { "unknown-action": "error" } }] }';
    const { settings } = readConfigurationText(changed(text, off) ?? '', ruleNames);
    assert.equal(settingsForFile([{ settings, path: 'policies/a.json' }], '').rules[rule], 'off');
    assert.equal(settingsForFile([{ settings, path: 'policies/b.json' }], '').rules[rule], 'error');
  });

  for (const path of ['a.json', 'x/[a].json', 'x/(1) {b}!.json', 'x/a*?.json', 'x/a+(b).json', 'x/a|b@.json']) {
    it(`is for ${path} and no other file`, () => {
      const { settings } = readConfigurationText(changed('', { kind: 'off-in-file', rule, path }) ?? '', ruleNames);
      const isOff = (file: string) => settingsForFile([{ settings, path: file }], '').rules[rule] === 'off';
      assert.deepEqual([isOff(path), isOff(`sub/${path}`), isOff('x/b.json'), isOff('x/a.json')], [true, false, false, false]);
    });
  }
});
