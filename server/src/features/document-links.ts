import type { PolicyDocument } from '../policy/ast';
import { childrenOf, type StringValue, type Value } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import type { Span } from '../text/span';

export interface DocumentLink {
  readonly span: Span;
  readonly address: string;
  readonly tooltip: string;
}

/**
 * The ARNs of AWS's managed policies in a policy, each with its page in AWS's documentation. Nothing else: editors underline links, and
 * hover has them for all that a policy names.
 */
export function documentLinks(document: PolicyDocument, reference: ServiceReference): readonly DocumentLink[] {
  const strings = stringsIn(document.root).filter(({ text }) => managedPolicyArn.test(text));
  if (strings.length === 0) {
    return [];
  }
  const known = new Set(reference.managedPolicies().map(({ name }) => name));
  return strings.flatMap(({ content, text }) => {
    const name = text.slice(text.lastIndexOf('/') + 1);
    return known.has(name) ? [{ span: content, address: pageOf(name), tooltip: `What ${name} grants` }] : [];
  });
}

const managedPolicyArn = /^arn:aws[a-z-]*:iam::aws:policy\/[\w+=,.@/-]+$/;

function pageOf(name: string): string {
  return `https://docs.aws.amazon.com/aws-managed-policy/latest/reference/${name}.html`;
}

function stringsIn(root: Value): readonly StringValue[] {
  const strings: StringValue[] = [];
  const waiting: Value[] = [root];
  const seen = new Set<Value>();
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (seen.has(value)) {
      continue;
    }
    seen.add(value);
    if (value.kind === 'string') {
      strings.push(value);
    }
    for (const child of childrenOf(value)) {
      waiting.push(child);
    }
  }
  return strings.sort((a, b) => a.span.start - b.span.start);
}
