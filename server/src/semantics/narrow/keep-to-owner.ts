import type { PolicyDocument, Statement } from '../../policy/ast';
import { expandsVariables } from '../../policy/policy-variable';
import type { ActionName, ServiceReference } from '../../reference/types';
import { hasKey } from '../condition-keys-of';
import { knownStop } from '../known-stops';
import { risksOf } from '../risks/risks-of';
import type { ValuesInUse } from '../values-in-use';
import { guardActions } from './guard-actions';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps what reads or copies data to resources of the caller's own organization or account, where the ARNs leave that open.
 * Resources of AWS itself, such as public parameters and images, fall outside.
 *
 * Why that narrows: see `guardActions`.
 */
export function keepToOwner(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { resource, condition } = statement;
  if (resource === undefined || resource.negated || !resource.patterns.some(leavesOwnerOpen)) {
    return [];
  }
  if (
    condition !== undefined &&
    hasKey(condition, 'aws:ResourceAccount', 'aws:ResourceOrgID', 'aws:ResourceOrgPaths', 's3:ResourceAccount')
  ) {
    return [];
  }
  const expands = expandsVariables(document) === true;
  const owners = [
    ['organization', 'aws:ResourceOrgID', expands ? '${aws:PrincipalOrgID}' : knownStop('o-exampleorgid', known, 'organization')],
    ['account', 'aws:ResourceAccount', expands ? '${aws:PrincipalAccount}' : knownStop('Account', known, 'account')],
  ] as const;
  return owners.flatMap(([owner, key, value]) => {
    const edits = guardActions(reference, document, statement, {
      isGuarded: movesData,
      tests: [['StringEquals', key, value]],
      word: 'OwnData',
    });
    return edits === undefined ? [] : [narrowing(`Keep to resources of the caller's ${owner}`, edits)];
  });
}

/** `*`, and ARNs whose account is a wildcard; S3's buckets have none to tell. */
function leavesOwnerOpen({
  source,
  arn,
}: {
  readonly source: { readonly text: string };
  readonly arn: { readonly service: string; readonly account: string; readonly resource: string } | undefined;
}): boolean {
  return arn === undefined
    ? /^\*+$/.test(source.text)
    : /^[*?]+$/.test(arn.account) || (arn.service === 's3' && arn.account === '' && /^[*?]/.test(arn.resource));
}

function movesData(action: ActionName): boolean {
  return (
    risksOf(action).some(({ category }) => category === 'exfiltration') ||
    (action.servicePrefix === 's3' && /^(Put|Delete)Object/.test(action.name))
  );
}
