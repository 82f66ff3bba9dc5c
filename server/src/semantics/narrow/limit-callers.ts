import type { PolicyDocument, Statement } from '../../policy/ast';
import { everyPrincipal } from '../covers-every-principal';
import { knownStop } from '../known-stops';
import type { ValuesInUse } from '../values-in-use';
import { addCondition } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps a grant to everyone to an organisation, to one account, or to what comes from one network.
 *
 * Why that narrows: the organisation and the endpoint are each one more test of an Allow's condition. The account takes the place of `*`, which covers every
 * principal of it; a principal of that account had the grant directly, and now has it only where the account's own policies agree.
 * The other principals stay, and `*` covered them too.
 */
export function limitCallers(document: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Narrowing[] {
  const { principal } = statement;
  const everyone = principal && everyPrincipal(principal);
  if (statement.effect !== 'Allow' || everyone === undefined) {
    return [];
  }
  const organization = addCondition(
    document,
    statement,
    'StringEquals',
    'aws:PrincipalOrgID',
    knownStop('o-exampleorgid', known, 'organization'),
  );
  const account = `arn:aws:iam::${knownStop('Account', known, 'account')}:root`;
  const inAccount = document.writer.replace(everyone, everyone === principal?.everyone ? { AWS: account } : account);
  const endpoint = addCondition(document, statement, 'StringEquals', 'aws:SourceVpce', knownStop('vpce-1a2b3c4d', known, 'vpc-endpoint'));
  return [
    ...(organization === undefined ? [] : [narrowing('Let in callers of one organization only', [organization])]),
    narrowing('Let in one account only', [inAccount]),
    ...(endpoint === undefined || document.type !== 'resource-based'
      ? []
      : [narrowing('Let in what comes through one VPC endpoint only', [endpoint])]),
  ];
}
