import type { Member, Value } from '../policy/value';
import { accessAnalyzer } from './access-analyzer';
import type { RuleContext, RuleModule } from './rule';

export const emptyElement: RuleModule = {
  meta: {
    name: 'empty-element',
    summary: 'An element with an empty value, so that it has no effect or the statement has none.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: ['EMPTY_ARRAY_ACTION', 'EMPTY_ARRAY_RESOURCE', 'EMPTY_ARRAY_PRINCIPAL', 'EMPTY_OBJECT_PRINCIPAL', 'EMPTY_SID_VALUE'].map(
      accessAnalyzer,
    ),
  },
  check: {
    Element(element, context) {
      const { document, statement, report } = context;
      if (statement === undefined || element.value === undefined) {
        return;
      }
      switch (element.name) {
        case 'Sid':
          if (element.value.kind === 'string' && element.value.text === '') {
            report({
              at: element.value.span,
              message: '`Sid` is empty and says nothing. Name the statement, or remove it.',
              sameAs: [accessAnalyzer('EMPTY_SID_VALUE')],
              fixes: () => [
                { title: 'Remove `Sid`', safety: 'safe', edits: document.writer.removeMembers(statement.root, [element.member]) },
              ],
            });
          }
          break;
        case 'Action':
        case 'NotAction':
        case 'Resource':
        case 'NotResource':
          checkList(element.member, `EMPTY_ARRAY_${element.name.endsWith('Action') ? 'ACTION' : 'RESOURCE'}`, context);
          break;
        case 'Principal':
        case 'NotPrincipal':
          checkPrincipal(element.member, element.value, context);
          break;
      }
    },
  },
};

function checkList({ key, value }: Member, code: string, { report }: RuleContext): void {
  if (isEmptyList(value)) {
    report({
      at: key.span,
      message: `\`${key.text}\` is an empty list: the statement applies to nothing.`,
      sameAs: [accessAnalyzer(code)],
    });
  }
}

function checkPrincipal(member: Member, value: Value, context: RuleContext): void {
  if (value.kind !== 'object') {
    return;
  }
  if (value.members.length === 0) {
    const message = `\`${member.key.text}\` names nobody: the statement applies to no one.`;
    context.report({ at: member.key.span, message, sameAs: [accessAnalyzer('EMPTY_OBJECT_PRINCIPAL')] });
  }
  for (const group of value.members) {
    if (isEmptyList(group.value)) {
      const message = `\`${group.key.text}\` is an empty list and names nobody.`;
      context.report({ at: group.key.span, message, sameAs: [accessAnalyzer('EMPTY_ARRAY_PRINCIPAL')] });
    }
  }
}

function isEmptyList(value: Value | undefined): boolean {
  return value?.kind === 'array' && value.items.length === 0;
}
