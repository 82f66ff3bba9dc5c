import { arnPartSpan } from '../policy/arn';
import { openAccount } from '../semantics/open-account';
import type { RuleModule } from './rule';

export const wildcardAccount: RuleModule = {
  meta: {
    name: 'wildcard-account',
    summary: 'A resource in any account, for an action that reaches into other accounts.',
    category: 'suggestion',
    severity: 'hint',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['identity-based'],
  },
  check: {
    ResourceElement(resource, { statement, report }) {
      const found = statement === undefined ? [] : resource.patterns.flatMap((pattern) => openAccount(statement, pattern) ?? []);
      const [first, ...others] = found;
      if (first !== undefined) {
        const { pattern, action, type, anyRegion } = first;
        report({
          at: arnPartSpan(pattern.source, 'account'),
          message: `\`${pattern.arn?.account}\` lets \`${action}\` reach a ${type} of this name in any account${anyRegion ? ' and Region' : ''} whose owner allows it, an attacker's too. Name the account.`,
          related: others.map((other) => ({ at: arnPartSpan(other.pattern.source, 'account'), message: 'Leaves the account open too.' })),
        });
      }
    },
  },
};
