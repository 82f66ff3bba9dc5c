import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { Edit } from '../../text/edit';
import { meets, type Span } from '../../text/span';

/** What an editor groups refactorings by, and binds keys to: without the `refactor.` before them and the name of the extension after. */
export type RefactoringKind = 'expand' | 'shorten' | 'sort' | 'list' | 'merge' | 'split' | 'exact' | 'sid';

/** Another way to write a policy that allows and denies the same today. Its title says where it may make a difference one day. */
export interface Refactoring {
  readonly title: string;
  readonly kind: RefactoringKind;
  readonly edits: readonly Edit[];
}

/** Where a refactoring is asked for. */
export interface RefactoringPlace {
  readonly document: PolicyDocument;
  readonly reference: ServiceReference;
  /** The cursor or the selection. */
  readonly range: Span;
  /** The statements that it meets. */
  readonly statements: readonly Statement[];
}

/** Offers refactorings of one sort; none where they would change nothing. */
export type RefactoringSource = (place: RefactoringPlace) => readonly Refactoring[];

/** The statement that a cursor or a selection is in; `undefined` outside of all, and for a selection of several. */
export function statementAt({ statements }: RefactoringPlace): Statement | undefined {
  return statements.length === 1 ? statements[0] : undefined;
}

/** Statements longer than this are not looked at, in characters: no policy may be so long. */
const longestStatement = 250_000;

/** The statements that may be rewritten. */
export function statementsOf({ statements }: PolicyDocument): readonly Statement[] {
  return statements.filter(({ span }) => span.end - span.start <= longestStatement);
}

export function statementsAt(document: PolicyDocument, range: Span): readonly Statement[] {
  return statementsOf(document).filter(({ span }) => meets(span, range));
}
