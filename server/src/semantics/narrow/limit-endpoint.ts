import type { PolicyDocument, Statement } from '../../policy/ast';
import { knownStop } from '../known-stops';
import type { ValuesInUse } from '../values-in-use';
import { addConditions, type NewTest } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps an endpoint to the principals and resources of one organization.
 *
 * Why that narrows: each is one more test of an Allow's condition.
 */
export function limitEndpoint(document: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Narrowing[] {
  const organization = knownStop('o-exampleorgid', known, 'organization');
  const tests: readonly NewTest[] = [
    ['StringEquals', 'aws:PrincipalOrgID', organization],
    ['StringEquals', 'aws:ResourceOrgID', organization],
  ];
  const edits = statement.effect === 'Allow' ? addConditions(document, statement, tests) : undefined;
  return edits === undefined ? [] : [narrowing('Let principals of one organization reach its resources only', edits)];
}
