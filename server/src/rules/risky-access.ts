import type { PolicyDocument, Statement } from '../policy/ast';
import type { ActionName, ServiceReference } from '../reference/types';
import { everyResource } from '../semantics/covers-every-resource';
import { isUnlimited } from '../semantics/grants/reach';
import { type RiskyGrant, riskyGrants } from '../semantics/grants/risky-grants';
import { qualifiedName } from '../semantics/matching-actions';
import type { Enough } from '../semantics/narrow/scope-by-resource-type';
import { riskKinds } from '../semantics/risks/risks-of';
import type { SeriousRisk } from '../semantics/risks/serious-risk';
import { listOf } from '../semantics/telling-actions';
import type { ValuesInUse } from '../semantics/values-in-use';
import { alsoChanges } from './also-changes';
import type { Fix, Note, RuleVisitor } from './rule';

/** What can be done about a statement with such an action. */
type FixSource = (
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
  enough: Enough,
) => readonly Fix[];

/** Finds statements that grant actions of that risk by name and without a limit: one finding a statement, at the first entry. */
export function riskyAccess(category: SeriousRisk['category'], fixesFor: FixSource): RuleVisitor {
  return {
    Statement(statement, { document, reference, report }) {
      const told = telling(riskyGrants(reference, document, statement).named.get(category) ?? [], category);
      const [first] = told;
      if (first !== undefined) {
        report({
          at: first.pattern.source.span,
          message: `${naming(told)}${where(told)} ${told.length === 1 ? 'lets' : 'let'} whoever has this policy ${consequences(told)}.${alsoChanges(reference, document, statement, category)}`,
          related: notes(told),
          fixes: (known) => fixesFor(reference, document, statement, known, (actions) => isWithin(told, actions)),
        });
      }
    },
  };
}

/** Whether all that is told of is among the actions. */
export function isWithin(told: readonly RiskyGrant[], actions: ReadonlySet<ActionName>): boolean {
  const names = new Set([...actions].map(qualifiedName));
  return told.every((each) => names.has(nameOf(each)));
}

/** The grants in the order to tell them, those of the category before others: one of each kind of harm, the worst first, then the others. Among equals the shortest names, which are the basic ones. */
export function telling(grants: readonly RiskyGrant[], category?: SeriousRisk['category']): readonly RiskyGrant[] {
  const isOther = ({ risk }: RiskyGrant) => Number(category !== undefined && risk.category !== category);
  const sorted = [...grants].sort(
    (a, b) =>
      isOther(a) - isOther(b) ||
      rankOf(a) - rankOf(b) ||
      a.grant.action.name.length - b.grant.action.name.length ||
      (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  const firsts = sorted.filter(({ risk }, index) => sorted.findIndex((other) => other.risk === risk) === index);
  return [...firsts, ...sorted.filter((grant) => !firsts.includes(grant))];
}

function rankOf({ risk }: RiskyGrant): number {
  return riskKinds.findIndex(({ category, kind }) => category === risk.category && kind === risk.kind);
}

function nameOf({ grant }: RiskyGrant): string {
  return qualifiedName(grant.action);
}

/** `a`, `b` and 3 more */
export function naming(grants: readonly RiskyGrant[]): string {
  const actions = grants.slice(0, 3).map(({ grant }) => grant.action);
  return listOf(actions, grants.length - actions.length);
}

/** What whoever has the policy can do: two kinds of harm at most, the first ones. */
export function consequences(grants: readonly RiskyGrant[]): string {
  return [...new Set(grants.map(({ risk }) => risk.lets))].slice(0, 2).join(', and ');
}

/** ` on any resource`; empty where some cannot be limited to resources anyway. */
export function where(grants: readonly RiskyGrant[]): string {
  const resources = new Set(grants.map(({ grant }) => grant.resource));
  const [resource] = resources;
  if (resource === undefined || !grants.every(({ grant }) => isUnlimited(grant.reach))) {
    return '';
  }
  if ([...resources].every((each) => each !== undefined && everyResource({ negated: false, patterns: [each] }) !== undefined)) {
    return ` on any resource${grants.some(({ grant }) => grant.regional) ? ' in the Regions that the policy names' : ''}`;
  }
  return resources.size === 1
    ? ` on \`${resource.source.text}\`, which names none in particular,`
    : ' on resources that are none in particular';
}

/** The other entries that a finding speaks of, and the resource that limits nothing. */
function notes(grants: readonly RiskyGrant[]): readonly Note[] {
  const [first] = grants;
  const others = new Set(grants.map(({ pattern }) => pattern).filter((pattern) => pattern !== first?.pattern));
  const resource = grants.find(({ grant }) => isUnlimited(grant.reach))?.grant.resource;
  return [
    ...[...others].map(({ source }) => ({ at: source.span, message: `\`${source.text}\` does so too.` })),
    ...(resource === undefined ? [] : [{ at: resource.source.span, message: 'Limits nothing.' }]),
  ];
}
