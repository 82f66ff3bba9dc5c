import type { PolicyDocument } from '../policy/ast';
import { mayBeResourceControl } from '../policy/detect-policy-type';
import { namesPrincipals, type PolicyType } from '../policy/policy-type';
import type { PolicyTypeGlob } from './settings';

/** The type that the user has set for files of this path; the last pattern that matches wins. `path` is relative, with `/`. */
export function policyTypeOfPath(path: string, globs: readonly PolicyTypeGlob[]): PolicyType | undefined {
  return globs.findLast(({ glob }) => glob.matches(path))?.type;
}

/**
 * The type that the names of a file and its folder suggest, for a text that is one policy and nothing else, where the policy itself leaves
 * it open: a service control policy looks like an identity-based one. `undefined` when the names say nothing or the policy says otherwise.
 */
export function policyTypeSuggestedByPath(path: string, text: string, policies: readonly PolicyDocument[]): PolicyType | undefined {
  const [policy, another] = policies;
  if (policy === undefined || another !== undefined || !isAll(text, policy)) {
    return undefined;
  }
  const names = namesOf(path);
  for (const [depth, name] of names.entries()) {
    for (const { type, phrase, word } of suggestions) {
      const near = depth < nearby;
      const inFull = phrase.test(name);
      if (type === 'resource-control' && depth > 0 && isBesideResourceControl(policy)) {
        continue;
      }
      if (((inFull || (near && word?.test(name))) && isPossible(type, policy)) || (inFull && near && ofOrganization.has(type))) {
        return type === policy.type ? undefined : type;
      }
    }
  }
  return undefined;
}

/** The type that the names of a file and its folder suggest, for a text that has nothing in it yet. */
export function policyTypeNamedByPath(path: string): PolicyType | undefined {
  const near = namesOf(path).slice(0, nearby);
  return suggestions.find(({ phrase, word }) => near.some((name) => phrase.test(name) || word?.test(name) === true))?.type;
}

/** Whether the names of a file and its folder tell of policies. */
export function namesPolicies(path: string): boolean {
  return namesOf(path)
    .slice(0, 2)
    .some((name) => / (polic(y|ies)|iam) /.test(name));
}

/** The file's first, then those of the folders outwards: in lower case, their words between spaces. */
function namesOf(path: string): readonly string[] {
  const words = (name: string) => name.toLowerCase().split(/[^a-z]+/);
  return path
    .split('/')
    .map((name) => ` ${words(name).join(' ')} `)
    .reverse();
}

/** Folders of their name hold nothing else: what the policy says otherwise is its mistake. */
const ofOrganization: ReadonlySet<PolicyType> = new Set(['service-control', 'resource-control']);

/**
 * In such a folder AWS's own examples keep policies of resources that resource control policies do not reach: what only the folder says
 * has to fit.
 */
function isBesideResourceControl({ statements }: PolicyDocument): boolean {
  return statements.every(({ principal }) => principal !== undefined) && !mayBeResourceControl(statements);
}

/** How many names, the file's first, may suggest a type by one word; what is said in full counts in every folder above. */
const nearby = 4;

const suggestions: readonly { readonly type: PolicyType; readonly phrase: RegExp; readonly word?: RegExp }[] = [
  { type: 'service-control', phrase: / service ?control ?polic(y|ies) /, word: / scps? / },
  { type: 'resource-control', phrase: / resource ?control ?polic(y|ies) /, word: / rcps? / },
  { type: 'permissions-boundary', phrase: / permissions? ?boundar(y|ies) /, word: / boundar(y|ies) / },
  { type: 'session', phrase: / session ?polic(y|ies) / },
  { type: 'trust', phrase: / (role ?)?trust ?polic(y|ies) | assume ?role ?policy( ?document)? /, word: / (trust|assumerole) / },
  { type: 'vpc-endpoint', phrase: / vpc ?endpoint ?polic(y|ies) /, word: / (vpce|vpc ?endpoint)s? / },
];

/** Whether nothing but space and YAML's comments and document marks stands around the policy. */
function isAll(text: string, { span }: PolicyDocument): boolean {
  const around = `${text.slice(0, span.start)}\n${text.slice(span.end)}`;
  return around.split('\n').every((line) => /^\s*(#.*|---|\.\.\.|\/\/.*)?\s*$/.test(line));
}

function isPossible(type: PolicyType, { statements }: PolicyDocument): boolean {
  const principals = statements.filter((statement) => statement.principal !== undefined);
  if (!namesPrincipals(type)) {
    return principals.length === 0;
  }
  switch (type) {
    case 'trust':
      return statements.every((statement) => statement.resource === undefined);
    default:
      return principals.length > 0;
  }
}
