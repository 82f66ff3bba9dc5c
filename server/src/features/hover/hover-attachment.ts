import type { Attachment } from '../../policy/attachment';
import type { ServiceReference } from '../../reference/types';
import { touches } from '../../text/span';
import { explainManagedPolicy } from '../explain/explain-managed-policy';
import { inLanguage } from '../explain/in-language';
import type { Hover } from './hover';

/** What the managed policy at the offset grants; `undefined` where none is attached there, or AWS has no longer one of that name. */
export function hoverAttachment(
  attachments: readonly Attachment[],
  offset: number,
  reference: ServiceReference,
  locale?: string,
): Hover | undefined {
  const attachment = attachments.find(({ source }) => touches(source.content, offset));
  const said = attachment && explainManagedPolicy(reference, attachment.name);
  return attachment === undefined || said === undefined
    ? undefined
    : { span: attachment.source.content, markdown: inLanguage(said, locale) };
}
