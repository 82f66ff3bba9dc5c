import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { Span } from '../../text/span';
import type { ValuesInUse } from '../values-in-use';
import { callerNarrowings } from './caller-narrowings';
import { grantNarrowings } from './grant-narrowings';
import type { Narrowing } from './narrowing';

/** A menu that is longer is not read. */
const most = 6;

/**
 * Ways to narrow an Allow, by what it allows or, where the policy names principals, by whom it lets in, whether or not a rule complains of
 * it; the best first. `at` is where the author looks.
 */
export function statementNarrowings(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
  at: Span,
): readonly Narrowing[] {
  switch (document.type) {
    case 'trust':
    case 'resource-based':
      return callerNarrowings(document, statement, known).slice(0, most);
    case 'identity-based':
      return firstOf(grantNarrowings(reference, document, statement, known, at));
    default:
      return [];
  }
}

/** As many as the menu shows; those that would come after them are never made. */
function firstOf(offered: Iterable<Narrowing>): readonly Narrowing[] {
  const first: Narrowing[] = [];
  for (const each of offered) {
    if (first.push(each) === most) {
      break;
    }
  }
  return first;
}
