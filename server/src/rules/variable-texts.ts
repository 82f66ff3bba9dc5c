import { takesVariables } from '../policy/condition-operator';
import { isStatic, type StringValue } from '../policy/value';
import type { RuleContext, RuleVisitor } from './rule';

/**
 * Visits each text in which AWS would look for policy variables, where it has any: entries of Resource, and condition values. `where` says
 * whether those of every operator are meant, or those of the operators alone that take variables, which compare strings and ARNs.
 */
export function visitVariables(where: 'any' | 'text', check: (string: StringValue, context: RuleContext) => void): RuleVisitor {
  const checkText = (string: StringValue, context: RuleContext): void => {
    if (string.text.includes('${') && isStatic(string)) {
      check(string, context);
    }
  };
  return {
    ResourcePattern({ source }, context) {
      checkText(source, context);
    },
    ConditionTest({ values, operator }, context) {
      for (const value of where === 'any' || operator === undefined || takesVariables(operator) ? values : []) {
        if (value.kind === 'string') {
          checkText(value, context);
        }
      }
    },
  };
}
