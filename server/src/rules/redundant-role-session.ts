import { itemsOf, type StringValue } from '../policy/value';
import { removeRedundant } from './repair';
import type { RuleModule } from './rule';

export const redundantRoleSession: RuleModule = {
  meta: {
    name: 'redundant-role-session',
    summary: 'A session of a role among principals that have the role itself.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY' }],
  },
  check: {
    PrincipalElement({ groups, negated }, { document, report }) {
      for (const { type, member, principals } of negated ? [] : groups) {
        const roles = type.text === 'AWS' ? rolesOf(principals) : new Map<string, StringValue>();
        const list = member.value;
        const sessions = itemsOf(list).flatMap((source, index) => {
          const role = source.kind === 'string' && roles.size > 0 ? roles.get(roleOfSession(source.text) ?? '') : undefined;
          return role === undefined || source.kind !== 'string' ? [] : [{ source, role, index, text: source.text }];
        });
        for (const { source, role, index, text } of sessions) {
          report({
            at: source.span,
            message: `\`${role.text}\` in this list covers \`${text}\`, which is a session of that role and adds nothing.`,
            related: [{ at: role.span, message: 'Covers every session of the role.' }],
            // That no other role of the account has this name is a fact of IAM, not of the policy: no proof can rest on it.
            fixes: () => (list?.kind === 'array' ? removeRedundant(document.writer, list, { index, text }, sessions, 'unsafe') : []),
          });
        }
      }
    },
  },
};

/** By partition, account and name: a session's ARN does not have the role's path. */
function rolesOf(principals: readonly StringValue[]): ReadonlyMap<string, StringValue> {
  return new Map(
    principals.flatMap((source) => {
      const [, partition, account, name] = /^arn:([^:]*):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(source.text) ?? [];
      return name === undefined ? [] : [[`${partition}:${account}:${name}`, source] as const];
    }),
  );
}

function roleOfSession(text: string): string | undefined {
  const [, partition, account, name] = /^arn:([^:]*):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/.exec(text) ?? [];
  return name === undefined ? undefined : `${partition}:${account}:${name}`;
}
