import type { ActionPattern } from '../../policy/action-pattern';
import { hasWildcard } from '../../policy/action-pattern';
import type { ResourcePattern } from '../../policy/arn';
import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { everyActionGranted, everythingGranted, servicesGranted } from '../broad-grants';
import { qualifiedName } from '../matching-actions';
import { createPairMemory } from '../remember';
import type { EscalationPath } from '../risks/escalation-path';
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
 * What a statement grants without a limit that a finding of its own tells. Each action is in one place only: by the wildcard that takes it
 * along, whose author may not know that it does; or by its name. Those named, and what reads data, are together under the gravest harm that
 * any of them does, where ARNs would limit them all: `data` where that is to read.
 */
export interface RiskyGrants {
  readonly data: readonly RiskyGrant[];
  readonly wildcards: ReadonlyMap<ActionPattern, readonly RiskyGrant[]>;
  readonly named: ReadonlyMap<SeriousRisk['category'], readonly RiskyGrant[]>;
  /** All of them, as `s3:PutBucketPolicy`. */
  readonly told: ReadonlySet<string>;
}

const grantsOf = watchGrants((action) => seriousRisk(action) !== undefined);
const remembered = createPairMemory<PolicyDocument, Statement, RiskyGrants>();

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

const rememberedWays = createPairMemory<PolicyDocument, Statement, ReadonlySet<string>>();

/**
 * The actions, as `iam:CreateAccessKey`, by each of which alone the statement opens a way to more permissions, after each Deny. Whatever
 * the other statements allow: one finding speaks of the action, in the first statement that has it.
 */
export function waysUp(reference: ServiceReference, document: PolicyDocument, statement: Statement): ReadonlySet<string> {
  return rememberedWays(document, statement, () => {
    const found = escalationsOf(reference, document, statement).filter(({ path, grants }) => grants.length === 1 && isTold(path));
    return found.length === 0 ? none : new Set(found.map(({ grants: [{ action }] }) => qualifiedName(action)));
  });
}

/**
 * Which finding of the statement asks for ARNs in place of `*`, or of the entry, already: of a risk with its category, or of a way to more
 * permissions. What else the statement lets change is told with it, as one mend settles both. `undefined` where none does.
 */
export function teller(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  entry?: ResourcePattern,
): SeriousRisk['category'] | 'escalation' | undefined {
  const { named, data } = riskyGrants(reference, document, statement);
  const isOf = ({ reach, resource }: EffectiveGrant) => isUnlimited(reach) && (entry === undefined || resource === entry);
  const category = tellers.find((each) => (each === 'exfiltration' ? data : named.get(each))?.some(({ grant }) => isOf(grant)));
  return category ?? (isWayUp(reference, document, statement, isOf) ? 'escalation' : undefined);
}

/** Whether the statement by itself opens a way that ARNs in place of `*` would close; not one by a whole service, whose finding tells it. */
function isWayUp(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  isOf: (grant: EffectiveGrant) => boolean,
): boolean {
  const services = servicesGranted(reference, statement);
  return escalationsOf(reference, document, statement).some(({ path, grants: [first] }) => {
    const isByService = first.pattern !== undefined && services.includes(first.pattern);
    return isTold(path) && path.passedTo === undefined && isOf(first) && !isByService;
  });
}

function isTold({ certainty }: EscalationPath): boolean {
  return certainty === 'certain' || certainty === 'likely';
}

/** The gravest first. */
const tellers: readonly SeriousRisk['category'][] = ['credentials', 'exposure', 'evasion', 'exfiltration'];

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
  const byName = grants.filter((each) => isNamed(each) || each.risk.category === 'exfiltration');
  const gravest = tellers.find((category) => byName.some(({ grant, risk }) => risk.category === category && isUnlimited(grant.reach)));
  for (const each of grants) {
    const { grant, pattern, risk } = each;
    const category = byName.includes(each) && isUnlimited(grant.reach) ? gravest : risk.category;
    if (category === 'exfiltration') {
      data.push(each);
    } else if (byName.includes(each) && category !== undefined) {
      named.set(category, [...(named.get(category) ?? []), each]);
    } else {
      wildcards.set(pattern, [...(wildcards.get(pattern) ?? []), each]);
    }
  }
  return { data, wildcards, named, told: new Set(grants.map(({ grant }) => qualifiedName(grant.action))) };
}

function isNamed({ pattern }: RiskyGrant): boolean {
  return !hasWildcard(pattern.source.text);
}
