import { readArn } from '../../policy/arn';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { namesOnly, principalsOf } from '../named-principals';
import { addCondition } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Takes the assertions of a SAML provider only where they are made for AWS's sign-in.
 *
 * Why that narrows: it is one more test of an Allow's condition. Empty where the statement names others than identity providers.
 */
export function requireSamlAudience(document: PolicyDocument, statement: Statement): readonly Narrowing[] {
  const { effect, principal } = statement;
  if (effect !== 'Allow' || principal === undefined || !namesOnly(principal, 'Federated')) {
    return [];
  }
  const partition = readArn(principalsOf(principal, 'Federated')[0]?.text ?? '')?.partition ?? 'aws';
  const edit = addCondition(document, statement, 'StringEquals', 'SAML:aud', endpoints.get(partition) ?? endpoints.get('aws') ?? '');
  return edit === undefined ? [] : [narrowing('Compare `SAML:aud` with the sign-in endpoint of AWS', [edit])];
}

/** Source: IAM User Guide, "Enabling SAML 2.0 federated users to access the AWS Management Console"; those of Regions add `region.` in front. */
const endpoints: ReadonlyMap<string, string> = new Map([
  ['aws', 'https://signin.aws.amazon.com/saml'],
  ['aws-cn', 'https://signin.amazonaws.cn/saml'],
  ['aws-us-gov', 'https://signin.amazonaws-us-gov.com/saml'],
]);
