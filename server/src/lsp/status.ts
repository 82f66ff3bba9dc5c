import { sizeBesideQuota } from '../features/minified';
import type { StatusParams, StatusResult } from './requests';
import { policyTextOf, type Session } from './session';

/** What the server takes a document for, and how old its data are. Reads nothing that the document does not need anyway. */
export async function status(session: Session, { uri }: StatusParams): Promise<StatusResult> {
  const text = await policyTextOf(session, uri);
  if (text === undefined) {
    return noStatus();
  }
  await session.reference.read();
  return {
    policyTypes: text.policies.map(({ type }) => type),
    sizes: text.policies.map((policy) => sizeBesideQuota(policy) ?? null),
    dataDate: session.reference.date(),
  };
}

export function noStatus(): StatusResult {
  return { policyTypes: [], sizes: [], dataDate: null };
}
