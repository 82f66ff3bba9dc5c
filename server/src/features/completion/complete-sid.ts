import type { PolicyDocument, Statement } from '../../policy/ast';
import type { PolicyCursor } from '../../policy/cursor';
import type { Action, ServiceReference } from '../../reference/types';
import { actionsOfStatement } from './actions-of-statement';
import { type Choices, inOrder } from './choice';

/** Names for the statement, from what it does: those that no other statement has. Letters and digits only, which every type of policy takes. */
export function completeSid(
  { statement, slot }: Extract<PolicyCursor, { at: 'version' | 'id' | 'sid' | 'effect' }>,
  document: PolicyDocument,
  reference: ServiceReference,
): Choices {
  if (statement === undefined) {
    return inOrder([]);
  }
  const taken = new Set(
    document.statements.flatMap(({ sid }) => (sid?.value?.kind === 'string' && sid.value !== slot.string ? [sid.value.text] : [])),
  );
  const names = [...new Set(namesFor(statement, reference))].filter(
    (name) => name.length > (statement.effect?.length ?? 0) && !taken.has(name),
  );
  return inOrder(names.map((label) => ({ label, kind: 'sid' })));
}

function namesFor(statement: Statement, reference: ServiceReference): readonly string[] {
  const { actions } = actionsOfStatement(statement, reference);
  const [first] = actions;
  const effect = statement.effect ?? 'Allow';
  if (first === undefined || statement.action?.negated === true) {
    return [];
  }
  const services = [...new Set(actions.map(({ servicePrefix }) => servicePrefix))].map((prefix) => serviceWord(prefix, reference));
  const subject = services.length > 2 ? '' : services.join('And');
  const level = levelWord(actions);
  return [...(actions.length === 1 ? [effect + first.name, effect + subject + first.name] : []), effect + subject + level, level + subject];
}

/** `Read`, `ReadAndWrite`; nothing where it is of several kinds. */
function levelWord(actions: readonly Action[]): string {
  const levels = new Set(actions.map(({ accessLevel }) => (accessLevel === 'List' ? 'Read' : accessLevel)));
  const [only] = levels;
  if (levels.size === 1 && only !== undefined) {
    return only === 'Permissions management' ? 'Permissions' : only;
  }
  return [...levels].every((level) => level === 'Read' || level === 'Write') ? 'ReadAndWrite' : '';
}

/** AWS's name for the service as one word, where that is a short one. */
function serviceWord(prefix: string, reference: ServiceReference): string {
  const name = (reference.service(prefix)?.name ?? prefix).replace(/^(Amazon|AWS) /, '').replace(/[^A-Za-z0-9]/g, '');
  return name.length <= 15 ? name : prefix.replace(/[^a-z0-9]/g, '').replace(/^./, (letter) => letter.toUpperCase());
}
