import { arnPartSpan, writeArn } from '../policy/arn';
import type { ActionElement } from '../policy/ast';
import { wildcardMatch } from '../policy/wildcard';
import type { ServiceReference } from '../reference/types';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const wildcardArnService: RuleModule = {
  meta: {
    name: 'wildcard-arn-service',
    summary: 'An ARN with a wildcard in place of the service.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'WILDCARD_IN_SERVICE_NAME' }],
  },
  check: {
    ResourcePattern({ source, arn }, { document, statement, reference, report }) {
      if (arn !== undefined && /[*?]/.test(arn.service)) {
        report({
          at: arnPartSpan(source, 'service'),
          message: `\`${arn.service}\` stands for every service with a name like it, those to come too. Name the service.`,
          fixes: () => {
            const service = serviceOf(reference, statement?.action);
            const text = service !== undefined && wildcardMatch(arn.service, service) ? writeArn({ ...arn, service }) : undefined;
            return text === undefined ? [] : [replaceValue(document.writer, source, text, 'unsafe')];
          },
        });
      }
    },
  },
};

/** The one service that all resources of the actions belong to, as ARNs name it. */
function serviceOf(reference: ServiceReference, action: ActionElement | undefined): string | undefined {
  const prefixes = new Set(action?.known && !action.negated ? action.patterns.map(({ servicePrefix }) => servicePrefix) : []);
  const types = [...prefixes].flatMap((prefix) => reference.resourceTypes(prefix));
  const services = new Set(types.flatMap(({ arnFormats }) => arnFormats.map((format) => format.split(':')[2])));
  const [service, another] = services;
  return prefixes.size === 1 && another === undefined ? service : undefined;
}
