import type { PolicyDocument, PrincipalElement, Statement } from '../../policy/ast';
import type { StringValue } from '../../policy/value';

/** A pair of policies of which the newer must allow nothing that the older does not. */
export interface Obligation {
  readonly newer: PolicyDocument;
  readonly older: PolicyDocument;
  /** What is the matter where it cannot be shown: a clause that goes on after "because". `undefined`: the prover says it. */
  readonly otherwise: string | undefined;
}

/**
 * What has to be shown of a change before it may be called narrowing. One policy alone says too little in two ways: a Deny that does nothing
 * in it counts together with other policies, so that what was denied must stay denied; and a principal that is named itself, not by
 * its account, needs no permission of its own within that account, so that whoever is named now must have been named before.
 * Source: IAM User Guide, "Policy evaluation logic".
 */
export function obligationsOf(newer: PolicyDocument, older: PolicyDocument): readonly Obligation[] {
  const obligations: Obligation[] = [{ newer, older, otherwise: undefined }];
  if (older.statements.some(({ effect }) => effect === 'Deny')) {
    obligations.push({
      newer: denialsOf(older),
      older: denialsOf(newer),
      otherwise: 'a Deny would deny less, and it may count together with other policies',
    });
  }
  if ([...newer.statements, ...older.statements].some(({ principal }) => principal !== undefined && namesAccount(principal))) {
    obligations.push({
      newer: directGrantsOf(newer),
      older: directGrantsOf(older),
      otherwise: 'a principal that is named itself needs no permission of its own in its account',
    });
  }
  return obligations;
}

/** What is denied, as if it were allowed. */
function denialsOf(document: PolicyDocument): PolicyDocument {
  const denies = document.statements.filter(({ effect }) => effect === 'Deny');
  return withStatements(
    document,
    denies.map((statement) => ({ ...statement, effect: 'Allow' })),
  );
}

/** The policy without what it leaves to accounts to grant. */
function directGrantsOf(document: PolicyDocument): PolicyDocument {
  return withStatements(
    document,
    document.statements.flatMap((statement) => {
      const { effect, principal } = statement;
      if (effect !== 'Allow' || principal === undefined || principal.negated || !namesAccount(principal)) {
        return [statement];
      }
      const groups = principal.groups.map((group) => ({
        ...group,
        principals: group.principals.filter((entry) => !isAccount(group.type.text, entry)),
      }));
      return groups.every(({ principals }) => principals.length === 0) && principal.known
        ? []
        : [{ ...statement, principal: { ...principal, groups } }];
    }),
  );
}

function namesAccount({ groups }: PrincipalElement): boolean {
  return groups.some(({ type, principals }) => principals.some((entry) => isAccount(type.text, entry)));
}

/** Whether it stands for an account and all that is in it, also where the account is still to be filled in. */
function isAccount(type: string, { text }: StringValue): boolean {
  return type === 'AWS' && (/^\d{12}$/.test(text) || /^arn:[^:]*:iam::[^:]*:root$/.test(text));
}

function withStatements(document: PolicyDocument, statements: readonly Statement[]): PolicyDocument {
  const { statement, root } = document;
  if (statement === undefined) {
    return document;
  }
  const value = { kind: 'array', span: root.span, items: statements.map((each) => each.root) } as const;
  return { ...document, statement: { ...statement, value }, statements };
}
