import assert from 'node:assert/strict';
import { buildCatalogue } from '../../scripts/data/build-catalogue';
import type { CatalogueAction, CatalogueService } from '../../scripts/data/catalogue';
import { encodeService } from '../../scripts/data/encode-service';
import { type Generated, generate } from '../../scripts/data/generate';
import { findFaults, findWarnings, type Guarded } from '../../scripts/data/guards';
import { dateOfVersion, type RawData } from '../../scripts/data/read-iam-data';
import { summarize } from '../../scripts/data/summary';

const generated = generate();

/** The faults of the data after something was done to its services, against the summary of the data as it is. */
function faultsAfter(change: (service: CatalogueService) => CatalogueService | undefined, rest: Partial<Guarded> = {}): readonly string[] {
  const catalogue = { ...generated.catalogue, services: generated.catalogue.services.flatMap((service) => change(service) ?? []) };
  const summary = summarize(catalogue, { packages: {}, files: {}, counts: notInCatalogue(generated), coverage: 0.993 });
  return findFaults({ ...generated.guarded, catalogue, summary, committed: generated.summary, ...rest });
}

function notInCatalogue({ summary }: Generated): Readonly<Record<string, number>> {
  return summary.counts;
}

function eachAction(change: (action: CatalogueAction) => CatalogueAction): (service: CatalogueService) => CatalogueService {
  return (service) => ({ ...service, actions: service.actions.map(change) });
}

describe('the guards of the data', () => {
  it('find no fault in the data as it is', () => {
    assert.deepEqual(findFaults({ ...generated.guarded, committed: generated.summary }), []);
    assert.deepEqual(findFaults({ ...generated.guarded, committed: undefined }), []);
  });

  it('find a field that went empty', () => {
    const counts = (faults: readonly string[]) => faults.map((fault) => /^`(\w+)` fell/.exec(fault)?.[1]);
    assert.deepEqual(counts(summaryFaults({ actionsWithDependentActions: 0 })), ['actionsWithDependentActions']);
    assert.deepEqual(counts(summaryFaults({ actionsPermissionOnly: 100 })), ['actionsPermissionOnly']);
    assert.deepEqual(counts(summaryFaults({ resourceTypeLinksRequired: 14_000 })), ['resourceTypeLinksRequired']);
    assert.deepEqual(counts(summaryFaults({ managedPolicies: 1_000 })), ['managedPolicies']);
    assert.deepEqual(summaryFaults({ resourceTypeLinksRequired: 15_000 }), []);
  });

  it('find that the fields of every action went empty', () => {
    const faults = faultsAfter(
      eachAction((action) => ({ ...action, dependentActions: [], conditionKeys: [] })),
      { summary: emptied() },
    );
    assert.ok(faults.some((fault) => fault.startsWith('`actionsWithDependentActions` fell from 1584 to 0')));
    assert.ok(faults.some((fault) => fault.startsWith('`actionsWithConditionKeys` fell')));
  });

  it('find that many actions are gone', () => {
    assert.match(summaryFaults({ actions: 21_900 }).join(), /`actions` fell from 22091 to 21900, by more than 0.5 %/);
    assert.deepEqual(summaryFaults({ actions: 22_050 }), []);
  });

  it('find that a service is gone, unless it is listed as retired', () => {
    const without = (service: CatalogueService) => (service.prefix === 'a2c' ? undefined : service);
    assert.match(faultsAfter(without).join('\n'), /The service `a2c` is gone/);
    assert.doesNotMatch(faultsAfter(without, { retiredServices: new Set(['a2c']) }).join('\n'), /a2c/);
  });

  it('find references to what is not defined', () => {
    const one = (change: Partial<CatalogueAction>) =>
      faultsAfter((service) => ({
        ...service,
        actions: service.actions.map((action) =>
          service.prefix === 's3' && action.name === 'GetObject' ? { ...action, ...change } : action,
        ),
      }));
    assert.match(one({ conditionKeys: ['s3:NoSuchKey'] }).join(), /`s3:GetObject` refers to the condition key `s3:NoSuchKey`/);
    const link = { name: 'nosuchtype', required: false, conditionKeys: [], dependentActions: [] };
    assert.match(one({ resourceTypes: [link] }).join(), /refers to the resource type `nosuchtype`/);
    assert.match(one({ dependentActions: ['iam:NoSuchAction'] }).join(), /depends on `iam:NoSuchAction`/);
    assert.match(
      faultsAfter((service) => service, { referredActions: ['s3:NoSuchAction'] }).join(),
      /hand-written table refers to `s3:NoSuchAction`/,
    );
  });

  it('find an access level or a type that the data never had', () => {
    const committed = { ...generated.summary, accessLevels: ['List', 'Read', 'Write'], conditionKeyTypes: ['String'] };
    const faults = findFaults({ ...generated.guarded, committed });
    assert.ok(faults.includes('The access level `Tagging, Write` is new to the data.'));
    assert.ok(faults.includes('The condition key type `ArrayOfBool` is new to the data.'));
  });

  it('find that AWS’s own policies use too many unknown actions', () => {
    const faults = findFaults({ ...generated.guarded, summary: { ...generated.summary, coverage: 0.9919 }, committed: generated.summary });
    assert.deepEqual(faults, ['Only 99.19 % of the actions in AWS managed policies are known; at least 99.2 % must be.']);
  });

  it('find a global condition key that our table lacks', () => {
    const { ours } = generated.guarded.globalKeys;
    assert.match(faultsAfter((service) => service, { globalKeys: { published: ['aws:NewKey'], ours } }).join(), /`aws:NewKey` is missing/);
  });

  it('find that two sources disagree', () => {
    const otherSource = generated.guarded.otherSource.slice(200);
    assert.match(faultsAfter((service) => service, { otherSource }).join(), /disagree on 20\d actions/);
  });

  it('warn of old data', () => {
    const now = Date.parse('2026-11-20');
    assert.deepEqual(findWarnings('2026-10-10', now), []);
    assert.deepEqual(findWarnings('2026-09-26', now), ['The data is of 2026-09-26, 55 days old. Run: npm run update-data']);
  });
});

