import { readActionPattern } from '../../policy/action-pattern';
import type { PolicyCursor } from '../../policy/cursor';
import { hole, isStatic, type StringValue } from '../../policy/value';
import type { ServiceReference } from '../../reference/types';
import { code, link, paragraphs, prose } from './markdown';

/** A token of which AWS publishes nothing, in Markdown: that it is not known, and what would be. */
export function explainUnknown({ at }: PolicyCursor, string: StringValue, reference: ServiceReference): string {
  const text = string.text.replaceAll(hole, '…');
  const title = `**${text === '' ? 'Empty' : code(text)}**`;
  if (!isStatic(string)) {
    return paragraphs(title, 'What is not known before deployment is shown as `…`.');
  }
  switch (at) {
    case 'element-name':
      return paragraphs(title, 'No element of the policy language: AWS refuses a policy that has it.');
    case 'effect':
      return paragraphs(title, 'No effect that AWS knows: there are `Allow` and `Deny`.');
    case 'version':
      return paragraphs(title, 'No version of the policy language: there are `2012-10-17` and `2008-10-17`.');
    case 'action':
      return paragraphs(title, ...aboutAction(reference, string));
    case 'condition-operator':
      return paragraphs(
        title,
        'No operator that AWS knows. Operators are written as in `StringEquals`, `ForAnyValue:StringLike` or `BoolIfExists`.',
      );
    case 'condition-key':
      return paragraphs(title, 'AWS publishes no condition key of this name. A key that requests do not have never fits a value.');
    default:
      return paragraphs(title, 'AWS publishes nothing about it.');
  }
}

function aboutAction(reference: ServiceReference, string: StringValue): readonly string[] {
  const { servicePrefix, name } = readActionPattern(string);
  const service = reference.service(servicePrefix);
  if (name === undefined) {
    return ['No action: an action is written `service:Name`, as in `s3:GetObject`; `*` alone is every action.'];
  }
  return service === undefined
    ? [`AWS publishes no service with the prefix ${code(servicePrefix)}.`]
    : [`AWS publishes no such action of ${prose(service.name)}.`, link(`Actions of ${prose(service.name)}`, service.documentation)];
}
