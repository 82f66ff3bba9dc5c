import type { PolicyDocument, Statement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import { freeSid } from '../../semantics/free-sid';
import type { Edit } from '../../text/edit';
import { type RefactoringSource, statementAt, statementsOf } from './refactoring';
import { tellingSid } from './telling-sid';

/** Gives the statement, or all statements without one, a Sid that says what they do. A Sid grants nothing. */
export const addSid: RefactoringSource = (place) => {
  const { document, reference } = place;
  const statement = statementAt(place);
  if (statement === undefined || !lacksSid(statement)) {
    return [];
  }
  const taken = sidsOf(document);
  const sid = freeSid(tellingSid(statement, reference), taken);
  const others = statementsOf(document).filter((other) => other !== statement && lacksSid(other));
  const one = insertion(document, statement, sid);
  const all = [one, ...others.map((other) => insertion(document, other, freeSid(tellingSid(other, reference), taken)))];
  return [
    { title: `Add the Sid \`${sid}\``, kind: 'sid', edits: [one] },
    ...(others.length === 0 ? [] : [{ title: `Add a Sid to the ${all.length} statements without one`, kind: 'sid' as const, edits: all }]),
  ];
};

/** A template may still bring one in. */
function lacksSid({ elements, sid }: Statement): boolean {
  return elements.length > 0 && sid === undefined && elements.every(({ key }) => isStatic(key) && !key.text.startsWith('Fn::'));
}

function insertion({ writer }: PolicyDocument, { root }: Statement, sid: string): Edit {
  return writer.insertMember(root, 'Sid', sid, 'start');
}

function sidsOf({ statements }: PolicyDocument): Set<string> {
  return new Set(statements.flatMap(({ sid }) => (sid?.value?.kind === 'string' ? [sid.value.text] : [])));
}
