import type { ActionPattern } from '../policy/action-pattern';
import type { ResourcePattern } from '../policy/arn';
import type { PolicyDocument, ResourceElement, Statement } from '../policy/ast';
import type { Value } from '../policy/value';
import type { Action, ServiceReference } from '../reference/types';
import { idleEntries } from '../semantics/idle-entries';
import { matchingActions } from '../semantics/matching-actions';
import { splitStatement } from '../semantics/narrow/split-statement';
import type { Fix, RuleModule } from './rule';

export const mismatchedResource: RuleModule = {
  meta: {
    name: 'mismatched-resource',
    summary: 'An action that works on none of the resources of its statement.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'parliament', code: 'RESOURCE_MISMATCH' },
      { tool: 'cfn-lint', code: 'I3510' },
    ],
  },
  check: {
    Statement(statement, { document, reference, report }) {
      const { action, resource } = statement;
      if (action === undefined || resource === undefined) {
        return;
      }
      for (const index of idleEntries(reference, statement).actions) {
        const pattern = action.patterns[index];
        const actions = pattern === undefined ? [] : actionsInFull(reference, pattern);
        const [first] = actions;
        if (pattern !== undefined && first !== undefined) {
          report({
            at: pattern.source.span,
            message: messageFor(reference, statement, pattern, actions),
            fixes: () => fixesFor(document, statement, pattern, first),
          });
        }
      }
    },
  },
};

function actionsInFull(reference: ServiceReference, pattern: ActionPattern): readonly Action[] {
  return matchingActions(reference, pattern).flatMap(({ servicePrefix, name }) => reference.action(servicePrefix, name) ?? []);
}

function messageFor(reference: ServiceReference, { effect }: Statement, { source }: ActionPattern, actions: readonly Action[]): string {
  const nowhere = `so this statement ${effect === 'Deny' ? 'denies' : 'allows'} ${actions.length === 1 ? 'it' : 'them'} nowhere`;
  const subject = actions.length === 1 ? `\`${source.text}\` works` : `The ${actions.length} actions of \`${source.text}\` work`;
  const wanted = actions.flatMap((action) => wantedResource(reference, action))[0];
  return wanted === undefined
    ? `${subject} on no resource in particular, which only \`*\` matches, ${nowhere}. A statement of its own with \`"Resource": "*"\` would.`
    : `${subject} on ${wanted}, and no entry of \`Resource\` is one, ${nowhere}.`;
}

/** ``resources of the type `bucket` (`arn:aws:s3:::${BucketName}`)``: what the action always names, or else may. */
function wantedResource(reference: ServiceReference, { servicePrefix, resourceTypes }: Action): readonly string[] {
  const wanted = resourceTypes.find(({ required }) => required) ?? resourceTypes.find(({ name }) => !name.startsWith('accesspoint'));
  const [format] = (wanted && reference.resourceType(servicePrefix, wanted.name))?.arnFormats ?? [];
  return wanted === undefined || format === undefined
    ? []
    : [`resources of the type \`${wanted.name}\` (\`${format.replace('${Partition}', 'aws')}\`)`];
}

function fixesFor(document: PolicyDocument, statement: Statement, pattern: ActionPattern, first: Action): readonly Fix[] {
  const { action, resource } = statement;
  const list = action?.element.value;
  return [
    ...(resource === undefined ? [] : missingResource(document, resource, first)),
    ...(first.resourceTypes.length === 0 && statement.principal === undefined ? onEveryResource(document, statement, pattern) : []),
    ...removal(document, list, pattern),
  ];
}

/** What `*` alone allows, on `*`; the other actions keep their resources. */
function onEveryResource(document: PolicyDocument, statement: Statement, { source }: ActionPattern): readonly Fix[] {
  const { action, resource } = statement;
  const resources = resource?.element.value;
  if (resources === undefined) {
    return [];
  }
  if (action?.patterns.length === 1) {
    return [{ title: 'Replace the resource with `*`', safety: 'unsafe', edits: [document.writer.replace(resources, '*')] }];
  }
  const own = { actions: source.text, resource: '*', word: 'All' };
  const edits = splitStatement(document, statement, [{ leaveOut: [source], word: '' }, own]);
  return edits === undefined
    ? []
    : [{ title: `Move \`${source.text}\` to a statement whose \`Resource\` is \`*\``, safety: 'unsafe', edits }];
}

/** The bucket of objects that are listed, the objects of a bucket: the mistake that everybody makes once. */
function missingResource({ writer }: PolicyDocument, { element, patterns }: ResourceElement, action: Action): readonly Fix[] {
  const types = action.resourceTypes.map(({ name }) => name);
  const arns = new Set(
    action.servicePrefix !== 's3'
      ? []
      : patterns.flatMap((pattern) => counterpart(pattern, types.includes('bucket'), types.includes('object'))),
  );
  const texts = patterns.map(({ source }) => source.text);
  const added = [...arns];
  if (added.length === 0 || arns.size !== patterns.length || element.value === undefined) {
    return [];
  }
  const edit =
    element.value.kind === 'array'
      ? writer.insertItems(element.value, element.value.items.length, added)
      : writer.replace(element.value, [...texts, ...added]);
  return [{ title: `Add ${added.map((arn) => `\`${arn}\``).join(' and ')}`, safety: 'unsafe', edits: [edit] }];
}

function counterpart({ source }: ResourcePattern, wantsBucket: boolean, wantsObject: boolean): readonly string[] {
  const [, bucket, key] = /^(arn:[^:]+:s3:::[^/*?]+)(\/.*)?$/.exec(source.text) ?? [];
  if (bucket === undefined) {
    return [];
  }
  return wantsBucket && key !== undefined ? [bucket] : wantsObject && key === undefined ? [`${bucket}/*`] : [];
}

/** Only from a list that keeps another entry. */
function removal({ writer }: PolicyDocument, list: Value | undefined, { source }: ActionPattern): readonly Fix[] {
  return list?.kind === 'array' && list.items.length > 1
    ? [{ title: `Remove \`${source.text}\``, safety: 'unsafe', edits: writer.removeItems(list, [list.items.indexOf(source)]) }]
    : [];
}
