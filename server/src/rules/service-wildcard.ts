import type { ActionPattern } from '../policy/action-pattern';
import type { ResourceElement, Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { everyResource } from '../semantics/covers-every-resource';
import type { Escalation } from '../semantics/grants/escalations';
import { type ServiceGrant, serviceGrants } from '../semantics/grants/service-grants';
import { wildcardNarrowings } from '../semantics/narrow/grant-narrowings';
import { listOf, tellingActions } from '../semantics/telling-actions';
import { changes } from '../semantics/unscoped-actions';
import { inRegions } from './in-regions';
import { roleCodes } from './role-codes';
import type { RuleMeta, RuleModule } from './rule';

const meta: RuleMeta = {
  name: 'service-wildcard',
  summary: 'A statement that allows every action of a service on everything in it.',
  category: 'security-warning',
  fix: 'sometimes',
  since: '0.1.0',
  appliesTo: ['identity-based'],
  sameAs: [
    { tool: 'cloudsplaining', code: 'ServiceWildcard' },
    { tool: 'prowler', code: 'iam_policy_no_full_access_to_kms' },
    { tool: 'prowler', code: 'iam_policy_no_full_access_to_cloudtrail' },
  ],
};

export const serviceWildcard: RuleModule = {
  meta,
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, reference, report }) {
      for (const grant of serviceGrants(reference, document, statement)) {
        const { pattern } = grant;
        report({
          at: pattern.source.span,
          message: messageFor(reference, statement, grant),
          sameAs: [...(meta.sameAs ?? []), ...roleCodes(statement, pattern)],
          fixes: (known) => wildcardNarrowings(reference, document, statement, pattern, known),
        });
      }
    },
  },
};

function messageFor(reference: ServiceReference, statement: Statement, grant: ServiceGrant): string {
  const { resource } = statement;
  const { pattern, actions, total, denied, way } = grant;
  const service = reference.service(pattern.servicePrefix)?.name ?? pattern.servicePrefix;
  const telling = tellingActions(actions.filter(changes), 2);
  const where = `${whereOf(resource, pattern)}${inRegions(statement, pattern.servicePrefix)}${denied ? ', but for what a Deny takes away,' : ''}`;
  const howMany = actions.length === total ? `all ${total}` : `${actions.length} of the ${total}`;
  return `\`${pattern.source.text}\` on ${where} allows ${howMany} actions of ${service}: ${listOf(telling)} among them, and every action that AWS adds.${leadsTo(way)}`;
}

/** As a sentence with a space before it; empty where it leads to nothing. */
function leadsTo(way: Escalation | undefined): string {
  return way === undefined ? '' : ` With ${listOf(way.grants.map(({ action }) => action))}, whoever has this policy can ${way.path.could}.`;
}

/** The entry for the service, where it names a type, an account or a Region. */
function whereOf(resource: ResourceElement | undefined, { servicePrefix }: ActionPattern): string {
  const patterns = resource === undefined || everyResource(resource) !== undefined ? [] : resource.patterns;
  const own = patterns.find(({ arn }) => arn?.service === servicePrefix);
  const isOpen = own?.arn === undefined || [own.arn.region, own.arn.account, own.arn.resource].every((part) => /^\**$/.test(part));
  return isOpen ? 'every resource' : `\`${own.source.text}\``;
}
