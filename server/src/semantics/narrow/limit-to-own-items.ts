import type { PolicyDocument, Statement } from '../../policy/ast';
import { expandsVariables } from '../../policy/policy-variable';
import type { ActionName, ServiceReference } from '../../reference/types';
import { hasKey } from '../condition-keys-of';
import { stopWith } from '../known-stops';
import { actionsOf, qualifiedName } from '../matching-actions';
import { listOf } from '../telling-actions';
import { guardActions } from './guard-actions';
import { type Narrowing, narrowing } from './narrowing';

const leadingKeys = 'dynamodb:LeadingKeys';
const ofItems = new Set('BatchGetItem BatchWriteItem DeleteItem GetItem PutItem Query UpdateItem'.split(' '));

/**
 * Keeps what reads and writes items of DynamoDB to those whose partition key is the caller's own ID. Scans are left out: they have no
 * partition key to ask for, and read every item.
 *
 * Why that narrows: see `guardActions`. Several keys come in one request, so `ForAllValues` asks it of each, and `Null` that there is one.
 */
export function limitToOwnItems(reference: ServiceReference, document: PolicyDocument, statement: Statement): readonly Narrowing[] {
  const { action, condition } = statement;
  if (action === undefined || expandsVariables(document) !== true || (condition && hasKey(condition, leadingKeys))) {
    return [];
  }
  const scans = [...actionsOf(reference, action)].filter(isScan);
  const edits = guardActions(reference, document, statement, {
    isGuarded: ({ servicePrefix, name }) => servicePrefix === 'dynamodb' && ofItems.has(name),
    isLeftOut: isScan,
    tests: [
      ['ForAllValues:StringEquals', leadingKeys, [stopWith('CallerId', callerIds)]],
      ['Null', leadingKeys, 'false'],
    ],
    word: 'OwnItems',
  });
  const leftOut = scans.length === 0 ? '' : `, leaving out ${listOf(scans)}`;
  return edits === undefined ? [] : [narrowing(`Limit items to those with the caller's ID as partition key${leftOut}`, edits)];
}

/** Policy variables for a user of an app, a user of IAM, and a tenant of a role session. */
const callerIds = ['cognito-identity.amazonaws.com:sub', 'aws:username', 'aws:PrincipalTag/tenant'].map((name) => `\${${name}}`);

function isScan(action: ActionName): boolean {
  return /^dynamodb:(Scan|PartiQLSelect)$/.test(qualifiedName(action));
}
