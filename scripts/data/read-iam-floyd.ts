import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolder } from './packages';

/** What `iam-floyd` says in the comments of its generated code, and iam-data does not. */
export interface FloydData {
  readonly services: ReadonlyMap<string, FloydService>;
  /** Name, path and description of each AWS managed policy. */
  readonly managedPolicies: readonly FloydManagedPolicy[];
}

export interface FloydService {
  /** Stems of its pages in the Service Authorization Reference: several for a few prefixes. */
  readonly pages: readonly string[];
  /** By the name of the action. */
  readonly actions: ReadonlyMap<string, FloydAction>;
}

export interface FloydAction {
  readonly page: string;
  readonly documentation: string | undefined;
}

export interface FloydManagedPolicy {
  readonly name: string;
  /** `service-role/` or empty. */
  readonly path: string;
  readonly description: string;
}

/** Reads the installed package. Throws when its code no longer looks as expected. */
export function readIamFloyd(packageName: string): FloydData {
  const folder = path.join(packageFolder(packageName), 'lib', 'generated');
  const statements = path.join(folder, 'policy-statements');
  const services = new Map<string, ServiceBeingRead>();
  for (const file of readdirSync(statements).sort()) {
    if (file.endsWith('.js') && file !== 'index.js') {
      readStatement(readCode(path.join(statements, file)), file, services);
    }
  }
  return { services, managedPolicies: readManagedPolicies(readCode(path.join(folder, 'aws-managed-policies', 'iam-floyd.js'))) };
}

/** The code of a file without its source map, which is longer than the code. */
function readCode(file: string): string {
  const code = readFileSync(file, 'utf8');
  const map = code.indexOf('//# sourceMappingURL=');
  return map === -1 ? code : code.slice(0, map);
}

interface ServiceBeingRead {
  readonly pages: string[];
  readonly actions: Map<string, FloydAction>;
}

function readStatement(code: string, file: string, services: Map<string, ServiceBeingRead>): void {
  const prefix = /servicePrefix = '([^']+)'/.exec(code)?.[1];
  const page = /\/reference\/list_([a-z0-9-]+)\.html\)/.exec(code)?.[1];
  if (prefix === undefined || page === undefined) {
    throw new Error(`\`iam-floyd\` has changed: no prefix or page in ${file}. See scripts/data/read-iam-floyd.ts.`);
  }
  const service: ServiceBeingRead = services.get(prefix) ?? { pages: [], actions: new Map() };
  services.set(prefix, service);
  service.pages.push(page);
  for (const [, comment = '', name = ''] of code.matchAll(
    /\/\*\*\n((?: {5}\*.*\n)*?) {5}\*\/\n {4}\w+\(\) \{\n {8}return this\.to\('([^']+)'\)/g,
  )) {
    service.actions.set(name, { page, documentation: /^ +\* (https:\/\/\S+)$/m.exec(comment)?.[1] });
  }
}

function readManagedPolicies(code: string): readonly FloydManagedPolicy[] {
  const policies = [...code.matchAll(/^\/\*\* (.*) \*\/\nAwsManagedPolicy\.\w+ = '((?:[\w+=,.@-]+\/)*)([^'/]+)';$/gm)].map(
    ([, description = '', folder = '', name = '']) => ({ name, path: folder, description: description.trim() }),
  );
  if (policies.length < 1000) {
    throw new Error(`\`iam-floyd\` has changed: only ${policies.length} managed policies found. See scripts/data/read-iam-floyd.ts.`);
  }
  return policies;
}
