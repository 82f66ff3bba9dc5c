import type { PolicyDocument, PrincipalElement, Statement } from '../policy/ast';
import { mostActionsOfQueue } from '../semantics/most-actions';
import type { Span } from '../text/span';
import type { RuleModule } from './rule';

export const tooManyEntries: RuleModule = {
  meta: {
    name: 'too-many-entries',
    summary: 'More statements, principals, conditions or actions than a queue or topic policy may have.',
    category: 'error',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['resource-based'],
  },
  check: {
    PolicyDocument(document, { report }) {
      for (const { most, what, entries } of countsOf(document)) {
        const first = entries[most];
        if (first !== undefined) {
          report({ at: first, message: `${what}, and this is the first of ${entries.length - most} too many: AWS rejects the policy.` });
        }
      }
    },
  },
};

/** Places that are counted together, and how many there may be. */
interface Count {
  readonly most: number;
  /** A sentence that says so, for more to follow. */
  readonly what: string;
  readonly entries: readonly Span[];
}

/**
 * Source: SQS Developer Guide, "Policy quotas"; SNS Developer Guide, "Amazon SNS API permissions". A condition is the `Condition` of a
 * statement: the lowest number that AWS's word may mean.
 */
function countsOf({ service, statements }: PolicyDocument): readonly Count[] {
  const all = statements.map(({ focus }) => focus);
  if (service === 'sqs') {
    return [
      { most: 20, what: 'A queue policy may have 20 statements', entries: all },
      { most: 50, what: 'A queue policy may have 50 principals in all its statements', entries: statements.flatMap(principalsOf) },
      { most: 10, what: 'A queue policy may have 10 statements with a condition', entries: statements.flatMap(conditionOf) },
      ...statements.map((statement) => ({
        most: mostActionsOfQueue,
        what: `A statement of a queue policy may have ${mostActionsOfQueue} actions`,
        entries: (statement.action?.patterns ?? []).map(({ source }) => source.span),
      })),
    ];
  }
  return service === 'sns'
    ? [
        { most: 100, what: 'A topic policy may have 100 statements', entries: all },
        ...statements.map((statement) => ({
          most: 200,
          what: 'A statement of a topic policy may have 200 principals',
          entries: principalsOf(statement),
        })),
      ]
    : [];
}

function principalsOf({ principal }: Statement): readonly Span[] {
  return principal === undefined ? [] : namedIn(principal);
}

function namedIn({ everyone, groups }: PrincipalElement): readonly Span[] {
  return [...(everyone === undefined ? [] : [everyone.span]), ...groups.flatMap(({ principals }) => principals.map(({ span }) => span))];
}

function conditionOf({ condition }: Statement): readonly Span[] {
  return condition === undefined || condition.tests.length === 0 ? [] : [condition.element.key.span];
}
