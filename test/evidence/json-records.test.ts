import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createJsonRecords } from '../../server/src/evidence/json-records';

/** What is found in the text when it comes in pieces that end at those places. */
function recordsOf(text: string, cuts: readonly number[] = []): { readonly found: readonly unknown[]; readonly broken: number } {
  const found: unknown[] = [];
  let broken = 0;
  const records = createJsonRecords({
    found: (record) => found.push(JSON.parse(record)),
    broken: () => {
      broken++;
    },
  });
  let start = 0;
  for (const cut of [...cuts].map((place) => place % (text.length + 1)).sort((a, b) => a - b)) {
    records.push(text.slice(start, cut));
    start = cut;
  }
  records.push(text.slice(start));
  records.end();
  return { found, broken };
}

const event = (name: string, rest: object = {}) => ({ eventVersion: '1.08', eventName: name, ...rest });

describe('records of JSON', () => {
  it('are the items of the lists that logs have', () => {
    const items = [event('A'), event('B', { requestParameters: { Records: [{ eventName: 'inner' }] } })];
    for (const text of [
      JSON.stringify({ Records: items }),
      JSON.stringify({ NextToken: 'x', Events: items, more: [1] }),
      JSON.stringify({ events: items }, undefined, 2),
      JSON.stringify({ ResultSet: { Rows: items, ResultSetMetadata: { ColumnInfo: [{}] } }, UpdateCount: 0 }),
      JSON.stringify(items),
      items.map((item) => JSON.stringify(item)).join('\n'),
      items.map((item) => `2026-01-01T00:00:00.000Z ${JSON.stringify(item)}`).join('\r\n'),
    ]) {
      assert.deepEqual(recordsOf(text), { found: items, broken: 0 }, text);
    }
  });

  it('are whole where nothing is a list of records', () => {
    const report = { JobStatus: 'COMPLETED', ServicesLastAccessed: [{ ServiceNamespace: 's3' }] };
    assert.deepEqual(recordsOf(JSON.stringify(report)).found, [report]);
  });

  it('are the same however the text is cut', () => {
    const items = fc.array(
      fc.oneof(
        fc.object({ maxDepth: 3 }),
        fc.string().map((text) => ({ text: `"\\${text}{[` })),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(items, fc.array(fc.nat(), { maxLength: 30 }), fc.constantFrom('list', 'records', 'lines'), (objects, cuts, form) => {
        const plain: readonly unknown[] = JSON.parse(JSON.stringify(objects));
        const text =
          form === 'lines'
            ? plain.map((one) => JSON.stringify(one)).join('\n')
            : JSON.stringify(form === 'list' ? plain : { a: '[', Records: plain, b: 1 });
        // An object alone may be what is around a list.
        fc.pre(form !== 'lines' || !/"(Records|Events|events|QueryResultRows|Rows)"/.test(text));
        assert.deepEqual(recordsOf(text, cuts), { found: plain, broken: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it('are found up to where a file was cut off, and the rest is told', () => {
    const text = JSON.stringify({ Records: [event('A'), event('B'), event('C')] });
    assert.deepEqual(recordsOf(text.slice(0, text.indexOf('"C"'))), { found: [event('A'), event('B')], broken: 1 });
  });

  it('are found again after one that does not end', () => {
    const broken = `{"Records":[${JSON.stringify(event('A'))},{"eventName":"${'x'.repeat(17_000_000)}`;
    const { found, broken: count } = recordsOf(`${broken}, ${JSON.stringify(event('B'))}]}`, [1000, 16_500_000, 17_000_000 + 60]);
    assert.deepEqual(found, [event('A'), event('B')]);
    assert.equal(count, 1);
  });
});
