import type { PolicyDocument } from '../policy/ast';
import { cursorAt } from '../policy/cursor';
import type { PolicyType } from '../policy/policy-type';
import { isStatic, type StringValue } from '../policy/value';
import type { Edit } from '../text/edit';

/** The Sid at the offset; `undefined` elsewhere, and for one that is not known before deployment. */
export function sidAt(document: PolicyDocument, offset: number): StringValue | undefined {
  const cursor = cursorAt(document, offset);
  const string = cursor?.at === 'sid' ? cursor.slot.string : undefined;
  return string !== undefined && isStatic(string) ? string : undefined;
}

/** Why AWS would not take the name for that Sid, or it would mislead, as a sentence; `undefined` where it is good. */
export function sidProblem({ type, statements }: PolicyDocument, sid: StringValue, name: string): string | undefined {
  if (name.trim() === '') {
    return 'A Sid cannot be empty.';
  }
  if (lettersOnly.has(type) && !/^[A-Za-z0-9]+$/.test(name)) {
    return 'A Sid of IAM has letters (A–Z, a–z) and digits only.';
  }
  const taken = statements.some((statement) => {
    const other = statement.sid?.value;
    return other?.kind === 'string' && other !== sid && other.text === name;
  });
  return taken ? `Another statement has the Sid ${name} already.` : undefined;
}

/** No other element of a policy speaks of a statement by its Sid, so that it is the only place to change. */
export function renameSid({ writer }: PolicyDocument, sid: StringValue, name: string): Edit {
  return writer.replace(sid, name);
}

/** Source: IAM User Guide, "IAM JSON policy elements: Sid"; services that have policies of their own may allow more. */
const lettersOnly: ReadonlySet<PolicyType> = new Set(['identity-based', 'trust', 'permissions-boundary', 'session']);
