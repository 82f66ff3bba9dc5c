import type { Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { notActionGranted } from '../semantics/broad-grants';
import { summariseStatement } from '../semantics/grant-summary';
import { letThrough } from '../semantics/grants/let-through';
import { nameOtherActions } from '../semantics/narrow/name-other-actions';
import { nameServicesInstead } from '../semantics/narrow/name-services';
import { inRegions } from './in-regions';
import { roleCodes } from './role-codes';
import type { RuleModule } from './rule';

export const allowWithNotAction: RuleModule = {
  meta: {
    name: 'allow-with-not-action',
    summary: 'An Allow with `NotAction`, which grants every action but those it names.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based', 'resource-based', 'trust'],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, reference, report }) {
      const { action } = statement;
      if (action === undefined || !notActionGranted(statement)) {
        return;
      }
      const worst = document.type === 'identity-based' ? letThrough(reference, document, statement) : undefined;
      const where = inRegions(statement);
      const harm = worst === undefined ? '' : ` With \`${worst.action}\` among them, whoever has this policy can ${worst.lets}.`;
      report({
        at: action.element.key.span,
        sameAs: document.type === 'identity-based' ? roleCodes(statement) : [],
        message: `\`${action.element.key.text}\` with Allow grants${where === '' ? '' : `,${where},`} ${howMuch(reference, statement)}, and every action and service that AWS adds.${harm}`,
        fixes: (known) => [
          ...nameOtherActions(reference, document, statement),
          ...nameServicesInstead(reference, document, statement, known),
        ],
      });
    },
  },
};

function howMuch(reference: ServiceReference, statement: Statement): string {
  const summary = statement.action?.known ? summariseStatement(reference, statement) : undefined;
  return summary === undefined || summary.granted === 0
    ? 'whatever it does not name'
    : `the ${summary.granted} actions of ${summary.services.length} services that it does not name`;
}
