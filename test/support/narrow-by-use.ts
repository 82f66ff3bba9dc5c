import assert from 'node:assert/strict';
import { readEvent } from '../../server/src/evidence/cloudtrail-event';
import type { Evidence } from '../../server/src/evidence/evidence';
import { createTally } from '../../server/src/evidence/tally';
import { usageOf } from '../../server/src/evidence/usage';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument } from '../../server/src/policy/ast';
import type { PolicyType } from '../../server/src/policy/policy-type';
import { type KeptUsed, keepUsed } from '../../server/src/semantics/narrow/keep-used';
import { proveChange } from '../../server/src/semantics/narrow/prove-change';
import type { KeepOptions } from '../../server/src/semantics/narrow/used-parts';
import { applyEdits } from '../../server/src/text/edit';
import { reference } from './reference';

/** Limits resources, and keeps what would not show. */
export const keepAll: KeepOptions = { resources: true, dropUnseen: () => false };
/** The same without it. */
export const dropAll: KeepOptions = { resources: true, dropUnseen: () => true };
export const account = '111122223333';
/** Who did it. */
export const role = `arn:aws:iam::${account}:role/app`;

/** An event as the role makes it. `resources` are ARNs. */
export function call(action: string, resources: readonly string[] = [], more: object = {}): object {
  const [prefix, name] = action.split(':');
  return {
    eventSource: `${prefix}.amazonaws.com`,
    eventName: name,
    awsRegion: 'eu-west-1',
    recipientAccountId: account,
    readOnly: true,
    userIdentity: { type: 'AssumedRole', sessionContext: { sessionIssuer: { arn: role } } },
    requestParameters: {},
    resources: resources.map((ARN) => ({ ARN })),
    ...more,
  };
}

/** What a log of those events tells. */
export function evidenceOf(calls: readonly object[]): Evidence {
  const tally = createTally(reference);
  for (const one of calls) {
    const event = readEvent(Object.fromEntries(Object.entries(one)));
    assert.ok(event);
    tally.add(event);
  }
  return { principals: tally.principals(), log: tally.facts(), reported: [], listed: undefined, problems: [] };
}

export interface Narrowed {
  readonly before: PolicyDocument;
  readonly kept: KeptUsed;
  readonly text: string;
  readonly after: PolicyDocument;
}

/** The only policy of a text. */
export function readText(text: string, language: 'json' | 'yaml', type?: PolicyType): PolicyDocument {
  const [document] = hostOfLanguage(language)?.findPolicies(text, type).policies ?? [];
  assert.ok(document, text);
  return document;
}

/** Narrows, and asserts that the result is proved to be narrower. */
export function narrow(
  text: string,
  evidence: Evidence,
  options: KeepOptions = keepAll,
  language: 'json' | 'yaml' = 'json',
  type?: PolicyType,
): Narrowed {
  const before = readText(text, language, type);
  const kept = keepUsed(reference, before, usageOf(evidence, [role], reference), options);
  const newText = applyEdits(text, kept.edits);
  const after = readText(newText, language, before.type);
  if (kept.edits.length > 0) {
    const reread = (changed: string) => hostOfLanguage(language)?.findPolicies(changed, before.type).policies;
    const { verdict } = proveChange({ text, policies: [before], edits: kept.edits, reread }, reference);
    assert.ok(verdict === 'narrower' || verdict === 'same', `${verdict}\n${text}\n${newText}`);
  }
  return { before, kept, text: newText, after };
}
