import { principalsOf } from '../semantics/named-principals';
import type { RuleModule } from './rule';

export const sessionPrincipal: RuleModule = {
  meta: {
    name: 'session-principal',
    summary: 'A session as a principal, which is whoever starts a session of that name.',
    category: 'suggestion',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
  },
  check: {
    PrincipalElement(principal, { statement, report }) {
      const entries = principalsOf(principal, 'AWS');
      const roles = new Set(entries.filter(({ text }) => /:role\//.test(text)).map(({ text }) => text.slice(text.lastIndexOf('/') + 1)));
      for (const { text, span } of statement?.effect === 'Allow' ? entries : []) {
        const [, kind, name] = /^arn:[^:]*:sts::\d{12}:(assumed-role|federated-user)\/([^/*?]+)/.exec(text) ?? [];
        if (name !== undefined && !roles.has(name)) {
          report({
            at: span,
            message:
              kind === 'assumed-role'
                ? `This is one session of the role \`${name}\`, by its name, which whoever assumes the role chooses: others of the role can take the name, and sessions of other names are left out. Name the role, and test \`aws:userid\` or \`sts:SourceIdentity\` where it is about one person.`
                : `This is the federated user \`${name}\`, whose name the one who calls \`sts:GetFederationToken\` chooses. Name the user or role behind it.`,
          });
        }
      }
    },
  },
};
