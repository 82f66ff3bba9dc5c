import type { Statement } from '../policy/ast';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { accountOfPrincipal, principalsOf } from '../semantics/named-principals';
import type { RuleModule } from './rule';

export const weakExternalId: RuleModule = {
  meta: {
    name: 'weak-external-id',
    summary: 'An external ID that others can guess.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    ConditionTest({ key, operator, values }, { statement, report }) {
      if (
        statement?.effect !== 'Allow' ||
        key.text.toLowerCase() !== 'sts:externalid' ||
        operator?.family !== 'String' ||
        operator.negated
      ) {
        return;
      }
      for (const value of values) {
        const why =
          value.kind === 'string' && isStatic(value) && !hasPlaceholder(value.text)
            ? weakness(value.text, operator.wildcards, statement)
            : undefined;
        if (why !== undefined && value.kind === 'string') {
          report({
            at: value.span,
            message: `\`${value.text}\` ${why}: another customer of the third party who finds it out can have it act in this account. Use the ID that the third party has issued for you alone.`,
          });
        }
      }
    },
  },
};

/** Shorter ones are found by trying. */
const fewest = 8;

/** `undefined` where the ID may be one that was made for this purpose. */
function weakness(text: string, wildcards: boolean, statement: Statement): string | undefined {
  if (wildcards && /[*?]/.test(text)) {
    return 'has a wildcard, which more than one external ID matches';
  }
  if (principalsOf(statement.principal, 'AWS').some((each) => accountOfPrincipal(each) === text) || /^\d{12}$/.test(text)) {
    return 'is the ID of an account, which many know';
  }
  if (text.length < fewest) {
    return `has ${text.length} characters only`;
  }
  // Letters alone are words.
  const isWord = /^[a-z]{1,19}$/i.test(text) || /^[a-z]+(?:[-_ .][a-z]+)+$/i.test(text);
  return isWord ? 'is made of words that others can think of' : undefined;
}
