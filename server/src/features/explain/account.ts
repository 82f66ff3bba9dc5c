import { code, prose } from './markdown';

/** An account id in Markdown, with its alias from the settings where it has one: `` `111122223333` (production) ``. */
export function namedAccount(id: string, aliases: ReadonlyMap<string, string>): string {
  const alias = aliases.get(id);
  return alias === undefined || alias === '' ? code(id) : `${code(id)} (${prose(alias)})`;
}
