import { type ActionPattern, hasWildcard, isActionForm } from '../policy/action-pattern';
import type { Statement } from '../policy/ast';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import type { ActionName, ServiceReference } from '../reference/types';
import { actionsNamed } from '../semantics/actions-named';
import { qualifiedName } from '../semantics/matching-actions';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const invalidAction: RuleModule = {
  meta: {
    name: 'invalid-action',
    summary: 'An action that is not of the form `service:Name`.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
  },
  check: {
    ActionPattern(pattern, { document, statement, reference, report }) {
      const { source } = pattern;
      const problem = isStatic(source) && !hasPlaceholder(source.text) ? problemOf(reference, pattern) : undefined;
      if (problem === undefined) {
        return;
      }
      report({
        at: source.span,
        message: `${problem}: AWS rejects the policy.`,
        fixes: () =>
          suggestions(reference, source.text, statement).map((text) =>
            replaceValue(document.writer, source, text, text.endsWith(':*') ? 'unsafe' : 'safe'),
          ),
      });
    },
  },
};

function problemOf(reference: ServiceReference, { source: { text }, servicePrefix, name }: ActionPattern): string | undefined {
  if (isActionForm(text)) {
    return undefined;
  }
  if (text.trim() === '') {
    return 'An action may not be empty';
  }
  if (name === undefined) {
    return reference.service(text) !== undefined
      ? `\`${text}\` is a service and names no action of it`
      : `\`${text}\` lacks the prefix of its service, as in \`s3:GetObject\``;
  }
  if (servicePrefix === '') {
    return `\`${text}\` lacks the prefix of its service before the colon`;
  }
  if (name === '') {
    return `\`${text}\` lacks the name of an action after the colon`;
  }
  return hasWildcard(servicePrefix)
    ? `\`${text}\` has a wildcard in the prefix of the service, where only a lone \`*\` may stand`
    : `\`${text}\` has characters that no action has, \`${strangerIn(text)}\` among them`;
}

function strangerIn(text: string): string {
  return /[^A-Za-z0-9:*?_.-]/u.exec(text)?.[0] ?? text.charAt(text.lastIndexOf(':'));
}

/** What the author probably meant: an action of that name, another separator, or the whole service. */
function suggestions(reference: ServiceReference, text: string, statement: Statement | undefined): readonly string[] {
  const [, prefix = '', separator = '', name = ''] = /^([a-z0-9-]*)([^A-Za-z0-9*?-]*)(.*)$/i.exec(text) ?? [];
  const service = reference.service(prefix)?.prefix;
  if (service !== undefined && name === '') {
    return [`${service}:*`];
  }
  if (service !== undefined && separator !== '' && /^[A-Za-z0-9*?]+$/.test(name)) {
    return [`${service}:${name}`];
  }
  return likelyActions(reference, text.replace(/^:/, ''), statement).map(qualifiedName);
}

/** At most three, those of the services that the statement is about before those that AWS's own policies use most. */
function likelyActions(reference: ServiceReference, name: string, statement: Statement | undefined): readonly ActionName[] {
  const found = actionsNamed(reference, name);
  const near = new Set(statement?.action?.patterns.map(({ servicePrefix }) => servicePrefix));
  const ofStatement = found.filter(({ servicePrefix }) => near.has(servicePrefix));
  const used = (action: ActionName) => reference.usage(action.servicePrefix, action.name);
  return (ofStatement.length > 0 ? ofStatement : found.toSorted((a, b) => used(b) - used(a))).slice(0, 3);
}
