import type { PolicyDocument, ResourceElement } from '../policy/ast';
import { bypassedDenies } from '../semantics/grants/bypassed-deny';
import { deniesOfBucketsAlone } from '../semantics/grants/deny-of-bucket-alone';
import type { EffectiveGrant } from '../semantics/grants/effective-grants';
import { qualifiedName } from '../semantics/matching-actions';
import type { Fix, Note, RuleModule } from './rule';

export const bypassedDeny: RuleModule = {
  meta: {
    name: 'bypassed-deny',
    summary: 'A Deny that another action, which the same policy allows, gets around, or that leaves out the objects of its bucket.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based', 'resource-based'],
  },
  check: {
    PolicyDocument(document, { reference, report }) {
      for (const { pattern, denied, around, does } of document.type === 'identity-based' ? bypassedDenies(reference, document) : []) {
        const other = qualifiedName(around.action);
        report({
          at: pattern.source.span,
          message: `This denies \`${denied}\`, but the policy allows \`${other}\`, which ${does}. Deny \`${other}\` too.`,
          related: allowedBy(around),
        });
      }
      for (const { pattern, resource, objects, around } of deniesOfBucketsAlone(reference, document)) {
        const [first] = objects;
        const allowed = around === undefined ? '' : `, which the policy allows \`${qualifiedName(around.action)}\` on`;
        report({
          at: pattern.source.span,
          message: `This denies \`${pattern.source.text}\` on the bucket alone, and nothing on its objects${allowed}. Name \`${first}\` too.`,
          related: around === undefined ? [] : allowedBy(around),
          fixes: () => nameObjects(document, resource, objects),
        });
      }
    },
  },
};

function allowedBy({ action, pattern }: EffectiveGrant): readonly Note[] {
  return pattern === undefined ? [] : [{ at: pattern.source.span, message: `Allows \`${qualifiedName(action)}\`.` }];
}

/** Denies what it denied and more. */
function nameObjects({ writer }: PolicyDocument, { element, patterns }: ResourceElement, objects: readonly string[]): readonly Fix[] {
  const { value } = element;
  if (value === undefined) {
    return [];
  }
  const edit =
    value.kind === 'array'
      ? writer.insertItems(value, value.items.length, objects)
      : writer.replace(value, [...patterns.map(({ source }) => source.text), ...objects]);
  return [{ title: `Add ${objects.map((each) => `\`${each}\``).join(' and ')}`, safety: 'unsafe', narrows: true, edits: [edit] }];
}
