import type { PolicyDocument, Statement } from '../../policy/ast';
import { tabStop } from '../../text/tab-stop';
import { knownStop } from '../known-stops';
import { namesOnly } from '../named-principals';
import type { ValuesInUse } from '../values-in-use';
import { addConditions, type NewTest } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps a role for EKS Pod Identity to one cluster, or to one service account of one cluster.
 *
 * Why that narrows: each is one more test of an Allow's condition. Empty where the statement names others than services.
 */
export function scopePodIdentity(document: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Narrowing[] {
  const { effect, principal } = statement;
  if (effect !== 'Allow' || principal === undefined || !namesOnly(principal, 'Service')) {
    return [];
  }
  const account: NewTest = ['StringEquals', 'aws:SourceAccount', knownStop('Account', known, 'account')];
  const cluster: NewTest = [
    'ArnEquals',
    'aws:SourceArn',
    `arn:aws:eks:${knownStop('Region', known, 'region')}:${knownStop('Account', known, 'account')}:cluster/${tabStop('cluster')}`,
  ];
  const pod: readonly NewTest[] = [
    ['StringEquals', 'aws:RequestTag/kubernetes-namespace', tabStop('namespace')],
    ['StringEquals', 'aws:RequestTag/kubernetes-service-account', tabStop('service-account')],
  ];
  const choices: readonly (readonly [title: string, tests: readonly NewTest[]])[] = [
    ['Let in one service account of one cluster', [account, ...pod, cluster]],
    ['Let in one cluster', [account, cluster]],
  ];
  return choices.flatMap(([title, tests]) => {
    const edits = addConditions(document, statement, tests);
    return edits === undefined ? [] : [narrowing(title, edits)];
  });
}
