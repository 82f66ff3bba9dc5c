import type { ActionName } from '../../reference/types';

/** What is known of the use of actions. */
export interface Usage {
  of(action: ActionName): ActionUsage;
  /** Whether anything of the service was used. */
  usesService(prefix: string): boolean;
}

/** What is known of the use of one action. */
export type ActionUsage =
  | {
      readonly kind: 'used';
      /** ARNs with wildcards that all its uses were on; `undefined` where that is not known. */
      readonly resources: readonly string[] | undefined;
    }
  | { readonly kind: 'unused' }
  | {
      /** Its use would not show. */
      readonly kind: 'unseen';
      /** For people, in the plural: `data events of S3 objects`. */
      readonly why: string;
      /** It shows in nothing but the use of other actions, so that a service without use has none of it either. */
      readonly goesWithOthers: boolean;
    };
