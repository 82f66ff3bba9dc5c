import type { Range, SummaryResult } from '../../../server/src/lsp/requests';

/** From the extension to the summary's page: what to show. `undefined`: there is no policy any more. */
export interface ShowMessage {
  readonly table: SummaryResult | undefined;
}

/** From the summary's page to the extension. */
export type PageMessage =
  | { readonly does: 'ready' }
  | { readonly does: 'open'; readonly path: readonly string[] }
  | { readonly does: 'reveal'; readonly range: Range };
