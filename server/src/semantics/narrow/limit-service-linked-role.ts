import type { ActionPattern } from '../../policy/action-pattern';
import type { ActionElement, ConditionElement, ConditionTest, PolicyDocument, Statement } from '../../policy/ast';
import type { Value } from '../../policy/value';
import { wildcardMatch } from '../../policy/wildcard';
import { carry } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import { tabStop } from '../../text/tab-stop';
import { matchingActions, qualifiedName } from '../matching-actions';
import { serviceLinkedRoleGrant } from '../service-linked-role';
import { addCondition, withTest } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';
import { splitStatement } from './split-statement';

const createRole = 'iam:CreateServiceLinkedRole';
const serviceKey = 'iam:AWSServiceName';

/**
 * Keeps a grant to create service-linked roles to those of one service. Empty where a wildcard such as `iam:*` grants it, which has to be
 * replaced first.
 *
 * Why that narrows: the service is one more test of an Allow's condition. Where the statement allows other actions too, the creation moves
 * to a statement of its own that is otherwise the same, and they stay as they were. One more entry in NotAction is one action less.
 */
export function limitServiceLinkedRole(reference: ServiceReference, document: PolicyDocument, statement: Statement): readonly Narrowing[] {
  const grant = serviceLinkedRoleGrant(statement);
  const { action } = statement;
  if (grant === undefined || !action?.known) {
    return [];
  }
  if (action.negated) {
    return leaveOut(document, action);
  }
  const named = action.patterns.filter((pattern) => grants(reference, pattern) && isAlone(reference, pattern));
  const others = action.patterns.filter((pattern) => !named.includes(pattern));
  if (named.length === 0 || others.some((pattern) => grants(reference, pattern))) {
    return [];
  }
  const service = serviceToFill(statement.condition);
  if (service === undefined) {
    return [];
  }
  const test = ['StringEquals', serviceKey, tabStop(service)] as const;
  const inPlace = others.length === 0 ? addCondition(document, statement, ...test) : undefined;
  const condition = others.length === 0 ? undefined : withTest(statement, ...test);
  const edits =
    condition === undefined
      ? inPlace && [inPlace]
      : splitStatement(document, statement, [
          { leaveOut: named.map(({ source }) => source), word: '' },
          { actions: createRole, condition, word: 'CreateServiceLinkedRole' },
        ]);
  return edits === undefined ? [] : [narrowing(`Limit \`${createRole}\` to one service`, edits)];
}

/** One that the tests of the key which are there let through: any, or of `*ecs.amazonaws.com` what it ends with. `undefined` where none is plain. */
function serviceToFill(condition: ConditionElement | undefined): string | undefined {
  const tests = (condition?.tests ?? []).filter(({ key }) => key.text.toLowerCase() === serviceKey.toLowerCase());
  const named = tests.flatMap(({ values }) => values.flatMap(serviceWithin));
  return ['service.amazonaws.com', ...named].find((service) => tests.every((test) => letsThrough(test, service)));
}

function serviceWithin(value: Value): readonly string[] {
  const service = value.kind === 'string' ? /^\*?([a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com)\*?$/.exec(value.text)?.[1] : undefined;
  return service === undefined ? [] : [service];
}

function letsThrough({ operator, values }: ConditionTest, service: string): boolean {
  if (operator?.family !== 'String') {
    return operator?.family === 'Null';
  }
  const isNamed = values.some(
    (value) => value.kind === 'string' && (operator.wildcards ? wildcardMatch(value.text, service) : value.text === service),
  );
  return isNamed !== operator.negated;
}

function leaveOut({ writer }: PolicyDocument, { element: { value } }: ActionElement): readonly Narrowing[] {
  const title = `Leave out \`${createRole}\` too`;
  if (value?.kind === 'array') {
    return [narrowing(title, [writer.insertItems(value, value.items.length, [createRole])])];
  }
  return value?.kind === 'string' ? [narrowing(title, [writer.replace(value, [carry(value), createRole])])] : [];
}

function grants(reference: ServiceReference, pattern: ActionPattern): boolean {
  return matchingActions(reference, pattern).some((match) => qualifiedName(match) === createRole);
}

function isAlone(reference: ServiceReference, pattern: ActionPattern): boolean {
  return pattern.servicePrefix === 'iam' && matchingActions(reference, pattern).length === 1;
}
