import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/text/edit';
import { hasTabStops, plainText, plainTexts, snippetText, tabStop, withStops } from '../../server/src/text/tab-stop';

describe('tab stops', () => {
  const text = `arn:aws:s3:::${tabStop('BucketName')}/\${aws:username}/${tabStop('Key')}/${tabStop('BucketName')}`;

  it('stand as their names', () => {
    assert.equal(plainText(text), 'arn:aws:s3:::BucketName/${aws:username}/Key/BucketName');
    assert.equal(plainText('none'), 'none');
    assert.ok(hasTabStops(text) && !hasTabStops(plainText(text)));
  });

  it('become those of a snippet, one number for one name, with everything else protected', () => {
    assert.equal(snippetText(text), 'arn:aws:s3:::${1:BucketName}/\\${aws:username\\}/${2:Key}/${1:BucketName}');
    assert.equal(snippetText(`a\\$}${tabStop('}$\\')}`), 'a\\\\\\$\\}${1:\\}\\$\\\\}');
  });

  it('hold the best value that is known, and let an editor choose among several', () => {
    const one = `${tabStop('Region', ['eu-west-1'])}:${tabStop('Account', ['111122223333', '444455556666'])}`;
    assert.equal(plainText(one), 'eu-west-1:111122223333');
    assert.deepEqual(plainTexts(one), ['eu-west-1:111122223333', 'eu-west-1:444455556666']);
    assert.equal(snippetText(one), '${1:eu-west-1}:${2|111122223333,444455556666|}');
    assert.equal(snippetText(tabStop('x', ['a,b', 'c|d', 'e\\f', '$}'])), '${1|a\\,b,c\\|d,e\\\\f,$}|}');
    assert.equal(snippetText(tabStop('Region', ['eu-west-1']) + tabStop('Region', ['eu-west-2'])), '${1:eu-west-1}${2:eu-west-2}');
    assert.equal(withStops(one, '*'), '*:*');
  });

  it('share their numbers in the texts of one snippet', () => {
    const numbers = new Map<string, number>();
    assert.equal(snippetText(tabStop('Account'), numbers), '${1:Account}');
    assert.equal(snippetText(`${tabStop('Role')} ${tabStop('Account')}`, numbers), '${2:Role} ${1:Account}');
  });

  it('survive the escapes of JSON', () => {
    assert.equal(plainText(JSON.parse(JSON.stringify(text))), plainText(text));
  });

  it('are their names in applied edits', () => {
    const edits = [
      { span: { start: 3, end: 4 }, newText: tabStop('x') },
      { span: { start: 1, end: 2 }, newText: '' },
    ];
    assert.equal(applyEdits('abcde', edits), 'acxe');
  });
});
