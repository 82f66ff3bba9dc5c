import type { ActionPattern } from '../../policy/action-pattern';
import { hasWildcard } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { everyActionGranted, everythingGranted, servicesGranted } from '../broad-grants';
import { qualifiedName } from '../matching-actions';
import { createStatementMemory } from '../remember';
import { type SeriousRisk, seriousRisk } from '../risks/serious-risk';
import { type EffectiveGrant, watchGrants } from './effective-grants';
import { escalationsOf } from './escalations';
import { isUnlimited } from './reach';

/** An action that a statement grants without a limit, and how it does harm. */
export interface RiskyGrant {
  readonly grant: EffectiveGrant;
  readonly risk: SeriousRisk;
  /** The entry of Action that grants it. */
  readonly pattern: ActionPattern;
}

/**
 * What a statement grants without a limit that a finding of its own tells. Each action is in one place only: with what reads data; by the
 * wildcard that takes it along, whose author may not know that it does; or by its name, with the others that do the same harm.
 */
export interface RiskyGrants {
  readonly data: readonly RiskyGrant[];
  readonly wildcards: ReadonlyMap<ActionPattern, readonly RiskyGrant[]>;
  readonly named: ReadonlyMap<SeriousRisk['category'], readonly RiskyGrant[]>;
  /** All of them, as `s3:PutBucketPolicy`. */
  readonly told: ReadonlySet<string>;
}

const grantsOf = watchGrants((action) => seriousRisk(action) !== undefined);
const remembered = createStatementMemory<RiskyGrants>();

/**
 * The risky grants of the statement, after each Deny. One order says what speaks of an action, and what comes later keeps silent:
 * 1. every action there is; 2. all of a service, NotAction, NotResource; 3. the action alone as a way to more permissions; 4. these here,
 * the wildcard before the name; 5. changes, destruction among them; 6. reads.
 */
export function riskyGrants(reference: ServiceReference, document: PolicyDocument, statement: Statement): RiskyGrants {
  return remembered(document, statement, () => sort(collect(reference, document, statement)));
}

function collect(reference: ServiceReference, document: PolicyDocument, statement: Statement): readonly RiskyGrant[] {
  const { action, resource } = statement;
  if (action === undefined || action.negated || resource === undefined || resource.negated) {
    return [];
  }
  if (everythingGranted(statement) !== undefined || everyActionGranted(statement) !== undefined) {
    return [];
  }
  const grants = grantsOf(reference, document, statement);
  const services = new Set(grants.length === 0 ? [] : servicesGranted(reference, statement).map(({ servicePrefix }) => servicePrefix));
  const ways = grants.length === 0 ? none : waysUp(reference, document, statement);
  return grants.flatMap((grant): readonly RiskyGrant[] => {
    const { pattern, restricted } = grant;
    const risk = seriousRisk(grant.action);
    const counts = risk !== undefined && pattern !== undefined && !restricted && isWithoutLimit(grant, risk);
    const isToldApart = services.has(grant.action.servicePrefix) || ways.has(qualifiedName(grant.action));
    return counts && !isToldApart ? [{ grant, risk, pattern }] : [];
  });
}

const none: ReadonlySet<string> = new Set();

const rememberedWays = createStatementMemory<ReadonlySet<string>>();

/**
 * The actions, as `iam:CreateAccessKey`, by each of which alone the statement opens a way to more permissions, after each Deny. Whatever
 * the other statements allow: one finding speaks of the action, in the first statement that has it.
 */
export function waysUp(reference: ServiceReference, document: PolicyDocument, statement: Statement): ReadonlySet<string> {
  return rememberedWays(document, statement, () => {
    const found = escalationsOf(reference, document, statement).filter(
      ({ path, grants }) => grants.length === 1 && (path.certainty === 'certain' || path.certainty === 'likely'),
    );
    return found.length === 0 ? none : new Set(found.map(({ grants: [{ action }] }) => qualifiedName(action)));
  });
}

/** What cannot be limited to resources is a risk all the same where it gives away keys, opens doors or covers tracks. */
function isWithoutLimit({ action, pattern, resource, reach }: EffectiveGrant, { category }: SeriousRisk): boolean {
  if (reach === 'every-of-type' && resource?.arn !== undefined && !hasWildcard(resource.arn.resource)) {
    // There is one such resource only, as with the catalog of AWS Glue.
    return false;
  }
  const isUsable = !onlyWithKey.has(qualifiedName(action)) || !hasWildcard(pattern?.source.text ?? '');
  return isUsable && (isUnlimited(reach) || (reach === 'unscopable' && category !== 'exfiltration'));
}

/** What they return is of use only to who has a key for it: who names them has it, who writes `ec2:Get*` does not think of it. */
const onlyWithKey: ReadonlySet<string> = new Set(['ec2:GetPasswordData']);

function sort(grants: readonly RiskyGrant[]): RiskyGrants {
  const data: RiskyGrant[] = [];
  const wildcards = new Map<ActionPattern, RiskyGrant[]>();
  const named = new Map<SeriousRisk['category'], RiskyGrant[]>();
  for (const grant of grants) {
    const { pattern, risk } = grant;
    if (risk.category === 'exfiltration') {
      data.push(grant);
    } else if (hasWildcard(pattern.source.text)) {
      wildcards.set(pattern, [...(wildcards.get(pattern) ?? []), grant]);
    } else {
      named.set(risk.category, [...(named.get(risk.category) ?? []), grant]);
    }
  }
  return { data, wildcards, named, told: new Set(grants.map(({ grant }) => qualifiedName(grant.action))) };
}
