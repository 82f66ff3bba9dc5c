import type { Equivalent } from './rule';

/** The check of IAM Access Analyzer with that code. */
export function accessAnalyzer(code: string): Equivalent {
  return { tool: 'access-analyzer', code };
}
