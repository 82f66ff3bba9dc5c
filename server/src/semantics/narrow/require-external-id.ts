import type { PolicyDocument, Statement } from '../../policy/ast';
import { tabStop } from '../../text/tab-stop';
import { namesAction } from '../names-action';
import { addCondition } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Lets a third party assume the role only with the external ID that it has issued for this customer.
 *
 * Why that narrows: it is one more test of an Allow's condition. Empty where the statement does not allow `sts:AssumeRole`, the one
 * action whose requests have the key, or asks for an external ID already.
 */
export function requireExternalId(document: PolicyDocument, statement: Statement): readonly Narrowing[] {
  const { effect, action } = statement;
  if (document.type !== 'trust' || effect !== 'Allow' || action === undefined || namesAction(action, 'sts:AssumeRole') !== true) {
    return [];
  }
  if (statement.condition?.tests.some(({ key }) => key.text.toLowerCase() === 'sts:externalid')) {
    return []; // With another ID there, no request would meet both.
  }
  const edit = addCondition(document, statement, 'StringEquals', 'sts:ExternalId', tabStop('external-id-issued-by-the-third-party'));
  return edit === undefined ? [] : [narrowing('Ask for the external ID that the third party has issued', [edit])];
}
