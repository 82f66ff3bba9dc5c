import type { PolicyDocument } from '../../policy/ast';
import { policyTypeTitle } from '../../policy/policy-type';
import type { ServiceReference } from '../../reference/types';
import { actionsTable } from './actions-table';
import type { Effect } from './granted';
import { resourcesTable } from './resources-table';
import { servicesTable } from './services-table';
import type { SummaryPath, SummaryStep, SummaryTable } from './table';

/**
 * A table of the policy's summary, as AWS's console shows them: the services it speaks of, the actions of one of them by access level, or
 * the resources and conditions of one action. What is allowed and what is denied stand apart, neither less the other. Of a path that
 * leads nowhere the rows are missing, not the table.
 */
export function summaryTable(document: PolicyDocument, path: SummaryPath, reference: ServiceReference): SummaryTable {
  const [effect = '', prefix = '', action] = path;
  const trail = trailTo(document, path, reference);
  if (document.span.end - document.span.start > longestPolicy) {
    return { trail: trail.slice(0, 1), columns: [], groups: [], notes: ['The policy is many times larger than any that AWS takes.'] };
  }
  if (!isEffect(effect) || prefix === '') {
    return { ...servicesTable(document, reference), trail: trail.slice(0, 1) };
  }
  return action === undefined
    ? { ...actionsTable(document, effect, prefix, reference), trail }
    : { ...resourcesTable(document, effect, prefix, action, reference), trail };
}

/** In characters: twice the largest AWS managed policy, laid out. */
const longestPolicy = 500_000;

function isEffect(text: string): text is Effect {
  return text === 'Allow' || text === 'Deny';
}

function trailTo(
  { type }: PolicyDocument,
  [effect = '', prefix = '', action]: SummaryPath,
  reference: ServiceReference,
): readonly SummaryStep[] {
  const kind = policyTypeTitle(type);
  const service = reference.service(prefix)?.name ?? prefix;
  return [
    { title: kind.charAt(0).toUpperCase() + kind.slice(1), path: [] },
    { title: effect === 'Deny' ? `${service}, denied` : service, path: [effect, prefix] },
    ...(action === undefined ? [] : [{ title: action, path: [effect, prefix, action] }]),
  ];
}
