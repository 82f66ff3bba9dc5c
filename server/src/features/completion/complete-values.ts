import type { PolicyDocument } from '../../policy/ast';
import { type Choice, type Choices, inOrder } from './choice';

/** Not 2008-10-17, in which AWS replaces no policy variables. */
export function completeVersion(): Choices {
  return inOrder([value('2012-10-17', 'current')]);
}

/** Resource control policies only deny: what they let pass is attached by AWS. Source: Organizations User Guide, "RCP syntax". */
export function completeEffect(document: PolicyDocument): Choices {
  return inOrder(document.type === 'resource-control' ? [value('Deny')] : [value('Allow'), value('Deny')]);
}

function value(label: string, detail?: string): Choice {
  return detail === undefined ? { label, kind: 'value' } : { label, kind: 'value', detail };
}
