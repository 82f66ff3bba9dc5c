import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { qualifiedName } from '../matching-actions';
import { namesAction } from '../names-action';
import { type EffectiveGrant, watchGrants } from './effective-grants';
import { createOverlap } from './overlap';

/** A Deny, and an action that the policy allows and that does what the denied one does. */
export interface BypassedDeny {
  /** The entry of the Deny's Action. */
  readonly pattern: ActionPattern;
  /** `ssm:GetParameter` */
  readonly denied: string;
  readonly around: EffectiveGrant;
  /** What both do: `reads the same parameters`. */
  readonly does: string;
}

interface Twins {
  readonly does: string;
  /** Whoever denies one of them means to keep somebody from what it does. `dynamodb:Scan` is denied for its cost, and is no such action. */
  readonly meant: readonly string[];
  /** Others that do it too. */
  readonly others: readonly string[];
}

const twins: readonly Twins[] = [
  {
    does: 'reads the same parameters',
    meant: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
    others: ['ssm:GetParameterHistory'],
  },
  {
    does: 'reads the same items',
    meant: ['dynamodb:GetItem', 'dynamodb:Query'],
    others: ['dynamodb:BatchGetItem', 'dynamodb:Scan', 'dynamodb:PartiQLSelect'],
  },
  {
    does: 'writes the same items',
    meant: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    others: ['dynamodb:BatchWriteItem', 'dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate'],
  },
  { does: 'deletes the same items', meant: ['dynamodb:DeleteItem'], others: ['dynamodb:BatchWriteItem', 'dynamodb:PartiQLDelete'] },
  { does: 'reads the same objects, by their versions', meant: ['s3:GetObject'], others: ['s3:GetObjectVersion'] },
  { does: 'deletes the same objects, version by version and for good', meant: ['s3:DeleteObject'], others: ['s3:DeleteObjectVersion'] },
  { does: 'changes who may use the same objects', meant: ['s3:PutObjectAcl'], others: ['s3:PutObjectVersionAcl'] },
  { does: 'gives the same users permissions', meant: ['iam:AttachUserPolicy', 'iam:PutUserPolicy'], others: [] },
  { does: 'gives the same groups permissions', meant: ['iam:AttachGroupPolicy', 'iam:PutGroupPolicy'], others: [] },
  { does: 'gives the same roles permissions', meant: ['iam:AttachRolePolicy', 'iam:PutRolePolicy'], others: [] },
  {
    does: 'ends the same recording',
    meant: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'],
    others: ['cloudtrail:UpdateTrail', 'cloudtrail:PutEventSelectors'],
  },
  { does: 'ends the same detection', meant: ['guardduty:DeleteDetector'], others: ['guardduty:UpdateDetector'] },
  {
    does: 'ends the same recording',
    meant: ['config:StopConfigurationRecorder', 'config:DeleteConfigurationRecorder'],
    others: ['config:DeleteDeliveryChannel'],
  },
  { does: 'opens the same security groups', meant: ['ec2:AuthorizeSecurityGroupIngress'], others: ['ec2:ModifySecurityGroupRules'] },
  { does: 'reads the same logs', meant: ['logs:GetLogEvents', 'logs:FilterLogEvents'], others: ['logs:StartQuery', 'logs:StartLiveTail'] },
];

/** How many statements are looked at: more than a policy of AWS's size can have. */
const most = 50;

const watched: ReadonlySet<string> = new Set(twins.flatMap(({ meant, others }) => [...meant, ...others]));
const grantsOf = watchGrants((action) => watched.has(qualifiedName(action)));

/**
 * The entries of Deny statements that another action gets around: the policy allows both, denies the one, and no Deny speaks of the other.
 * A Deny of what the policy does not allow guards against other policies, and is none.
 */
export function bypassedDenies(reference: ServiceReference, document: PolicyDocument): readonly BypassedDeny[] {
  const denies = document.statements.filter(({ effect, action }) => effect === 'Deny' && action !== undefined && !action.negated);
  const stopped = document.statements.filter(({ effect }) => effect === 'Deny').flatMap(({ action }) => action ?? []);
  const isFree = (name: string) => stopped.every((action) => namesAction(action, name) === false);
  const open = denies.length === 0 ? [] : twins.filter(({ meant, others }) => [...meant, ...others].some(isFree));
  if (open.length === 0) {
    return [];
  }
  const grants = document.statements
    .flatMap((statement) => grantsOf(reference, document, statement))
    .filter(({ restricted }) => !restricted);
  const arounds = open.flatMap((each) => {
    const free = [...each.meant, ...each.others].filter(isFree);
    const around = free.flatMap((name) => grants.filter(({ action }) => qualifiedName(action) === name));
    return around.length === 0 ? [] : [{ ...each, around: around.slice(0, most) }];
  });
  if (arounds.length === 0) {
    return [];
  }
  const allows = document.statements.filter(({ effect }) => effect === 'Allow');
  const meant = new Set(arounds.flatMap((each) => each.meant));
  const allowed = new Set([...meant].filter((name) => allows.some((each) => names(each, name))));
  const overlap = createOverlap(true);
  return denies.slice(0, most).flatMap((statement) => bypassesOf(statement, arounds, allowed, overlap));
}

function bypassesOf(
  statement: Statement,
  arounds: readonly (Twins & { readonly around: readonly EffectiveGrant[] })[],
  allowed: ReadonlySet<string>,
  overlap: ReturnType<typeof createOverlap>,
): readonly BypassedDeny[] {
  return arounds.flatMap(({ meant, around, does }): readonly BypassedDeny[] => {
    const denied = meant.find((name) => allowed.has(name) && names(statement, name));
    const pattern = denied === undefined ? undefined : statement.action?.patterns.find((each) => isNamedBy(statement, each, denied));
    const grant = around.find((each) => overlap(each.statement.resource, statement.resource));
    return denied === undefined || pattern === undefined || grant === undefined ? [] : [{ pattern, denied, around: grant, does }];
  });
}

function names({ action }: Statement, name: string): boolean {
  return action !== undefined && namesAction(action, name) === true;
}

function isNamedBy({ action }: Statement, pattern: ActionPattern, name: string): boolean {
  return action !== undefined && namesAction({ ...action, patterns: [pattern] }, name) === true;
}
