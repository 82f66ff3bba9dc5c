/**
 * Condition keys that hold a header which the caller writes freely, in lower case, with the header. Source: IAM User Guide, "AWS global
 * condition context keys", which warns of them.
 */
export const headerKeys: ReadonlyMap<string, string> = new Map([
  ['aws:referer', 'Referer'],
  ['aws:useragent', 'User-Agent'],
]);
