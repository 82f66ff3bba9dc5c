import type { Element } from '../policy/ast';
import { documentElements, elementsOfStatement, isDocumentElement, isStatementElement } from '../policy/elements';
import { isStatic } from '../policy/value';
import { closest } from '../text/closest';
import { renameKey } from './repair';
import type { Fix, RuleContext, RuleModule } from './rule';

export const unknownElement: RuleModule = {
  meta: {
    name: 'unknown-element',
    summary: 'An element that the policy language does not have.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'INVALID_POLICY_ELEMENT' },
      { tool: 'parliament', code: 'MALFORMED' },
    ],
  },
  check: {
    Element(element, context) {
      if (isKnown(element, context) || !isStatic(element.key) || !/^[A-Za-z]/.test(element.name) || element.name.startsWith('Fn::')) {
        return;
      }
      const place = context.statement === undefined ? 'policy' : 'statement';
      context.report({
        at: element.key.span,
        message: `\`${element.key.text}\` is not an element of a ${place}: AWS rejects the policy.`,
        fixes: () => fixesFor(element, context),
      });
    },
  },
};

/** Elements of a statement that this type of policy may not have are known all the same: another rule speaks of them. */
function isKnown({ name }: Element, { statement }: RuleContext): boolean {
  return statement === undefined ? isDocumentElement(name) : isStatementElement(name);
}

/** Taking the element out is not safe: a misspelt `Condition` would go with it. */
function fixesFor(element: Element, { document, statement }: RuleContext): readonly Fix[] {
  const { writer } = document;
  const { root, elements } = statement ?? document;
  const possible: readonly string[] = statement === undefined ? documentElements : elementsOfStatement(document.type);
  const taken = new Set(elements.map(({ name }) => name));
  const free = possible.filter((name) => !taken.has(name));
  return [
    ...closest(element.name, free, 1).map((name) => renameKey(writer, element.key, name, 'safe')),
    { title: `Remove \`${element.key.text}\``, safety: 'unsafe', edits: writer.removeMembers(root, [element.member]) },
  ];
}
