import type { PolicyDocument, PrincipalElement, Statement } from '../policy/ast';
import { type PolicyVariable, policyVariablesIn } from '../policy/policy-variable';
import { wildcardMatch } from '../policy/wildcard';
import type { ServiceReference } from '../reference/types';
import { everyPrincipal } from '../semantics/covers-every-principal';
import { isLeftToChosenCallers } from '../semantics/left-to-chosen-callers';
import { actionsOf } from '../semantics/matching-actions';
import { letsInServices, limitCallers } from '../semantics/narrow/limit-callers';
import { requireKey } from '../semantics/narrow/require-key';
import { callerKeys, restrictsCallers } from '../semantics/restricts-callers';
import { listOf, tellingActions } from '../semantics/telling-actions';
import type { Equivalent, Fix, RuleModule } from './rule';

const assumedByAnyone: readonly Equivalent[] = [
  { tool: 'checkov', code: 'CKV_AWS_60' },
  { tool: 'cloudsplaining', code: 'AssumableByAnyPrincipal' },
];
const openBucket: Equivalent = { tool: 'checkov', code: 'CKV_AWS_70' };

export const publicPrincipal: RuleModule = {
  meta: {
    name: 'public-principal',
    summary: 'An Allow for everyone, without a condition on who calls.',
    category: 'security-warning',
    fix: 'always',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
    sameAs: [...assumedByAnyone, openBucket],
  },
  looksAround: 'denies',
  check: {
    PrincipalElement(principal, { document, statement, reference, report }) {
      const everyone = everyPrincipal(principal);
      if (everyone === undefined || statement?.effect !== 'Allow' || isRejected(document, principal)) {
        return;
      }
      if (restrictsCallers(statement.condition) || isOwnResource(statement) || isLeftToChosenCallers(document, statement)) {
        return;
      }
      const what = document.type === 'trust' ? assuming(statement) : calling(reference, document, statement, settableVariable(statement));
      if (what !== undefined) {
        report({
          at: everyone.span,
          message: what,
          sameAs: equivalents(document),
          fixes: (known) => [...requiredGuards(document, statement), ...limitCallers(document, statement, known)],
        });
      }
    },
  },
};

/** AWS takes no bare `*` in a role trust policy, which is an error of its own. */
function isRejected({ type }: PolicyDocument, { everyone }: PrincipalElement): boolean {
  return type === 'trust' && everyone !== undefined;
}

/**
 * Whether each resource is named by who calls, as in `home/${aws:userid}`: without a value for the variable it matches nothing. Tags and
 * names of users are for each account to choose, and name nobody; a variable with a default value has one for everybody.
 */
function isOwnResource(statement: Statement): boolean {
  return isNamedBy(statement, (variable) => namesCaller(variable) && !isSettable(variable));
}

/** Where each resource is named by who calls, which keeps out who has no account: a variable of which each account chooses the value. */
function settableVariable(statement: Statement): PolicyVariable | undefined {
  const variables = statement.resource?.patterns.flatMap(({ source }) => policyVariablesIn(source.text)) ?? [];
  return isNamedBy(statement, namesCaller) ? variables.find((variable) => namesCaller(variable) && isSettable(variable)) : undefined;
}

function isNamedBy({ resource }: Statement, names: (variable: PolicyVariable) => boolean): boolean {
  const patterns = resource?.negated === false ? resource.patterns : [];
  return patterns.length > 0 && patterns.every(({ source }) => policyVariablesIn(source.text).some(names));
}

function isSettable({ name }: PolicyVariable): boolean {
  return /^aws:(PrincipalTag\/|PrincipalType$|PrincipalIsAWSService$|username$)/i.test(name);
}

function namesCaller({ name, defaultValue }: PolicyVariable): boolean {
  return defaultValue === undefined && /^aws:(principal|user|federated)|:(sub|user_id)$/i.test(name);
}

/** A guard that also holds without its key is most of what was meant: it is repaired first. A service beside it may be why it holds without. */
function requiredGuards(document: PolicyDocument, statement: Statement): readonly Fix[] {
  if (letsInServices(statement)) {
    return [];
  }
  const guards = statement.condition?.tests.filter(({ key }) => callerKeys.has(key.text.toLowerCase())) ?? [];
  return guards.flatMap((test) => requireKey(document, statement, test, true));
}

function equivalents({ type, service }: PolicyDocument): readonly Equivalent[] {
  if (type === 'trust') {
    return assumedByAnyone;
  }
  return service === 's3' ? [openBucket] : [];
}

function assuming({ action }: Statement): string | undefined {
  const assumes = action?.patterns.some(
    ({ servicePrefix, name }) =>
      wildcardMatch(servicePrefix, 'sts') && name !== undefined && wildcardMatch(name.toLowerCase(), 'assumerole'),
  );
  return assumes || action?.negated
    ? '`*` lets anyone with an AWS account, anywhere, assume this role and act with its permissions.'
    : undefined;
}

function calling(
  reference: ServiceReference,
  document: PolicyDocument,
  { action }: Statement,
  variable: PolicyVariable | undefined,
): string | undefined {
  if (action === undefined) {
    return undefined;
  }
  const actions = [...actionsOf(reference, action)].filter(
    ({ servicePrefix }) => document.service === undefined || servicePrefix === document.service,
  );
  const told = tellingActions(actions, 2);
  const what = told.length === 0 ? 'call what this statement allows' : `call ${listOf(told, actions.length - told.length)}`;
  if (variable !== undefined) {
    return `\`*\` lets anyone with an AWS account, anywhere, ${what}: \`${variable.name}\` is what the caller's own account says it is.`;
  }
  return document.holder === 'private-api'
    ? `\`*\` lets anyone who gets at this private API, through whichever VPC endpoint of whichever AWS account, ${what}. Compare \`aws:SourceVpce\`.`
    : `\`*\` lets anyone on the internet, with or without an AWS account, ${what}.`;
}
