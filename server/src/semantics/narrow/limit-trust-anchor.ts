import type { PolicyDocument, Statement } from '../../policy/ast';
import { tabStop } from '../../text/tab-stop';
import { knownStop } from '../known-stops';
import { namesOnly } from '../named-principals';
import type { ValuesInUse } from '../values-in-use';
import { addConditions, type NewTest } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps a role for IAM Roles Anywhere to the certificates of one trust anchor, or to one certificate.
 *
 * Why that narrows: each is one more test of an Allow's condition. Empty where the statement names others than services.
 */
export function limitTrustAnchor(document: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Narrowing[] {
  const { effect, principal } = statement;
  if (effect !== 'Allow' || principal === undefined || !namesOnly(principal, 'Service')) {
    return [];
  }
  const anchor: NewTest = [
    'ArnEquals',
    'aws:SourceArn',
    `arn:aws:rolesanywhere:${knownStop('Region', known, 'region')}:${knownStop('Account', known, 'account')}:trust-anchor/${tabStop('TrustAnchorId')}`,
  ];
  const subject: NewTest = ['StringEquals', 'aws:PrincipalTag/x509Subject/CN', tabStop('common-name')];
  const choices: readonly (readonly [title: string, tests: readonly NewTest[]])[] = [
    ['Let in one certificate of one trust anchor', [anchor, subject]],
    ['Let in one trust anchor', [anchor]],
  ];
  return choices.flatMap(([title, tests]) => {
    const edits = addConditions(document, statement, tests);
    return edits === undefined ? [] : [narrowing(title, edits)];
  });
}
