import { readResourcePattern } from '../policy/arn';
import type { Statement } from '../policy/ast';
import { looseString } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { fitsAction } from '../semantics/fitting-types';
import { actionsOf } from '../semantics/matching-actions';
import { closeName } from '../semantics/narrow/close-name';
import { type OpenEnd, openEnd } from '../semantics/open-end';
import type { RuleModule } from './rule';

export const openEndedName: RuleModule = {
  meta: {
    name: 'open-ended-name',
    summary: 'A resource whose wildcard also matches others whose names begin the same way.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
  },
  check: {
    ResourcePattern(pattern, { document, statement, reference, report }) {
      const resource = statement?.resource;
      const open = statement === undefined ? undefined : openEnd(statement, pattern);
      if (open !== undefined && statement !== undefined && resource !== undefined) {
        report({
          at: pattern.source.span,
          message: `\`${pattern.source.text}\` ${messageFor(open)}`,
          fixes: () => closeName(document, resource, pattern, workedOn(reference, statement, open.closed)),
        });
      }
    },
  },
};

/** Of the ARNs those that some action of the statement works on; all, where that cannot be told. */
function workedOn(reference: ServiceReference, { action }: Statement, arns: readonly string[]): readonly string[] {
  const names = action === undefined || action.negated ? [] : [...actionsOf(reference, action)];
  const actions = names.flatMap(({ servicePrefix, name }) => reference.action(servicePrefix, name) ?? []);
  const used = arns.filter((arn) => actions.some((each) => fitsAction(reference, each, readResourcePattern(looseString(arn)))));
  return used.length === 0 ? arns : used;
}

function messageFor({ of, name }: OpenEnd): string {
  switch (of) {
    case 'bucket':
      return `also matches every bucket whose name only begins with \`${name}\`, and anyone can make such a bucket in an account of their own. Name the bucket.`;
    case 'secret':
      return `also matches every other secret whose name begins with \`${name}\`, such as \`${name}-admin\`. AWS adds just a hyphen and six characters to a name: write \`${name}-??????\`.`;
    case 'role':
      return `also matches every other role whose name begins with \`${name}\`, such as \`${name}-admin\`. Name the role, or end the beginning with a hyphen or a slash.`;
    case 'variable':
      return `also matches what belongs to others whose \`${name}\` begins the same way: \`anna\` reaches what is meant for \`annabel\`. Put a separator before the wildcard.`;
  }
}
