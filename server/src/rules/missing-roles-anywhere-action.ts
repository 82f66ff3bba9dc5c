import type { PolicyDocument, Statement } from '../policy/ast';
import { carry } from '../policy/writer';
import { namesAction } from '../semantics/names-action';
import type { Fix, RuleModule } from './rule';

export const missingRolesAnywhereAction: RuleModule = {
  meta: {
    name: 'missing-roles-anywhere-action',
    summary: 'A role for IAM Roles Anywhere without all the actions with which it assumes roles.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY' }],
  },
  looksAround: true,
  check: {
    Statement(statement, { document, report }) {
      const { action } = statement;
      const trusting = document.statements.filter(trustsRolesAnywhere);
      if (action === undefined || trusting[0] !== statement) {
        return;
      }
      const missing = needed.filter((each) => trusting.every((other) => other.action && namesAction(other.action, each) === false));
      if (missing.length === 0) {
        return;
      }
      report({
        at: action.element.key.span,
        message: `IAM Roles Anywhere cannot assume this role without ${missing.map((each) => `\`${each}\``).join(' and ')}, as it passes a source identity and session tags. Allow it that too.`,
        fixes: () => fixesFor(document, statement, missing),
      });
    },
  },
};

/** Source: IAM Roles Anywhere User Guide, "Trust model". */
const needed: readonly string[] = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

function trustsRolesAnywhere({ effect, principal, action }: Statement): boolean {
  return (
    effect === 'Allow' &&
    action !== undefined &&
    principal?.negated === false &&
    principal.groups.some(({ type, principals }) => type.text === 'Service' && principals.some(({ text }) => text === service))
  );
}

const service = 'rolesanywhere.amazonaws.com';

function fixesFor({ writer }: PolicyDocument, { action }: Statement, missing: readonly string[]): readonly Fix[] {
  const value = action?.negated ? undefined : action?.element.value;
  const title = `Add ${missing.map((each) => `\`${each}\``).join(' and ')}`;
  if (value?.kind === 'array') {
    const edits = [writer.insertItems(value, value.items.length, missing)];
    return [{ title, safety: 'unsafe', edits }];
  }
  return value?.kind === 'string' ? [{ title, safety: 'unsafe', edits: [writer.replace(value, [carry(value), ...missing])] }] : [];
}
