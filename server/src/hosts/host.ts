import type { PolicyDocument } from '../policy/ast';
import type { Attachment } from '../policy/attachment';
import type { HostSlot } from '../policy/host-slot';
import type { PolicyType } from '../policy/policy-type';

/** A language that policies are written in. */
export interface HostLanguage {
  /** The editors' names for it: `yaml`. */
  readonly languageIds: readonly string[];
  /** For the command line: `.yaml`. */
  readonly extensions: readonly string[];
  /**
   * Finds each policy of a text and reads it, and each managed policy of AWS that the text attaches, in source order. Empty when there is
   * none; never fails. `type` is what the user has said of the file; it wins over what host and content tell.
   */
  findPolicies(text: string, type?: PolicyType): HostText;
  /**
   * The place at the offset, outside of any policy, where a whole policy or the ARN of a managed one may stand. Reads the text anew, for
   * a single question. `type` is what the user has said of the file; `isNamed` is whether its name tells of policies: most empty files
   * of YAML become something else.
   */
  slotAt(text: string, offset: number, type?: PolicyType, isNamed?: boolean): HostSlot | undefined;
}

/** What a host found in a text. */
export interface HostText {
  readonly policies: readonly PolicyDocument[];
  /** The managed policies of AWS that the text gives to somebody, in source order. */
  readonly attachments: readonly Attachment[];
  /** The first place where the text breaks the host's grammar; editors show it themselves, the command line reports it. */
  readonly syntaxError: SyntaxProblem | undefined;
}

/** What is found in a text that is not about policies. */
export const nothingFound: HostText = { policies: [], attachments: [], syntaxError: undefined };

export interface SyntaxProblem {
  readonly offset: number;
  readonly message: string;
}
