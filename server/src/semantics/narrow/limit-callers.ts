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
 * The other principals stay, and `*` covered them too. Beside a service there is the account alone: a service's requests have neither of the
 * keys, so that the tests would keep it out.
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
  const one = narrowing('Let in one account only', [inAccount]);
  if (letsInServices(statement)) {
    return [one];
  }
  const endpoint = addCondition(document, statement, 'StringEquals', 'aws:SourceVpce', knownStop('vpce-1a2b3c4d', known, 'vpc-endpoint'));
  return [
    ...(organization === undefined ? [] : [narrowing('Let in callers of one organization only', [organization])]),
    one,
    ...(endpoint === undefined || document.type !== 'resource-based'
      ? []
      : [narrowing('Let in what comes through one VPC endpoint only', [endpoint])]),
  ];
}

/** Whether AWS services are among whom the statement lets in: they lack what only an account's principals have. */
export function letsInServices({ principal }: Statement): boolean {
  return principal?.groups.some(({ type }) => type.text === 'Service') === true;
}
