import type { PolicyDocument } from '../../policy/ast';
import { namesPrincipals } from '../../policy/policy-type';
import type { ServiceReference } from '../../reference/types';
import { counted } from '../explain/count';
import { resourcesOfAction } from './actions-table';
import { conditionCell, principalCell } from './cells';
import { type Effect, type Granted, grantedBy, placeOfGrant } from './granted';
import type { SummaryRow, SummaryTable } from './table';

/** The resources on which the policy allows or denies an action, each with the conditions of its statement. */
export function resourcesTable(
  document: PolicyDocument,
  effect: Effect,
  prefix: string,
  name: string,
  reference: ServiceReference,
): Omit<SummaryTable, 'trail'> {
  const lower = name.toLowerCase();
  const action = reference.actions(prefix)?.find((candidate) => candidate.name.toLowerCase() === lower);
  const granted = grantedBy(document, effect, reference).filter(({ covered }) => action !== undefined && covered.actions.has(action));
  const rows = granted.flatMap((one) => rowsOf(document, one, prefix, name, reference));
  return {
    columns: ['Resource', 'Region', 'Account', ...(namesPrincipals(document.type) ? ['Principal'] : []), 'Request condition'],
    groups: granted.length === 0 ? [] : [{ title: counted(rows.length, 'resource'), rows, remaining: [] }],
    notes:
      granted.length > 0
        ? []
        : [effect === 'Deny' ? 'The policy does not deny this action now.' : 'The policy does not allow this action now.'],
  };
}

function rowsOf(
  document: PolicyDocument,
  granted: Granted,
  prefix: string,
  name: string,
  reference: ServiceReference,
): readonly SummaryRow[] {
  const { statement } = granted;
  const more = [...(namesPrincipals(document.type) ? [principalCell([statement])] : []), conditionCell([statement])];
  const resources = resourcesOfAction(document, granted, prefix, name, reference);
  if (resources.length === 0) {
    const cells = ['None that fits', '', '', ...more];
    return [
      {
        id: `${statement.index}`,
        cells,
        at: placeOfGrant(granted, prefix, name),
        mark: 'no effect',
        hint: 'None of the statement’s resources is of a type that the action works on.',
      },
    ];
  }
  return resources.map(({ text, region, account, at }) => ({
    id: `${statement.index} ${text}`,
    cells: [text, region, account, ...more],
    at,
  }));
}
