import type { PolicyDocument, Statement } from '../../policy/ast';
import { listed } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import { hasKey } from '../condition-keys-of';
import { stopWith } from '../known-stops';
import { qualifiedName } from '../matching-actions';
import type { ValuesInUse } from '../values-in-use';
import { resourceOfType } from './arn-to-fill';
import { guardActions } from './guard-actions';
import { type Narrowing, narrowing } from './narrowing';

const changeRecords = 'route53:ChangeResourceRecordSets';
const names = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';
const types = 'route53:ChangeResourceRecordSetsRecordTypes';

/**
 * Keeps changes of DNS records to one hosted zone, to names below one and to the types that point somewhere.
 *
 * Why that narrows: see `guardActions`; the entry of Resource that is replaced covers the zone whatever is filled in. Several records come
 * in one request, so `ForAllValues` asks it of each, and `Null` that there is one.
 */
export function limitRecordSets(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { resource, condition } = statement;
  if (resource === undefined || resource.negated || (condition && hasKey(condition, names, types))) {
    return [];
  }
  const zone = resourceOfType(reference, 'route53', 'hostedzone', known, resource);
  const edits = guardActions(reference, document, statement, {
    isGuarded: (action) => qualifiedName(action) === changeRecords,
    tests: [
      ['ForAllValues:StringLike', names, [`*.${stopWith('example.com', [])}`]],
      ['ForAllValues:StringEquals', types, ['A', 'AAAA', 'CNAME']],
      ['Null', names, 'false'],
    ],
    resource: zone && listed(zone),
    word: 'Records',
  });
  const what = zone === undefined ? 'names and types' : 'one zone, names and types';
  return edits === undefined ? [] : [narrowing(`Limit DNS records to ${what}`, edits)];
}
