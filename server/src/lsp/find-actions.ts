import { explainAction as explain } from '../features/explain/explain-action';
import { findActions as find } from '../features/find-actions';
import type { ExplainActionParams, FindActionsParams, FoundAction } from './requests';
import type { Session } from './session';

/** The actions and API operations that some words may mean, the likeliest first. Needs no document. */
export async function findActions({ reference }: Session, { words }: FindActionsParams): Promise<readonly FoundAction[]> {
  const known = await reference.read();
  return find(known, words).map(({ prefix, name, authorisedBy }) => ({
    prefix,
    name,
    note: authorisedBy === undefined ? levelOf(known.action(prefix, name)) : `API operation, authorised by ${authorisedBy.join(', ')}`,
    service: known.service(prefix)?.name ?? prefix,
  }));
}

function levelOf(action: { readonly accessLevel: string } | undefined): string {
  return action?.accessLevel ?? '';
}

export async function explainAction({ reference }: Session, { prefix, name }: ExplainActionParams): Promise<string | null> {
  return explain(await reference.read(), prefix, name) ?? null;
}
