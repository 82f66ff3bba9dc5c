import type { PolicyDocument } from '../../policy/ast';
import { type Choice, type Choices, inOrder } from './choice';
import { type Skeleton, statementSkeletons } from './statement-skeletons';

/** Whole statements, of the kinds that the type of policy begins with. */
export function completeStatements({ type, service }: PolicyDocument): Choices {
  return inOrder(statementSkeletons(type, service).map(toChoice));
}

function toChoice({ label, detail, statement }: Skeleton): Choice {
  return { label, kind: 'statement', detail, whole: statement };
}
