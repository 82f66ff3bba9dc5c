import type { ActionPattern } from '../policy/action-pattern';
import type { PolicyDocument, Statement } from '../policy/ast';
import { scalarText } from '../policy/scalar-text';
import type { ActionName, ServiceReference } from '../reference/types';
import { restricts } from '../semantics/condition-strength';
import { matchingActions, qualifiedName } from '../semantics/matching-actions';
import { listOf, tellingActions } from '../semantics/telling-actions';
import { changes } from '../semantics/unscoped-actions';
import type { RuleModule } from './rule';

export const guestWriteAccess: RuleModule = {
  meta: {
    name: 'guest-write-access',
    summary: 'A role for guests of a Cognito identity pool whose policies, in the same template, let them change something.',
    category: 'security-warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  // What the role may do stands in other policies.
  looksAround: true,
  check: {
    ConditionTest({ key, operator, values }, { document, statement, reference, report }) {
      const guests = values.find((value) => value.kind === 'string' && value.text === 'unauthenticated');
      const isOfGuests = statement?.effect === 'Allow' && operator?.family === 'String' && !operator.negated && guests !== undefined;
      if (!isOfGuests || !/^cognito-identity\.amazonaws\.com(\.cn)?:amr$/i.test(key.text)) {
        return;
      }
      const found = document.rolePolicies.flatMap((policy) => policy.statements.flatMap((each) => changesIn(reference, policy, each)));
      const [first] = found;
      if (first !== undefined) {
        const all = found.flatMap(({ actions }) => actions);
        const telling = tellingActions(all, 2);
        report({
          at: guests.span,
          message: `Guests, who have not signed in, assume this role, and it lets them use ${listOf(telling, new Set(all).size - telling.length)}. Leave guests what everyone may read, and give the rest to users who have signed in.`,
          related: found.map(({ pattern, actions: [action] }) => ({
            at: pattern.source.span,
            message: action === undefined ? 'Allows changes.' : `Allows \`${qualifiedName(action)}\`.`,
          })),
        });
      }
    },
  },
};

interface Changes {
  readonly pattern: ActionPattern;
  /** Never empty. */
  readonly actions: readonly ActionName[];
}

/** What the statement lets everybody change who has the role; nothing where each has a part of their own, or a condition limits it. */
function changesIn(reference: ServiceReference, policy: PolicyDocument, statement: Statement): readonly Changes[] {
  const { effect, action, condition } = statement;
  if (policy.type !== 'identity-based' || effect !== 'Allow' || action === undefined || action.negated) {
    return [];
  }
  if (restricts(condition) || isOfEachOne(statement)) {
    return [];
  }
  return action.patterns.flatMap((pattern) => {
    const actions = matchingActions(reference, pattern).filter((each) => changes(each) && !isForGuests(each));
    return actions.length === 0 ? [] : [{ pattern, actions }];
  });
}

/** Whether the resources, or a test, are of the guest's own identity. */
function isOfEachOne({ resource, condition }: Statement): boolean {
  const isOwn = (text: string | undefined) => text !== undefined && /\$\{cognito-identity/i.test(text);
  const tested = (condition?.tests ?? []).flatMap(({ values }) => values.map(scalarText));
  return tested.some(isOwn) || (resource?.negated === false && resource.patterns.every(({ source }) => isOwn(source.text)));
}

/** What pages and apps send of themselves before anybody signs in, and what only asks: AWS marks it as Write. */
function isForGuests({ servicePrefix, name }: ActionName): boolean {
  return usual.get(servicePrefix)?.test(name) === true;
}

const usual: ReadonlyMap<string, RegExp> = new Map([
  ['appsync', /^GraphQL$/],
  ['cognito-identity', /^(Get|List|Lookup|Describe|Unlink|Merge)/],
  ['cognito-sync', /./],
  ['execute-api', /^(Invoke|ManageConnections)$/],
  ['firehose', /^PutRecord(Batch)?$/],
  ['kinesis', /^PutRecords?$/],
  ['lex', /^(Post|Recognize|Put|Start|Delete)(Content|Text|Session|Utterance|Conversation)$/],
  ['mobileanalytics', /^PutEvents$/],
  ['mobiletargeting', /^(PutEvents|UpdateEndpoint)$/],
  ['personalize', /^Put/],
  ['rum', /^PutRumEvents$/],
  ['sts', /./],
  ['xray', /^Put(TelemetryRecords|TraceSegments)$/],
]);
