import type { HostLanguage } from './host';
import { iamPolicyHost, jsonHost } from './json';
import { yamlHost } from './yaml';

/** The languages that policies are written in; the more specific first. */
export const hosts: readonly HostLanguage[] = [iamPolicyHost, jsonHost, yamlHost];

/** The host of an editor's language; `undefined` for a language that holds no policies. */
export function hostOfLanguage(languageId: string): HostLanguage | undefined {
  return hosts.find((host) => host.languageIds.includes(languageId));
}

/** The host of a file, by the end of its name. */
export function hostOfFile(path: string): HostLanguage | undefined {
  const name = path.toLowerCase();
  return hosts.find((host) => host.extensions.some((extension) => name.endsWith(extension)));
}

/** The host of an open document: by its language, except that a file whose name says that it is a policy is one. */
export function hostFor(languageId: string, path: string): HostLanguage | undefined {
  const byLanguage = hostOfLanguage(languageId);
  const byName = hostOfFile(path);
  return byLanguage === jsonHost && byName === iamPolicyHost ? byName : byLanguage;
}
