import { readFileSync } from 'node:fs';
import { globalConditionKeys } from '../../server/src/reference/global-condition-keys';
import { operationFacts } from '../../server/src/reference/operation-facts';
import { buildCatalogue } from './build-catalogue';
import type { Catalogue } from './catalogue';
import { countActions, joinManagedPolicies } from './count-actions';
import { encodeCatalogue } from './encode-catalogue';
import { encodeExtras } from './encode-extras';
import { encodeUse } from './encode-use';
import { lexiconFile, principalsFile } from './files';
import { gravestGrants } from './gravest-grants';
import type { Guarded } from './guards';
import { type HandWrittenPrincipals, harvestPrincipals } from './harvest-principals';
import { normalizeKey } from './normalize-key';
import { dataPackages, packageVersion } from './packages';
import { type RawData, readGlobalKeys, readIamData } from './read-iam-data';
import { type FloydData, readIamFloyd } from './read-iam-floyd';
import { readManagedPolicies } from './read-managed-policies';
import type { RetiredLexicon } from './retired-lexicon';
import { summariseGrants } from './summarise-grants';
import { type Summary, summarize } from './summary';

/** Everything one run makes. */
export interface Generated {
  readonly catalogue: Catalogue;
  /** The text of each file by its name. */
  readonly files: Readonly<Record<string, string>>;
  readonly summary: Summary;
  /** What the guards need besides the committed summary. */
  readonly guarded: Omit<Guarded, 'committed'>;
}

/**
 * Makes the data from the installed packages and the hand-written facts. Writes nothing. The same input gives the same output.
 * `counts` tells which AWS managed policies the use of actions is learnt from: all of them, unless some are kept to measure with.
 */
export function generate(counts: (policyName: string) => boolean = () => true): Generated {
  const data = readIamData(dataPackages.iamData);
  const floyd = readIamFloyd(dataPackages.iamFloyd);
  const catalogue = buildCatalogue(data, readIamData(dataPackages.iamDataBefore), floyd);
  const retired = readLexicon();
  const documents = readManagedPolicies(dataPackages.managedPolicies);
  const learnt = { policies: documents.policies.filter(({ name }) => counts(name)) };
  const use = countActions(catalogue, learnt, retired);
  const managedPolicies = joinManagedPolicies(floyd.managedPolicies, documents);
  const principals = harvestPrincipals(documents, readPrincipals());
  const grants = new Map(documents.policies.map((policy) => [policy.name, summariseGrants(policy, catalogue)]));
  const { index, detail } = encodeCatalogue(catalogue);
  const gravest = gravestGrants(documents, { index, detail, uses: use.uses });
  const files = {
    'detail.ndjson': detail,
    'extras.json': encodeExtras(catalogue, { use, retired, managedPolicies, principals, grants, gravest }),
    'index.json': index,
    'use.json': encodeUse(catalogue, learnt),
  };
  const summary = summarize(catalogue, {
    packages: Object.fromEntries(Object.values(dataPackages).map((name) => [name, packageVersion(name)])),
    files,
    coverage: use.coverage,
    counts: {
      managedPolicies: managedPolicies.length,
      graveManagedPolicies: gravest.size,
      managedPoliciesWithDescription: managedPolicies.filter(({ description }) => description !== '').length,
      servicePrincipals: principals.length,
      retiredActions: Object.values(retired.actions).reduce((sum, dates) => sum + Object.values(dates).flat().length, 0),
      actionsInManagedPolicies: use.uses.size,
    },
  });
  return { catalogue, files, summary, guarded: { catalogue, summary, ...guardedFacts(data, floyd, retired) } };
}

/** Reads the committed lexicon of retired actions. */
export function readLexicon(): RetiredLexicon {
  return JSON.parse(readFileSync(lexiconFile, 'utf8'));
}

function readPrincipals(): HandWrittenPrincipals {
  return JSON.parse(readFileSync(principalsFile, 'utf8'));
}

function guardedFacts(data: RawData, floyd: FloydData, retired: RetiredLexicon): Omit<Guarded, 'committed' | 'catalogue' | 'summary'> {
  const services = data.services.map(({ prefix }) => prefix);
  return {
    retiredServices: new Set(Object.keys(retired.services)),
    referredActions: Object.entries(operationFacts).flatMap(([prefix, operations]) =>
      Object.values(operations).flatMap((actions) =>
        actions.split(' ').map((action) => (action.includes(':') ? action : `${prefix}:${action}`)),
      ),
    ),
    globalKeys: {
      published: readGlobalKeys(dataPackages.iamData).map(normalizeKey),
      ours: new Set(globalConditionKeys.map(({ name }) => name.toLowerCase())),
    },
    otherSource: services.flatMap((prefix) => [...(floyd.services.get(prefix)?.actions.keys() ?? [])].map((name) => `${prefix}:${name}`)),
  };
}
