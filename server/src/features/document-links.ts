import type { PolicyDocument } from '../policy/ast';
import type { Attachment } from '../policy/attachment';
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
  return linksTo(
    strings.map((source) => ({ source, name: source.text.slice(source.text.lastIndexOf('/') + 1) })),
    reference,
  );
}

/** The managed policies of AWS that a text attaches, each with its page. */
export function attachmentLinks(attachments: readonly Attachment[], reference: ServiceReference): readonly DocumentLink[] {
  return linksTo(attachments, reference);
}

function linksTo(named: readonly Pick<Attachment, 'source' | 'name'>[], reference: ServiceReference): readonly DocumentLink[] {
  const known = new Set(named.length === 0 ? [] : reference.managedPolicies().map(({ name }) => name));
  return named
    .filter(({ name }) => known.has(name))
    .map(({ source, name }) => ({ span: source.content, address: pageOf(name), tooltip: `What ${name} grants` }));
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
