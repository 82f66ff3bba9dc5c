import { wildcardMatch } from '../../server/src/policy/wildcard';
import type { UseFile, UseRow } from '../../server/src/reference/encoding';
import type { Catalogue } from './catalogue';
import { toAscii } from './encode-catalogue';
import { listOf, type ManagedPolicyDocuments, type RawStatement } from './read-managed-policies';

/** Encodes the statements of AWS managed policies as what they use together: a few bytes for each action. */
export function encodeUse(catalogue: Catalogue, { policies }: ManagedPolicyDocuments): string {
  const numbers = new Map<string, number>();
  for (const { prefix, actions } of catalogue.services) {
    for (const { name } of actions) {
      numbers.set(`${prefix}:${name}`.toLowerCase(), numbers.size);
    }
  }
  const tables = { operators: new Table(), keys: new Table(), resourceTypes: new Table() };
  const typeOf = createTypeFinder(catalogue);
  const statements = policies
    .flatMap((policy) => policy.statements)
    .map((statement) => encodeStatement(statement, numbers, tables, typeOf));
  const file: UseFile = {
    counts: catalogue.services.map(({ actions }) => actions.length),
    operators: tables.operators.words,
    keys: tables.keys.words,
    resourceTypes: tables.resourceTypes.words,
    statements: statements.filter((row) => row.length > 1 || row[0].length > 0),
  };
  return toAscii(JSON.stringify(file));
}

/** Words, each with a number. */
class Table {
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(word: string): number {
    const known = this.#numbers.get(word) ?? this.words.push(word) - 1;
    this.#numbers.set(word, known);
    return known;
  }
}

type Tables = Readonly<Record<'operators' | 'keys' | 'resourceTypes', Table>>;

function encodeStatement(
  { Action, NotAction, Resource, Condition }: RawStatement,
  numbers: ReadonlyMap<string, number>,
  tables: Tables,
  typeOf: (arn: string) => string | undefined,
): UseRow {
  const actions = [...listOf(Action), ...listOf(NotAction)].flatMap((name) => numbers.get(name.toLowerCase()) ?? []);
  const steps = actions.map((number, index) => number - (actions[index - 1] ?? 0));
  const tests = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.keys(keys).flatMap((key) => [tables.operators.numberOf(operator), tables.keys.numberOf(key)]),
  );
  const types = new Set(listOf(Resource).flatMap((arn) => typeOf(arn) ?? []));
  const resourceTypes = [...types].map((type) => tables.resourceTypes.numberOf(type));
  return resourceTypes.length > 0 ? [steps, tests, resourceTypes] : tests.length > 0 ? [steps, tests] : [steps];
}

/** Finds `prefix/type` of an ARN: of the formats that it fills the one that says most. */
function createTypeFinder({ services }: Catalogue): (arn: string) => string | undefined {
  const formats = services.flatMap(({ prefix, resourceTypes }) =>
    resourceTypes.flatMap(({ name, arnFormats }) =>
      arnFormats.map((format) => ({
        type: `${prefix}/${name}`,
        service: format.split(':')[2],
        pattern: format.replace(/\$\{[^}]*\}/g, '*'),
      })),
    ),
  );
  const ofService = new Map<string | undefined, typeof formats>();
  for (const format of formats) {
    ofService.set(format.service, [...(ofService.get(format.service) ?? []), format]);
  }
  return (arn) => {
    const fitting = (ofService.get(arn.split(':')[2]) ?? []).filter(({ pattern }) => wildcardMatch(pattern, arn));
    return fitting.sort((a, b) => b.pattern.length - a.pattern.length)[0]?.type;
  };
}
