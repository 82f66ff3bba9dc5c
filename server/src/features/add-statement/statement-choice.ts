/** What an author has chosen, step by step, for a statement that is to be written. */
export interface StatementChoice {
  readonly effect: 'Allow' | 'Deny';
  /** `s3:GetObject`; at least one. */
  readonly actions: readonly string[];
  /** ARNs, or `*`; empty for a policy whose statements name no resource. */
  readonly resources: readonly string[];
  /** For policies that name one: `Service` and `lambda.amazonaws.com`, or `*` for everyone. */
  readonly principal?: ChosenPrincipal | undefined;
  readonly conditions: readonly ChosenCondition[];
}

export interface ChosenPrincipal {
  readonly type: 'AWS' | 'Service' | 'Federated' | '*';
  readonly value: string;
}

export interface ChosenCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}
