import type { PolicyDocument } from '../../policy/ast';
import { cursorAt } from '../../policy/cursor';
import type { Value } from '../../policy/value';
import { carry } from '../../policy/writer';
import type { Refactoring, RefactoringSource } from './refactoring';

/** A value into a list of one, so that more can be added, and a list of one into its value: to IAM they are the same. */
export const turnList: RefactoringSource = ({ document, range }) => {
  const value = valueAt(document, range.start);
  if (value?.kind === 'string' || value?.kind === 'object') {
    return [turn(document, 'Turn into a list', value, [carry(value)])];
  }
  const [only, ...others] = value?.kind === 'array' ? value.items : [];
  return value === undefined || only === undefined || others.length > 0 || only.kind === 'array'
    ? []
    : [turn(document, 'Turn the list into its only entry', value, carry(only))];
};

function turn({ writer }: PolicyDocument, title: string, value: Value, turned: Parameters<typeof writer.replace>[1]): Refactoring {
  return { title, kind: 'list', edits: [writer.replace(value, turned)] };
}

/** What may be one or several, with the cursor in it or on the name of its element. */
function valueAt(document: PolicyDocument, offset: number): Value | undefined {
  const cursor = cursorAt(document, offset);
  switch (cursor?.at) {
    case 'action':
    case 'resource':
    case 'condition-value':
      return cursor.slot.list ?? cursor.slot.string;
    case 'principal':
      // The lone `*` of everyone is no name among others.
      return cursor.type === '' ? undefined : (cursor.slot.list ?? cursor.slot.string);
    case 'element-name':
      return mayBeSeveral(cursor.element?.name) ? cursor.element?.value : undefined;
    default:
      return undefined;
  }
}

function mayBeSeveral(name: string | undefined): boolean {
  return name !== undefined && ['Statement', 'Action', 'NotAction', 'Resource', 'NotResource'].includes(name);
}
