import { minified as minify, sizeBesideQuota } from '../features/minified';
import { policyNear } from './policy-near';
import type { MinifiedResult, PlaceParams } from './requests';
import { policyTextOf, type Session } from './session';

/** The policy that the cursor is in or nearest to, as JSON without white space. */
export async function minified(session: Session, { uri, position }: PlaceParams): Promise<MinifiedResult | null> {
  const text = await policyTextOf(session, uri);
  const policy = text && policyNear(text.policies, text.document.text.offsetAt(position));
  if (policy === undefined) {
    return null;
  }
  const written = minify(policy);
  if ('problem' in written) {
    return { text: null, says: written.problem };
  }
  return { text: written.text, says: sizeBesideQuota(policy) ?? `${written.text.length} characters` };
}
