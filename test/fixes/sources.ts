import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { latestManagedPolicies } from '../../scripts/managed-policies';
import type { PolicyType } from '../../server/src/policy/policy-type';
import { blockYaml } from '../support/as-yaml';
import { readFixtures } from '../support/fixture';
import { readMarked } from '../support/markers';
import { filesUnder, root } from '../support/repository';

/** A text with policies in it whose findings are to be fixed. */
export interface Source {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly type: PolicyType | undefined;
}

/** Every example of the rules' pages. */
export function examples(): readonly Source[] {
  return filesUnder('docs/rules', '.md').flatMap((file) =>
    readFixtures(readFileSync(path.join(root, file), 'utf8')).map(({ name, language, type, input }) => ({
      name: `${path.basename(file, '.md')}: ${name}`,
      language,
      text: readMarked(input.lines).text,
      type,
    })),
  );
}

/** AWS's managed policies, in their newest version. */
export function managedPolicies(): readonly Source[] {
  return latestManagedPolicies().map(({ name, text }) => ({ name, language: 'json', text, type: undefined }));
}

/** Real policies that are kept outside of the repository, by folder. `undefined` where it is absent. */
export function corpusFolder(folder: 'policies' | 'access-analyzer' | 'access-analyzer-history'): readonly Source[] | undefined {
  const whole = path.join(root, '../shared/corpus', folder);
  if (!existsSync(whole)) {
    return undefined;
  }
  return readdirSync(whole).map((name): Source => {
    const text = readFileSync(path.join(whole, name), 'utf8');
    return folder === 'policies' ? { name, language: 'json', text, type: undefined } : { name, ...judgedPolicy(text) };
  });
}

/** The statements that a catalogue of fixes begins with, kept outside of the repository too. `undefined` where it is absent. */
export function catalogueCases(): readonly Source[] | undefined {
  const file = path.join(root, '../shared/spec/risks.json');
  if (!existsSync(file)) {
    return undefined;
  }
  const { quick_fixes: cases }: { readonly quick_fixes: readonly CatalogueCase[] } = JSON.parse(readFileSync(file, 'utf8'));
  return cases.map(({ id, title, applies_to: holder, before }) => ({
    name: `${id}: ${title}`,
    language: 'json',
    text: JSON.stringify({ Version: '2012-10-17', Statement: before }, undefined, 2),
    type: holder === 'identity-policy' ? 'identity-based' : holder === 'role-trust-policy' ? 'trust' : 'resource-based',
  }));
}

interface CatalogueCase {
  readonly id: string;
  readonly title: string;
  readonly applies_to: string;
  readonly before: readonly object[];
}

/** A file there is a policy with what IAM Access Analyzer said of it. */
function judgedPolicy(text: string): Pick<Source, 'language' | 'text' | 'type'> {
  const { document }: { readonly document: unknown } = JSON.parse(text);
  return { language: 'json', text: JSON.stringify(document, undefined, 2), type: 'identity-based' };
}

/** The same in YAML's block style, where the text is complete JSON. */
export function asYaml(source: Source): Source | undefined {
  const text = source.language === 'json' ? blockYaml(source.text) : undefined;
  return text === undefined ? undefined : { ...source, name: `${source.name} in YAML`, language: 'yaml', text };
}
