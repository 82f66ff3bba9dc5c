/** One concrete request: who wants to do what to which resource, under which circumstances. */
export interface Request {
  /** Absent for policies that hang on their principal. */
  readonly principal?: RequestPrincipal;
  /** `s3:GetObject` */
  readonly action: string;
  /** An ARN, or `*` for actions that name no resource. */
  readonly resource: string;
  /** Values of condition keys by the key's name in lower case; several for multivalued keys. Keys that are not there are absent. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

export interface RequestPrincipal {
  /** `AWS`, `Service`, `Federated` */
  readonly type: string;
  /** The ARN of a user, role or session, or the name of a service or provider. */
  readonly id: string;
  /** For a session, the ARN of its role. */
  readonly role?: string;
}
