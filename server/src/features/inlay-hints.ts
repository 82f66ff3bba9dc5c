import { type ActionPattern, hasWildcard } from '../policy/action-pattern';
import type { PolicyDocument } from '../policy/ast';
import { isStatic } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { matchingActions } from '../semantics/matching-actions';
import { meets, type Span } from '../text/span';
import { counted } from './explain/count';

/** Words shown behind a token, as if they stood in the text. */
export interface InlayHint {
  /** Where they are shown: behind the token and its closing quote. */
  readonly at: number;
  readonly label: string;
}

/**
 * Behind each action with a wildcard in the range, how many actions it covers today. None where a part of it is known at deployment only,
 * or its service is not known.
 */
export function inlayHints(document: PolicyDocument, range: Span, reference: ServiceReference): readonly InlayHint[] {
  return document.statements
    .filter(({ span }) => meets(span, range))
    .flatMap(({ action }) => action?.patterns ?? [])
    .filter(({ source }) => meets(source.span, range) && isStatic(source))
    .flatMap((pattern) => hintOf(reference, pattern));
}

function hintOf(reference: ServiceReference, pattern: ActionPattern): readonly InlayHint[] {
  const { servicePrefix, name, source } = pattern;
  if (name === undefined || !(hasWildcard(servicePrefix) || hasWildcard(name))) {
    return [];
  }
  if (!hasWildcard(servicePrefix) && reference.service(servicePrefix) === undefined) {
    return [];
  }
  const number = matchingActions(reference, pattern).length;
  return [{ at: source.span.end, label: number === 0 ? 'no action' : counted(number, 'action') }];
}
