import type { ServiceReference } from '../../reference/types';
import { summariseActions } from '../../semantics/grant-summary';
import { count } from './count';
import { code, link, paragraphs, prose } from './markdown';

/** A service in Markdown: its name and how many actions it has, by access level. `undefined` for an unknown prefix. */
export function explainService(reference: ServiceReference, prefix: string): string | undefined {
  const service = reference.service(prefix);
  if (service === undefined) {
    return undefined;
  }
  const summary = summariseActions(reference, reference.actions(prefix) ?? []);
  const levels = summary.levels.map(({ level, of }) => `${level} ${count(of)}`).join(', ');
  return paragraphs(
    `**${prose(service.name)}** · ${code(service.prefix)}`,
    levels === '' ? 'It has no actions of its own.' : `${count(summary.of)} actions: ${levels}.`,
    link('Service Authorization Reference', service.documentation),
  );
}
