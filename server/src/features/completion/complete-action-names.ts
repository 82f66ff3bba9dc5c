import type { PolicyCursor } from '../../policy/cursor';
import type { StringValue } from '../../policy/value';
import type { ActionName, Service, ServiceReference } from '../../reference/types';
import { tabStop } from '../../text/tab-stop';
import { actionIndex, type IndexedName } from './action-index';
import { type ActionRanking, rankActions, scoreOf } from './action-ranking';
import type { Choice, Choices } from './choice';
import type { CompletionOptions } from './completion-item';
import { coveredActions } from './covered-actions';
import { matchClass, worstGoodMatch } from './match-class';

const defaultLimit = 100;
/** Shorter words would bring up actions of every service. */
const shortest = 2;

/** A choice and how well it answers to what was typed, 0 best. */
interface Found {
  readonly choice: Choice;
  readonly fit: number;
}

/**
 * Without a known service prefix: services by prefix and name, and actions of all services by name (`GetObj` → `s3:GetObject`), API
 * operations too. Also after a prefix that no service has, by what follows it: `dynamo:GetItem` → `dynamodb:GetItem`.
 */
export function completeActionNames(
  cursor: Extract<PolicyCursor, { at: 'action' }>,
  reference: ServiceReference,
  { limit = defaultLimit }: CompletionOptions,
): Choices {
  const { action, slot } = cursor;
  const { before, string } = slot;
  const colon = before.indexOf(':');
  const typed = before.slice(colon + 1).toLowerCase();
  const prefix = colon < 0 ? typed : before.slice(0, colon).toLowerCase();
  const here = new Set(action.patterns.filter(({ source }) => source !== string).map(({ servicePrefix }) => servicePrefix));
  const covered = coveredActions(action, string, reference);
  const found = [
    ...findServices(prefix, reference, here).map(({ choice, fit }) => ({ choice: followed(choice, string), fit })),
    ...(typed.length < shortest ? [] : findActions(typed, reference, rankActions(cursor, reference), covered, limit)),
  ];
  // Services stay before actions that answer equally well.
  found.sort((a, b) => a.fit - b.fit);
  // The editor would put names of services with short prefixes first: what was typed fits all alike, so that their order counts.
  const filter = before === '' ? {} : { filterText: before };
  const everything: readonly Choice[] = typed === '' || typed === '*' ? [{ label: '*', kind: 'wildcard', detail: 'every action' }] : [];
  return { choices: [...found.map(({ choice }, rank) => ({ ...choice, rank, ...filter })), ...everything], incomplete: true };
}

/** By prefix, else by a word of the name: `bus` → `events:` (Amazon EventBridge). Those of the list first, then the most used. */
function findServices(typed: string, reference: ServiceReference, here: ReadonlySet<string>): readonly Found[] {
  const index = actionIndex(reference);
  const found = reference.services().flatMap((service) => {
    const fit = fitOfService(typed, service);
    return fit === undefined ? [] : [{ service, fit, usage: here.has(service.prefix) ? Infinity : index.usageOfService(service.prefix) }];
  });
  return found
    .sort((a, b) => (a.usage === b.usage ? 0 : b.usage - a.usage))
    .map(({ service: { prefix, name }, fit }) => ({
      choice: {
        label: `${prefix}:`,
        kind: 'service',
        detail: name,
        continues: true,
        ...(fit === 0 ? {} : { filterText: `${prefix}: ${name}` }),
      },
      fit,
    }));
}

function fitOfService(typed: string, { prefix, name }: Service): number | undefined {
  if (prefix.startsWith(typed)) {
    return 0;
  }
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  return words.some((word) => word.startsWith(typed)) ? 1 : prefix.includes(typed) ? worstGoodMatch : undefined;
}

/** The service with what stands after its colon already; without quotes around it yet, with a place between them to type on. */
function followed(choice: Choice, string: StringValue | undefined): Choice {
  const text = string?.text ?? '';
  const colon = text.indexOf(':');
  const rest = colon < 0 ? '' : text.slice(colon + 1);
  const isQuoted = string !== undefined && string.content.start > string.span.start;
  const typedOn = rest === '' && !isQuoted ? tabStop('') : rest;
  return typedOn === '' ? choice : { ...choice, text: choice.label + typedOn };
}

/** At most `limit`, the likeliest first among those that answer equally well. */
function findActions(
  typed: string,
  reference: ServiceReference,
  likelihood: ActionRanking,
  covered: (action: ActionName) => boolean,
  limit: number,
): readonly Found[] {
  const byFit: IndexedName[][] = [[], [], [], []];
  for (const indexed of actionIndex(reference).all()) {
    const fit = matchClass(typed, indexed.name, indexed.lower);
    if (fit !== undefined && fit <= worstGoodMatch && !covered(indexed.action)) {
      byFit[fit]?.push(indexed);
    }
  }
  const found: Found[] = [];
  for (const [fit, names] of byFit.entries()) {
    if (found.length < limit) {
      const scored = names.map((indexed) => ({ indexed, score: scoreOf(indexed, likelihood) }));
      scored.sort(
        (a, b) => b.score - a.score || a.indexed.lower.length - b.indexed.lower.length || (a.indexed.lower < b.indexed.lower ? -1 : 1),
      );
      found.push(...scored.slice(0, limit - found.length).map(({ indexed }) => ({ choice: indexed.choice, fit })));
    }
  }
  return found;
}
