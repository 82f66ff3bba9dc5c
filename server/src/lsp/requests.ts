import type { PolicyType } from '../policy/policy-type';

/** Asked by the client: what the server takes a document for. `StatusParams` to `StatusResult`. */
export const statusRequest = 'iamPolicy/status';

/** Asked by a server that cannot read files: a generated file, as text. `DataParams` to a string. */
export const dataRequest = 'iamPolicy/data';

export interface StatusParams {
  readonly uri: string;
}

export interface StatusResult {
  /** The type of each policy of the document, in source order. */
  readonly policyTypes: readonly PolicyType[];
  /** ISO date of the reference data; `null` while no document with a policy has needed them, or when they cannot be read. */
  readonly dataDate: string | null;
}

export interface DataParams {
  readonly name: 'index.json' | 'detail.ndjson' | 'extras.json';
}

/** `initializationOptions`, for clients that know more than the protocol tells. Settings may stand beside, for clients that send none. */
export interface InitializationOptions {
  /** The client runs `editor.action.triggerSuggest` when a completion item asks for it. */
  readonly triggersSuggest?: boolean;
}
