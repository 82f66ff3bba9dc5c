import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { closest } from '../text/closest';
import { tabStop } from '../text/tab-stop';
import { accessAnalyzer } from './access-analyzer';
import { renameKey } from './repair';
import type { RuleModule } from './rule';

export const unknownConditionKey: RuleModule = {
  meta: {
    name: 'unknown-condition-key',
    summary: 'A condition key that AWS does not have.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: ['INVALID_GLOBAL_CONDITION_KEY', 'INVALID_SERVICE_CONDITION_KEY', 'INVALID_SERVICE'].map(accessAnalyzer),
  },
  check: {
    ConditionTest({ key }, { document, reference, report }) {
      const problem = isStatic(key) && !hasPlaceholder(key.text) ? problemOf(reference, key.text) : undefined;
      if (problem !== undefined) {
        report({
          at: key.span,
          message: problem.message,
          sameAs: [accessAnalyzer(problem.code)],
          fixes: () => problem.suggestions().map((name) => renameKey(document.writer, key, name, 'unsafe')),
        });
      }
    },
  },
};

interface Problem {
  readonly code: string;
  readonly message: string;
  suggestions(): readonly string[];
}

/** Keys that are not of the form of one, that only lack the key of a tag, or that AWS has replaced, are other rules' matter. */
function problemOf(reference: ServiceReference, text: string): Problem | undefined {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon === text.length - 1 || reference.conditionKey(text) !== undefined) {
    return undefined;
  }
  const prefix = text.slice(0, colon);
  if (text.toLowerCase() === 'aws:arn' || lacksTag(reference, text)) {
    return undefined;
  }
  return prefix.toLowerCase() === 'aws' ? unknownGlobal(reference, text) : unknownOfService(reference, prefix, text);
}

function unknownGlobal(reference: ServiceReference, text: string): Problem {
  return {
    code: 'INVALID_GLOBAL_CONDITION_KEY',
    message: `\`${text}\` is not a global condition key, so no request has it.`,
    suggestions: () => near(text, namesOf(reference, 'aws')),
  };
}

/** Prefixes with a dot are identity providers, whose claims AWS does not list. */
function unknownOfService(reference: ServiceReference, prefix: string, text: string): Problem | undefined {
  if (prefix.includes('.') || reference.retiredService(prefix) !== undefined) {
    return undefined;
  }
  const service = reference.service(prefix);
  return service === undefined
    ? {
        code: 'INVALID_SERVICE',
        message: `\`${prefix}\` is not the prefix of a service, so no request has the key \`${text}\`.`,
        suggestions: () => otherPrefixes(reference, prefix, text),
      }
    : {
        code: 'INVALID_SERVICE_CONDITION_KEY',
        message: `\`${text}\` is not a condition key of ${service.name}, so no request has it.`,
        suggestions: () => near(text, namesOf(reference, prefix)),
      };
}

/** What follows the first slash is the author's own, such as the key of a tag. */
function near(text: string, names: readonly string[]): readonly string[] {
  const slash = text.indexOf('/');
  const [head, tail] = slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash)];
  const heads = new Set(names.map((name) => name.replace(/\/?\$\{.*$/, '')));
  return closest(head, heads).map((found) => {
    const takesTail = names.some((name) => name.startsWith(`${found}/`));
    return found + (takesTail ? tail || `/${tabStop('tag-key')}` : '');
  });
}

function otherPrefixes(reference: ServiceReference, prefix: string, text: string): readonly string[] {
  const prefixes = ['aws', ...reference.services().map((service) => service.prefix)];
  return closest(prefix, prefixes)
    .map((found) => found + text.slice(prefix.length))
    .filter((name) => reference.conditionKey(name) !== undefined);
}

function lacksTag(reference: ServiceReference, text: string): boolean {
  return reference.conditionKey(`${text.replace(/\/$/, '')}/x`) !== undefined;
}

function namesOf(reference: ServiceReference, prefix: string): readonly string[] {
  const keys = prefix === 'aws' ? reference.globalConditionKeys() : reference.conditionKeysOfService(prefix);
  return keys.map(({ name }) => name);
}
