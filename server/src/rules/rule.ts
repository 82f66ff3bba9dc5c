import type { ActionPattern } from '../policy/action-pattern';
import type { ResourcePattern } from '../policy/arn';
import type {
  ActionElement,
  ConditionElement,
  ConditionTest,
  Element,
  PolicyDocument,
  PrincipalElement,
  ResourceElement,
  Statement,
} from '../policy/ast';
import type { Attachment } from '../policy/attachment';
import type { PolicyType } from '../policy/policy-type';
import type { ServiceReference } from '../reference/types';
import type { ValuesInUse } from '../semantics/values-in-use';
import type { Edit } from '../text/edit';
import type { Span } from '../text/span';
import type { Severity } from './severity';

/** A check, in a file of its own name. */
export interface RuleModule {
  readonly meta: RuleMeta;
  readonly check: RuleVisitor;
  /**
   * What it says of a statement depends on other statements too: on the Deny statements of the document alone (`denies`), or on any.
   * Without this, a rule looks at the statement it is given and at the document's type, service, holder and Version alone. What was found
   * is remembered while all that it depends on stays the same.
   */
  readonly looksAround?: true | 'denies';
}

/** IAM Access Analyzer's kinds of finding. */
export type Category = 'error' | 'security-warning' | 'warning' | 'suggestion';

export const categories: readonly Category[] = ['error', 'security-warning', 'warning', 'suggestion'];

export interface RuleMeta {
  /** Kebab-case; also the file's name, the diagnostic's code, the setting's key and the page's name. */
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly category: Category;
  /** How loudly it is shown when nothing is set, where that is less than its category has. */
  readonly severity?: Severity;
  /** Whether a finding comes with a quick fix. */
  readonly fix: 'always' | 'sometimes' | 'never';
  /** The version of the extension that first had it. */
  readonly since: string;
  /** The policy types it looks at; all when absent. */
  readonly appliesTo?: readonly PolicyType[];
  /** The same check elsewhere. */
  readonly sameAs?: readonly Equivalent[];
}

export interface Equivalent {
  readonly tool: 'access-analyzer' | 'parliament' | 'cfn-lint' | 'checkov' | 'prowler' | 'cloudsplaining';
  readonly code: string;
}

/** The nodes a rule asks to see, each visited once in source order. */
export interface RuleVisitor {
  PolicyDocument?(node: PolicyDocument, context: RuleContext): void;
  /** Every element of the document and of its statements, unknown ones too. `statement` is absent for the document's own. */
  Element?(node: Element, context: RuleContext): void;
  Statement?(node: Statement, context: RuleContext): void;
  ActionElement?(node: ActionElement, context: RuleContext): void;
  ActionPattern?(node: ActionPattern, context: RuleContext): void;
  ResourceElement?(node: ResourceElement, context: RuleContext): void;
  ResourcePattern?(node: ResourcePattern, context: RuleContext): void;
  PrincipalElement?(node: PrincipalElement, context: RuleContext): void;
  ConditionElement?(node: ConditionElement, context: RuleContext): void;
  ConditionTest?(node: ConditionTest, context: RuleContext): void;
  /** A managed policy of AWS that the text around the policies gives to somebody. It is in no policy, whatever `appliesTo` says. */
  Attachment?(node: Attachment, context: Pick<RuleContext, 'reference' | 'report'>): void;
}

/** What a rule sees beside its node. */
export interface RuleContext {
  readonly document: PolicyDocument;
  /** The statement the node is in; `undefined` for the document and its own elements. */
  readonly statement: Statement | undefined;
  readonly reference: ServiceReference;
  readonly trust: Trust;
  report(finding: Finding): void;
}

/** Whom policies may let in, as the user's settings say. */
export interface Trust {
  /** IDs of the user's own accounts, and of others that it trusts. Empty where the own ones are not listed: then nothing is known. */
  readonly accounts: ReadonlySet<string>;
  /** Those of the accounts that are of others. */
  readonly thirdParties: ReadonlySet<string>;
  /** IDs of organizations; empty where none is listed. */
  readonly organizations: ReadonlySet<string>;
}

export const noTrust: Trust = { accounts: new Set(), thirdParties: new Set(), organizations: new Set() };

export interface Finding {
  /** The smallest token that has to change, never a whole block. */
  readonly at: Span;
  /** Which, with what consequence. Names are in backticks. */
  readonly message: string;
  /** How loudly it is shown when nothing is set for its rule, where that is less than what the rule has: the harmless case. */
  readonly severity?: Severity;
  readonly related?: readonly Note[];
  /** What is wrong, where it is more than the token at `at`: the statement that lacks an element. */
  readonly about?: Span;
  /** The same check elsewhere, where it is not all that the rule's `sameAs` lists. */
  readonly sameAs?: readonly Equivalent[];
  /** Computed only when asked for, with the values that are known to be in use; the best first. Their titles do not depend on these. */
  readonly fixes?: (known: ValuesInUse) => readonly Fix[];
}

/** Another place that a finding speaks of. */
export interface Note {
  readonly at: Span;
  readonly message: string;
}

export interface Fix {
  /** Imperative: what it does. */
  readonly title: string;
  /** `safe`: grants exactly what was granted, or repairs what AWS rejects. `unsafe`: everything else, narrowing included. */
  readonly safety: 'safe' | 'unsafe';
  /** Whether the new policy is shown to allow nothing that the old one did not. */
  readonly narrows?: boolean;
  /** Settles other findings of its rule too, as their own fixes would: no choice of its own. */
  readonly settlesOthers?: true;
  readonly edits: readonly Edit[];
}
