import type { ValuesInUse } from '../../semantics/values-in-use';
import type { Edit } from '../../text/edit';
import type { Span } from '../../text/span';

/** What a completion is of. Each has a kind of its own in the protocol, so that kind and label are enough to look it up again. */
export type CompletionKind =
  | 'service'
  | 'action'
  | 'operation'
  | 'wildcard'
  | 'policy'
  | 'statement'
  | 'element'
  | 'sid'
  | 'value'
  | 'principal-type'
  | 'principal'
  | 'operator'
  | 'condition-key'
  | 'resource'
  | 'variable'
  | 'managed-policy'
  | 'region'
  | 'account';

/** One choice. Kept small: a service may have 800 of them. What there is to say of it is asked for later, by kind and label. */
export interface CompletionItem {
  /** Shown, filtered on and inserted, unless the fields below say otherwise. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label: `Read`. */
  readonly detail?: string;
  /** As the host spells it. May hold tab stops (text/tab-stop.ts). */
  readonly insertText?: string;
  readonly filterText?: string;
  /** Its place among the choices, 0 first. Those without come after all that have one, by label. */
  readonly rank?: number;
  /** AWS does not document it any more. */
  readonly retired?: true;
  /** More is to be typed after it: an editor does well to ask again at once. */
  readonly continues?: true;
  /** What it replaces, and what it changes elsewhere, in the place of what the list says of all. */
  readonly place?: Pick<CompletionList, 'span' | 'edits'>;
}

export interface CompletionList {
  /** The best first. */
  readonly items: readonly CompletionItem[];
  /** What every item replaces. */
  readonly span: Span;
  /** What every item changes elsewhere: commas that are missing around it. */
  readonly edits: readonly Edit[];
  /** Whether other choices may come up as more is typed. */
  readonly incomplete: boolean;
}

export interface CompletionOptions {
  /** The most actions that a name without its service prefix brings up; 100 when absent. */
  readonly limit?: number;
  /** The author's names for accounts, by account id. */
  readonly accounts?: ReadonlyMap<string, string>;
  /** What the author's policies name; when absent, what this one does. */
  readonly values?: ValuesInUse;
}
