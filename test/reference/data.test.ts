import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Catalogue, CatalogueService } from '../../scripts/data/catalogue';
import { describeDifference } from '../../scripts/data/difference';
import { summaryFile } from '../../scripts/data/files';
import { generate, readLexicon } from '../../scripts/data/generate';
import type { RawData } from '../../scripts/data/read-iam-data';
import { printLexicon, type RetiredLexicon, retire } from '../../scripts/data/retired-lexicon';
import { printSummary } from '../../scripts/data/summary';
import { dataFolder, loadReference } from './load-reference';

const generated = generate();

describe('the generated data', () => {
  it('is what the build left, and what the committed summary tells of', () => {
    for (const [name, text] of Object.entries(generated.files)) {
      assert.ok(readFileSync(path.join(dataFolder, name), 'utf8') === text, `${name} differs. Run: npm run build`);
    }
    assert.ok(readFileSync(summaryFile, 'utf8') === printSummary(generated.summary), 'The summary differs. Run: npm run update-data');
  });

  it('is ASCII, so that offsets in bytes are offsets in characters', () => {
    for (const [name, text] of Object.entries(generated.files)) {
      assert.ok(!/[^\0-\x7f]/.test(text), name);
    }
  });

  it('is decoded to exactly what was encoded', () => {
    const reference = loadReference();
    assert.equal(reference.date, generated.catalogue.date);
    for (const service of generated.catalogue.services) {
      assert.equal(reference.service(service.prefix)?.name, service.name);
      assert.deepEqual(
        reference.actions(service.prefix)?.map(({ name }) => name),
        service.actions.map(({ name }) => name),
      );
      for (const { documentation, ...action } of service.actions) {
        const decoded = reference.action(service.prefix, action.name);
        const address = `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${service.page}.html#list_${service.page}-action-${action.name}`;
        assert.deepEqual(decoded, { servicePrefix: service.prefix, ...action, documentation: documentation ?? address });
      }
      const types = service.resourceTypes.map((type) => ({ servicePrefix: service.prefix, ...type }));
      assert.deepEqual(reference.resourceTypes(service.prefix), types);
      const own = reference.conditionKeysOfService(service.prefix).filter(({ global }) => !global);
      for (const { name, type, multivalued, description } of own) {
        assert.deepEqual(
          { name, type, multivalued, description },
          service.conditionKeys.find((key) => key.name === name),
        );
      }
      assert.equal(reference.conditionKeysOfService(service.prefix).length, service.conditionKeys.length);
    }
  });

  it('has a lexicon of retired actions that prints as it is committed', () => {
    const lexicon = readLexicon();
    assert.equal(printLexicon(lexicon), readFileSync(path.join(dataFolder, '../../data/retired-actions.json'), 'utf8'));
    const alive = new Set(
      generated.catalogue.services.flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`.toLowerCase())),
    );
    const back = Object.entries(lexicon.actions).flatMap(([prefix, dates]) =>
      Object.values(dates)
        .flat()
        .filter((name) => alive.has(`${prefix}:${name}`.toLowerCase())),
    );
    assert.deepEqual(back, []);
  });
});

describe('an update of the data', () => {
  const action = (name: string) => ({
    name,
    description: '',
    accessLevel: 'Read',
    resourceTypes: [],
    conditionKeys: [],
    dependentActions: [],
  });
  const data = (date: string, services: Readonly<Record<string, readonly string[]>>): RawData => ({
    version: `1.0.${date.replaceAll('-', '')}1`,
    date,
    services: Object.entries(services).map(([prefix, names]) => ({
      prefix,
      name: prefix,
      supportsResourceControl: false,
      actions: names.map(action),
      resourceTypes: [],
      conditionKeys: [],
    })),
  });
  const empty: RetiredLexicon = { provenance: '', versions: [], services: {}, actions: {} };

  it('retires the actions that it drops, with the day they were last seen', () => {
    const lexicon = retire(empty, data('2026-01-01', { a: ['Get', 'Put'], b: ['List'] }), data('2026-02-01', { a: ['Get'] }));
    assert.deepEqual(lexicon.actions, { a: { '2026-01-01': ['Put'] }, b: { '2026-01-01': ['List'] } });
    assert.deepEqual(lexicon.services, { b: '2026-01-01' });
  });

  it('brings back what AWS brings back', () => {
    const first = retire(empty, data('2026-01-01', { a: ['Get', 'Put'], b: ['List'] }), data('2026-02-01', { a: ['Get'] }));
    const second = retire(first, data('2026-02-01', { a: ['Get'] }), data('2026-03-01', { a: ['Get', 'put'], b: ['List'] }));
    assert.deepEqual(second.actions, {});
    assert.deepEqual(second.services, {});
  });

  it('is described for a reviewer', () => {
    const { services } = generated.catalogue;
    const later = { date: '2026-02-01', services: services.filter(({ prefix }) => prefix === 's3' || prefix === 'sqs') };
    const earlier: Catalogue = {
      date: '2026-01-01',
      services: services.filter(({ prefix }) => prefix === 's3' || prefix === 'a4b').map(ageActions),
    };
    const text = describeDifference(earlier, later);
    assert.match(text, /^Data of 2026-01-01 → 2026-02-01\n/);
    assert.match(text, /## Services added\n\n- `sqs` Amazon SQS, \d+ actions\n/);
    assert.match(text, /## Services removed\n\n- `a4b` Alexa for Business, \d+ actions\n/);
    assert.match(
      text,
      /- `s3` Amazon S3\n {2}- actions added \(1\): `GetObject`\n {2}- actions removed \(1\): `FetchObject`\n {2}- access level changed \(1\): `PutObject` Read → Write/,
    );
  });
});

/** A service as if it had been published with another name for one action and another level for a second. */
function ageActions(service: CatalogueService): CatalogueService {
  return {
    ...service,
    actions: service.actions.map((action) => {
      const name = action.name === 'GetObject' ? 'FetchObject' : action.name;
      return { ...action, name, accessLevel: name === 'PutObject' ? 'Read' : action.accessLevel };
    }),
  };
}
