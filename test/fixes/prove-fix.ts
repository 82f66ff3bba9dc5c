import type { HostText } from '../../server/src/hosts/host';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument, Statement } from '../../server/src/policy/ast';
import type { Fix } from '../../server/src/rules/rule';
import { evaluateRequest } from '../../server/src/semantics/inclusion/evaluate-request';
import type { Request } from '../../server/src/semantics/inclusion/request';
import { type ChangeProof, proveChange } from '../../server/src/semantics/narrow/prove-change';
import { applyEdits } from '../../server/src/text/edit';
import { withStops } from '../../server/src/text/tab-stop';
import { applyFilledIn } from '../support/narrowing-requests';
import { reference } from '../support/reference';
import type { Written } from './same-grants';
import { sampleRequests } from './sample-requests';
import type { Source } from './sources';

/** What is known of a fix that may narrow. */
export interface Narrowness {
  readonly proof: ChangeProof;
  /** How many requests were tried on the policy that it leaves, filled in in several ways. */
  readonly requests: number;
  /** One of them that is allowed now and was not before. */
  readonly broadened: Request | undefined;
}

/** Proves a fix, and attacks it with so many requests: filled in as an author would, and with what matches most. */
export function proveFix(source: Source, before: HostText, { edits }: Pick<Fix, 'edits'>, requests: number): Narrowness {
  const read = (text: string): HostText | undefined => hostOfLanguage(source.language)?.findPolicies(text, source.type);
  const reread = (text: string) => {
    const found = read(text);
    return found?.syntaxError === undefined || before.syntaxError !== undefined ? found?.policies : undefined;
  };
  const proof = proveChange({ text: source.text, policies: before.policies, edits, reread }, reference);
  const isFilledIn = edits.some(({ newText }) => withStops(newText, '') !== newText);
  const texts = [
    applyFilledIn(source.text, edits),
    ...(isFilledIn
      ? [
          applyEdits(
            source.text,
            edits.map(({ span, newText }) => ({ span, newText: withStops(newText, '*') })),
          ),
        ]
      : []),
  ];
  const each = requests / texts.length;
  for (const text of texts) {
    for (const [index, document] of (read(text)?.policies ?? []).entries()) {
      const old = before.policies[index];
      const broadened = old && broadeningRequest({ document: old, text: source.text }, { document, text }, each);
      if (broadened !== undefined) {
        return { proof, requests, broadened };
      }
    }
  }
  return { proof, requests, broadened: undefined };
}

/** Of so many requests about the statements that differ, one that only the newer policy allows. */
function broadeningRequest(before: Written, after: Written, requests: number): Request | undefined {
  const [own, old] = [changedStatements(after, before), changedStatements(before, after)];
  if (own.length === 0 && old.length === 0) {
    return undefined;
  }
  const only = (document: PolicyDocument, statements: readonly Statement[]): PolicyDocument => ({ ...document, statements });
  const asChanged = only(after.document, own);
  // As long as no Deny differs, what is new is allowed by one of the statements that do.
  const differsInDenials = [...own, ...old].some(({ effect }) => effect === 'Deny');
  return sampleRequests([asChanged, only(before.document, old)], reference, requests).find(
    (request) =>
      (differsInDenials || evaluateRequest(asChanged, request) === 'allowed') &&
      evaluateRequest(after.document, request) === 'allowed' &&
      ['denied', 'not-allowed'].includes(evaluateRequest(before.document, request)),
  );
}

/** All of them where the Version differs: it decides what their variables mean. */
function changedStatements({ document, text }: Written, other: Written): readonly Statement[] {
  const known = new Set(other.document.statements.map(({ span }) => other.text.slice(span.start, span.end)));
  const isSameVersion = versionOf(document) === versionOf(other.document);
  return document.statements.filter(({ span }) => !isSameVersion || !known.has(text.slice(span.start, span.end)));
}

function versionOf({ version }: PolicyDocument): string | undefined {
  return version?.value?.kind === 'string' ? version.value.text : undefined;
}
