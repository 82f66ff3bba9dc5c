import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/text/edit';
import { hasTabStops, plainText, snippetText, tabStop } from '../../server/src/text/tab-stop';

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
