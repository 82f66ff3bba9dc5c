/**
 * Retired services that AWS itself no longer knows; it still takes the prefixes of the others. Source: IAM Access Analyzer's answers on
 * AWS managed policies of March 2026.
 */
export const refusedServices: ReadonlySet<string> = new Set(['elastic-inference']);
