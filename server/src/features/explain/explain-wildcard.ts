import type { ActionPattern } from '../../policy/action-pattern';
import type { AccessLevel, ActionName, Service, ServiceReference } from '../../reference/types';
import { type Count, type GrantSummary, type ServiceGrant, summariseActions } from '../../semantics/grant-summary';
import { levelEntries } from '../../semantics/level-entries';
import { levelsByHarm } from '../../semantics/levels-by-harm';
import { matchingActions } from '../../semantics/matching-actions';
import { count, counted } from './count';
import { explainRisksAmong } from './explain-risks';
import { code, link, paragraphs, prose, row } from './markdown';

/** Up to this many actions or services each is a link to AWS's page about it; more would make the answer heavy. */
const mostLinks = 50;
/** Patterns remembered per reference. */
const capacity = 500;
const remembered = new WeakMap<ServiceReference, Map<string, string>>();

/**
 * Every action that a pattern with a wildcard covers today, in Markdown: counts by access level, then each action by name; where
 * several services are covered, counts by service. `undefined` for a pattern of a service that is not known.
 */
export function explainWildcard(reference: ServiceReference, pattern: Pick<ActionPattern, 'servicePrefix' | 'name'>): string | undefined {
  if (pattern.name === undefined) {
    return undefined;
  }
  const text = pattern.servicePrefix === '*' && pattern.name === '*' ? '*' : `${pattern.servicePrefix}:${pattern.name}`;
  const cache = remembered.get(reference) ?? new Map<string, string>();
  remembered.set(reference, cache);
  let markdown = cache.get(text);
  if (markdown === undefined) {
    markdown = explain(reference, text, matchingActions(reference, pattern));
    if (cache.size >= capacity) {
      cache.clear();
    }
    if (markdown !== undefined) {
      cache.set(text, markdown);
    }
  }
  return markdown;
}

/** The same of all actions of a service that have an access level. `undefined` where there are none. */
export function explainLevel(reference: ServiceReference, prefix: string, level: AccessLevel): string | undefined {
  const { actions, entries } = levelEntries(reference, prefix, level);
  return actions.length === 0 ? undefined : explain(reference, entries.join(', '), actions);
}

function explain(reference: ServiceReference, text: string, actions: readonly ActionName[]): string | undefined {
  const summary = summariseActions(reference, actions);
  const [first, ...others] = summary.services;
  if (first === undefined) {
    return explainNothing(reference, text);
  }
  return others.length === 0
    ? explainOneService(reference, text, first, actions)
    : explainServices(reference, text, summary, explainRisksAmong(reference, actions));
}

function explainNothing(reference: ServiceReference, text: string): string | undefined {
  const service = reference.service(text.slice(0, text.indexOf(':')));
  return service && paragraphs(`**${code(text)}** matches no action of ${prose(service.name)}.`, servicePage(service));
}

function explainOneService(reference: ServiceReference, text: string, grant: ServiceGrant, actions: readonly ActionName[]): string {
  const { service, levels, granted, of } = grant;
  const matches =
    granted === of
      ? `every action of ${prose(service.name)}, ${count(of)} today`
      : `${count(granted)} of ${count(of)} actions of ${prose(service.name)}`;
  const covered = levelsByHarm.flatMap((harm) => levels.filter(({ level, granted }) => level === harm && granted > 0));
  const table = [row('Access level', 'Actions'), row('---', '---'), ...covered.map((level) => row(level.level, ofAll(level)))];
  const names = covered.map(({ level }) => `**${level}**: ${namesOf(reference, actions, level)}`);
  return paragraphs(
    `**${code(text)}** matches ${matches}.`,
    table.join('\n'),
    explainRisksAmong(reference, actions),
    ...names,
    servicePage(service),
  );
}

function namesOf(reference: ServiceReference, actions: readonly ActionName[], level: AccessLevel): string {
  return actions
    .filter(({ accessLevel }) => accessLevel === level)
    .map(({ servicePrefix, name }) => {
      const page = actions.length <= mostLinks ? reference.action(servicePrefix, name)?.documentation : undefined;
      return page === undefined ? code(name) : link(code(name), page);
    })
    .join(', ');
}

function explainServices(
  reference: ServiceReference,
  text: string,
  { services, levels, granted, of }: GrantSummary,
  risks: string | undefined,
): string {
  const everything = granted === of && services.length === reference.services().length;
  const matches = everything
    ? `every action of every service: ${count(of)} actions of ${count(services.length)} services`
    : `${counted(granted, 'action')} of ${counted(services.length, 'service')}`;
  const table = [
    row('Service', 'Actions', ...levelsByHarm),
    row('---', '--:', ...levelsByHarm.map(() => '--:')),
    row('**all**', `**${count(granted)}**`, ...levelsByHarm.map((level) => boldCount(levels.find((each) => each.level === level)))),
    ...services.map((service) => serviceRow(service, services.length <= mostLinks)),
  ];
  return paragraphs(`**${code(text)}** matches ${matches}, and those that AWS adds later.`, risks, table.join('\n'));
}

function serviceRow({ service, granted, levels }: ServiceGrant, linked: boolean): string {
  const prefix = code(service.prefix);
  const ofLevel = (level: AccessLevel) => levels.find((each) => each.level === level)?.granted ?? 0;
  return row(
    linked ? link(prefix, service.documentation) : prefix,
    count(granted),
    ...levelsByHarm.map((level) => (ofLevel(level) === 0 ? '' : count(ofLevel(level)))),
  );
}

function boldCount(level: Count | undefined): string {
  return level === undefined || level.granted === 0 ? '' : `**${count(level.granted)}**`;
}

function ofAll({ granted, of }: Count): string {
  return granted === of ? `all ${count(of)}` : `${count(granted)} of ${count(of)}`;
}

function servicePage(service: Service): string {
  return link(`Actions of ${prose(service.name)}`, service.documentation);
}
