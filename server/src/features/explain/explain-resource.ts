import { type Arn, arnParts, formatAsPattern, readArn, withoutVariables } from '../../policy/arn';
import { wildcardsOverlap } from '../../policy/wildcard';
import type { ResourceType, ServiceReference } from '../../reference/types';
import { code, paragraphs, prose } from './markdown';

/** An entry of Resource in Markdown: what kind of resource the ARN names, and its parts. `undefined` for what is no ARN. */
export function explainResource(reference: ServiceReference, text: string): string | undefined {
  if (text === '*') {
    return paragraphs(`**${code('*')}**`, 'Every resource of every account, as far as the other policies involved allow it.');
  }
  const arn = readArn(text);
  if (arn === undefined) {
    return undefined;
  }
  const types = fittingTypes(reference, arn).map(({ name, servicePrefix }) => `${prose(name)} of ${code(servicePrefix)}`);
  return paragraphs(
    `**${code(text)}**`,
    types.length === 0 ? undefined : `Resource type: ${types.join(', ')}`,
    [
      `- partition ${part(arn.partition)}, service ${part(arn.service)}`,
      `- Region ${part(arn.region)}, account ${part(arn.account)}`,
      `- resource ${part(arn.resource)}`,
    ].join('\n'),
  );
}

function part(text: string): string {
  switch (text) {
    case '':
      return 'none';
    case '*':
      return 'any (`*`)';
    default:
      return code(text);
  }
}

/** The types whose format the ARN may match; of formats that all match, those that say most: an object's rather than its bucket's. */
function fittingTypes(reference: ServiceReference, arn: Arn): readonly ResourceType[] {
  const fitting = reference.resourceTypesOfArn(arn.service).flatMap((type) => {
    const letters = type.arnFormats
      .filter((format) => mayMatch(arn, format))
      .map((format) => formatAsPattern(format).replaceAll('*', '').length);
    return letters.length === 0 ? [] : [{ type, letters: Math.max(...letters) }];
  });
  const most = Math.max(0, ...fitting.map(({ letters }) => letters));
  return fitting.filter(({ letters }) => letters === most).map(({ type }) => type);
}

/** Part by part: a wildcard does not reach over a colon. What a placeholder stands for is never empty. */
function mayMatch(arn: Arn, arnFormat: string): boolean {
  const format = readArn(arnFormat.replace(/\$\{[^}]*\}/g, '?*'));
  return format !== undefined && arnParts.every((part) => wildcardsOverlap(format[part], withoutVariables(arn[part])));
}
