/**
 * What makes an action risky. AWS's access levels do not say it: they mark `iam:PassRole`, `kms:Decrypt` and `ec2:ModifySnapshotAttribute`
 * as plain Write. This is a layer of its own, and never takes the place of a level.
 */
export type RiskCategory = 'credentials' | 'exfiltration' | 'exposure' | 'evasion' | 'destruction';

/** The worst first. */
export const riskCategories: readonly RiskCategory[] = ['credentials', 'exfiltration', 'exposure', 'evasion', 'destruction'];

/** One way in which an action can do harm. */
export interface Risk {
  readonly category: RiskCategory;
  /** What sort of it: `resource-policy`. Unique within its category. */
  readonly kind: string;
  /** What someone with the action could do, as it follows "lets the caller": `stop CloudTrail from recording what is done in the account`. */
  readonly lets: string;
}

/** A risk and the actions that carry it: names in AWS's spelling, separated by spaces, by the service's prefix. */
export interface RiskKind extends Risk {
  readonly actions: Readonly<Record<string, string>>;
}
