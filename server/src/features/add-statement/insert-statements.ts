import type { PolicyDocument } from '../../policy/ast';
import { carry, type Plain } from '../../policy/writer';
import { canApply, type Edit } from '../../text/edit';
import { touches } from '../../text/span';

/** Edits that put statements into a policy, or why they cannot be made. */
export type Insertion = { readonly edits: readonly Edit[] } | { readonly problem: string };

/** Puts the statements behind the one that the cursor is in, else behind the last. A policy that has none yet gets its list of them. */
export function insertStatements(
  { root, statement, version, writer }: PolicyDocument,
  statements: readonly Plain[],
  offset: number,
): Insertion {
  if (root.members.length === 0) {
    return { edits: [writer.replace(root, wholePolicy(statements))] };
  }
  if (statement === undefined) {
    const first = version === undefined ? [writer.insertMember(root, 'Version', '2012-10-17', 'start')] : [];
    const edits = [...first, writer.insertMember(root, 'Statement', statements)];
    return canApply(edits) ? { edits } : { problem: 'The policy is not complete enough to add a statement.' };
  }
  const { value } = statement;
  switch (value?.kind) {
    case 'array': {
      const at = value.items.findIndex(({ span }) => touches(span, offset));
      return { edits: [writer.insertItems(value, at < 0 ? value.items.length : at + 1, statements)] };
    }
    case 'object':
      return { edits: [writer.replace(value, [carry(value), ...statements])] };
    case 'dynamic':
      return { problem: '`Statement` is known at deployment only.' };
    default:
      return { problem: '`Statement` is no list yet: give it the value `[]` first.' };
  }
}

/** What an empty file gets. */
export function wholePolicy(statements: readonly Plain[]): Plain {
  return { Version: '2012-10-17', Statement: statements };
}
