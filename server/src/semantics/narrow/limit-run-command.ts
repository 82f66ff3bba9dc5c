import type { PolicyDocument, Statement } from '../../policy/ast';
import { listed } from '../../policy/writer';
import type { ActionName, ServiceReference } from '../../reference/types';
import { coversEveryResource } from '../covers-every-resource';
import { knownStop, stopWith } from '../known-stops';
import { qualifiedName } from '../matching-actions';
import type { ValuesInUse } from '../values-in-use';
import { withTests } from './add-condition';
import { divideEntries } from './divide-entries';
import { type Narrowing, narrowing } from './narrowing';
import { type Part, splitStatement } from './split-statement';

const sendCommand = 'ssm:SendCommand';

/**
 * Keeps Run Command to one document and to instances with a tag. AWS asks for both in each request, so each has a statement.
 *
 * Why that narrows: the old Resource is every one; each of the two statements is the old one for one action on fewer resources, one of
 * them under one more test. The other actions stay as they were.
 */
export function limitRunCommand(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { effect, action, resource, condition } = statement;
  if (effect !== 'Allow' || !action?.known || action.negated || resource === undefined || !coversEveryResource(resource)) {
    return [];
  }
  const { within, others } = divideEntries(reference, action.patterns, isSendCommand);
  const tagged = condition?.tests.some(({ key }) => /resourcetag\//i.test(key.text))
    ? undefined
    : withTests(statement, [['StringEquals', `ssm:resourceTag/${knownStop('TagKey', known, 'tag-key')}`, stopWith('TagValue', [])]]);
  if (within.length === 0 || others.length > mostEntries || tagged === undefined) {
    return [];
  }
  const region = knownStop('Region', known, 'region');
  const account = knownStop('Account', known, 'account');
  // A document of AWS has no account in its ARN.
  const onDocument: Part = {
    actions: sendCommand,
    resource: `arn:aws:ssm:${region}:*:document/${stopWith('DocumentName', [])}`,
    word: 'Document',
  };
  const onInstances: Part = {
    actions: sendCommand,
    resource: `arn:aws:ec2:${region}:${account}:instance/*`,
    condition: tagged,
    word: 'Instances',
  };
  const rest: readonly Part[] = others.length === 0 ? [] : [{ actions: listed(others), word: '' }];
  const edits = splitStatement(document, statement, [...rest, onDocument, onInstances]);
  return edits === undefined ? [] : [narrowing(`Limit \`${sendCommand}\` to one document and to instances with a tag`, edits)];
}

/** More entries in one list are no longer read through. */
const mostEntries = 40;

function isSendCommand(action: ActionName): boolean {
  return qualifiedName(action) === sendCommand;
}
