import type { Place } from './place';
import type { StringValue } from './value';

/** A managed policy of AWS that a template, or an answer of the AWS CLI, gives to somebody. */
export interface Attachment {
  /** Where it is named: by its ARN, by the end of one that is joined from pieces, or by its name alone. */
  readonly source: StringValue;
  /** Its name, without the path. */
  readonly name: string;
  readonly holder: AttachmentHolder;
  /** Where it stands in the file, as keys and indexes from the top. */
  readonly place: Place;
}

/** Who gets the policy. */
export interface AttachmentHolder {
  /** `undefined` where the place does not tell. A function and a state machine have a role that is made for them. */
  readonly kind: 'role' | 'user' | 'group' | 'permission-set' | 'function' | 'state-machine' | undefined;
  /** What the file calls it; `undefined` where it does not. */
  readonly name: string | undefined;
}
