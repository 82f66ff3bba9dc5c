import type { PolicyDocument } from '../policy/ast';
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
  const words = path
    .split('/')
    .slice(-2)
    .reverse()
    .flatMap((part) => part.toLowerCase().split(/[^a-z]+/));
  for (const [type, pattern] of suggestions) {
    if (words.some((word) => pattern.test(word)) && type !== policy.type && isPossible(type, policy)) {
      return type;
    }
  }
  return undefined;
}

const suggestions: readonly (readonly [PolicyType, RegExp])[] = [
  ['service-control', /^scps?$/],
  ['resource-control', /^rcps?$/],
  ['permissions-boundary', /^(permissions?)?boundar(y|ies)$/],
  ['trust', /^(trust|assumerole)$/],
  ['vpc-endpoint', /^(vpce|vpcendpoint)s?$/],
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
    case 'resource-control':
      return principals.every((statement) => statement.effect === 'Deny' && statement.principal?.everyone !== undefined);
    default:
      return principals.length > 0;
  }
}
