import { type ConditionKeyTable, createConditionKeyTable, matchesPieces, piecesOf } from './condition-key-table';
import { globalConditionKeys } from './global-condition-keys';
import type { ConditionKey } from './types';
import { webIdentityKey } from './web-identity-keys';

/** How many names are remembered: enough for any policy, and little memory for a day of typing. */
const remembered = 4096;

/**
 * Makes the lookup of condition keys over all services. Global keys answer first, then the service of the key's prefix, then the
 * services that define keys under a prefix of somebody else (`saml:aud` of `sts`), then the claims of any OpenID Connect provider. Answers are remembered, also that there is none.
 */
export function createConditionKeyLookup(
  tableOfService: (prefix: string) => ConditionKeyTable | undefined,
  foreignKeyPrefixes: readonly (readonly [keyPrefix: string, prefixes: string])[],
): (name: string) => ConditionKey | undefined {
  const globals = createConditionKeyTable(globalConditionKeys);
  const definers = createDefiners(foreignKeyPrefixes);
  const answers = new Map<string, ConditionKey | undefined>();
  return (name) => {
    const lower = name.toLowerCase();
    const known = answers.get(lower);
    if (known !== undefined || answers.has(lower)) {
      return known;
    }
    const answer = globals(lower) ?? findInServices(lower, tableOfService, definers) ?? webIdentityKey(lower);
    if (answers.size >= remembered) {
      answers.clear();
    }
    answers.set(lower, answer);
    return answer;
  };
}

function findInServices(
  name: string,
  tableOfService: (prefix: string) => ConditionKeyTable | undefined,
  definers: (keyPrefix: string) => readonly string[],
): ConditionKey | undefined {
  const colon = name.indexOf(':');
  if (colon === -1) {
    return undefined;
  }
  const keyPrefix = name.slice(0, colon);
  for (const prefix of [keyPrefix, ...definers(keyPrefix)]) {
    const key = tableOfService(prefix)?.(name);
    if (key !== undefined) {
      return key;
    }
  }
  return undefined;
}

/** The services that define keys under a prefix which is not theirs. A prefix may have placeholders itself. */
function createDefiners(
  foreignKeyPrefixes: readonly (readonly [keyPrefix: string, prefixes: string])[],
): (keyPrefix: string) => readonly string[] {
  const exact = new Map(foreignKeyPrefixes.map(([keyPrefix, prefixes]) => [keyPrefix.toLowerCase(), prefixes.split(' ')]));
  const templates = foreignKeyPrefixes
    .filter(([keyPrefix]) => keyPrefix.includes('${'))
    .map(([keyPrefix, prefixes]) => ({ pieces: piecesOf(keyPrefix), prefixes: prefixes.split(' ') }));
  return (keyPrefix) => exact.get(keyPrefix) ?? templates.find(({ pieces }) => matchesPieces(keyPrefix, pieces))?.prefixes ?? [];
}