describe('the generator', () => {
  const raw = (accessLevel: string, type: string): RawData => ({
    version: '1.0.202601011',
    date: '2026-01-01',
    services: [
      {
        prefix: 'a',
        name: 'A',
        supportsResourceControl: false,
        actions: [
          { name: 'Get', description: 'Grants permission to get', accessLevel, resourceTypes: [], conditionKeys: [], dependentActions: [] },
        ],
        resourceTypes: [{ key: 't', arn: 'arn:${Partition}:a:::t/${Name}, arn:${Partition}:a:::u/${Name}' }],
        conditionKeys: [{ key: 'a:tag/<key>', description: 'Filters access by a tag', type }],
      },
    ],
  });
  const build = (accessLevel: string, type: string) =>
    buildCatalogue(raw(accessLevel, type), { ...raw('Read', 'String'), services: [] }, { services: new Map(), managedPolicies: [] });

  it('refuses an access level and a type that it does not know', () => {
    assert.throws(() => build('Reed', 'String'), /The access level of `a:Get` is `Reed`/);
    assert.throws(() => build('Tagging, Read', 'String'), /`Tagging, Read`/);
    assert.throws(() => build('constructor', 'String'), /`constructor`/);
    assert.throws(() => build('Read', 'Colour'), /The type of the condition key `a:tag\/<key>` of `a` is `Colour`/);
  });

  it('reads the combined levels, several ARN formats and every spelling of a placeholder', () => {
    const [service] = build('Permissions management, Write', 'ArrayOfARN').services;
    assert.deepEqual(
      service?.actions.map(({ accessLevel, alsoWrite }) => [accessLevel, alsoWrite]),
      [['Permissions management', true]],
    );
    assert.deepEqual(service?.resourceTypes[0]?.arnFormats, ['arn:${Partition}:a:::t/${Name}', 'arn:${Partition}:a:::u/${Name}']);
    assert.deepEqual(service?.conditionKeys, [{ name: 'a:tag/${key}', type: 'ARN', multivalued: true, description: 'a tag' }]);
  });

  it('refuses to encode an ARN format that does not begin with the partition', () => {
    const [service] = build('Read', 'String').services;
    assert.ok(service !== undefined);
    const odd = { ...service, resourceTypes: [{ name: 't', arnFormats: ['urn:a'], conditionKeys: [] }] };
    assert.throws(() => encodeService(odd), /The ARN format `urn:a`/);
  });

  it('reads the date of the data from its version', () => {
    assert.equal(dateOfVersion('0.21.202609261'), '2026-09-26');
    assert.throws(() => dateOfVersion('1.2.3'), /holds no date/);
  });
});

/** The faults of the data when the counts of its summary change. */
function summaryFaults(counts: Readonly<Record<string, number>>): readonly string[] {
  const summary = { ...generated.summary, counts: { ...generated.summary.counts, ...counts } };
  return findFaults({ ...generated.guarded, summary, committed: generated.summary });
}

/** The summary of the data when no action names a condition key or a dependent action. */
function emptied() {
  const services = generated.catalogue.services.map(eachAction((action) => ({ ...action, dependentActions: [], conditionKeys: [] })));
  return summarize({ ...generated.catalogue, services }, { packages: {}, files: {}, counts: {}, coverage: 0.993 });
}
