import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createCsvRows } from '../../server/src/evidence/csv-rows';

function rowsOf(text: string, cuts: readonly number[], separator: string): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const rows = createCsvRows(separator, { found: (fields) => found.push(fields), broken: () => assert.fail('broken') });
  let start = 0;
  for (const cut of [...cuts].map((place) => place % (text.length + 1)).sort((a, b) => a - b)) {
    rows.push(text.slice(start, cut));
    start = cut;
  }
  rows.push(text.slice(start));
  rows.end();
  return found;
}

const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;

describe('rows of CSV', () => {
  it('are read however they are quoted and cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '{', 'é') });
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.array(fc.nat(), { maxLength: 20 }), fc.constantFrom(',', ';', '\t'), (expected, cuts, separator) => {
        const text = expected.map((row) => row.map(quoted).join(separator)).join('\r\n');
        assert.deepEqual(rowsOf(text, cuts, separator), expected);
      }),
    );
  });

  it('need no quotes, and end with the text', () => {
    assert.deepEqual(rowsOf('a,b\n1,\n,2', [], ','), [
      ['a', 'b'],
      ['1', ''],
      ['', '2'],
    ]);
  });

  it('that do not end are told', () => {
    let broken = 0;
    const rows = createCsvRows(',', { found: () => undefined, broken: () => broken++ });
    rows.push('a,"b');
    rows.end();
    assert.equal(broken, 1);
  });
});
