/** What logs, reports and lists tell of what was used. Plain data, so that it can be sent. */
export interface Evidence {
  readonly principals: readonly PrincipalUse[];
  /** What the logs show of calls, whoever made them; `undefined` where no log was among the files. */
  readonly log: LogFacts | undefined;
  /** Reports of IAM, a service each. */
  readonly reported: readonly ReportedService[];
  /** Actions of lists and of policies that were given as such; `undefined` where there was none. */
  readonly listed: readonly string[] | undefined;
  /** What could not be read, in sentences. */
  readonly problems: readonly string[];
}

/** What one principal did. */
export interface PrincipalUse {
  /** The ARN of a role or user, or a name where the log has no more. */
  readonly name: string;
  readonly events: number;
  readonly actions: readonly ActionUse[];
  /** Events that AWS refused, by action where that is known, else by event. */
  readonly denied: readonly Counted[];
}

export interface ActionUse {
  /** `s3:GetObject`, as the reference spells it. */
  readonly action: string;
  readonly events: number;
  /** ARNs with wildcards; `undefined` where a use did not name all its resources. */
  readonly resources: readonly string[] | undefined;
}

export interface Counted {
  readonly name: string;
  readonly events: number;
}

export interface LogFacts {
  readonly events: number;
  /** ISO date and time of the first and the last event; empty where the log has none. */
  readonly from: string;
  readonly to: string;
  /** Calls by AWS services for themselves, which count for nobody. */
  readonly byServices: number;
  /** Records that are no events, or not valid JSON. */
  readonly broken: number;
  /** Events of which it is not known what they need: `source name`. */
  readonly unknown: readonly Counted[];
  /** Indexes of `unloggedKinds` of which an event was seen, each followed by `r` for reading or `w`. */
  readonly kinds: readonly string[];
  /** False where no event only reads: the trail may leave them out. */
  readonly hasReads: boolean;
}

/** What IAM has recorded of a service. */
export interface ReportedService {
  readonly prefix: string;
  readonly used: boolean;
  /** `undefined` where the report is by service alone. */
  readonly actions?: readonly { readonly name: string; readonly used: boolean }[];
}
