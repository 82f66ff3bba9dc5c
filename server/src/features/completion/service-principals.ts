import type { ServiceReference } from '../../reference/types';
import { actionIndex } from './action-index';

/** Those in most trust policies and in most grants of `iam:PassRole`, first. */
const frequent = [
  'lambda',
  'ec2',
  'ecs-tasks',
  'states',
  'events',
  'scheduler',
  'apigateway',
  'cloudformation',
  'codebuild',
  'codepipeline',
  'glue',
];

const ordered = new WeakMap<ServiceReference, readonly string[]>();

/** The service principals of AWS, the frequent ones first, then those of the services that AWS's managed policies name most. */
export function servicePrincipals(reference: ServiceReference): readonly string[] {
  let principals = ordered.get(reference);
  if (principals === undefined) {
    const index = actionIndex(reference);
    const weights = new Map(reference.servicePrincipals().map((name) => [name, weightOf(name, index.usageOfService)]));
    principals = [...weights].sort(([, a], [, b]) => b - a).map(([name]) => name);
    ordered.set(reference, principals);
  }
  return principals;
}

function weightOf(principal: string, usage: (prefix: string) => number): number {
  const name = principal.replace(/\.amazonaws\.com$/, '');
  const place = frequent.indexOf(name);
  return place < 0 ? usage(name) : Number.MAX_SAFE_INTEGER - place;
}
