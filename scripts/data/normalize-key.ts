/**
 * AWS writes the caller's part of a condition key in five ways: `${TagKey}`, `<key>`, `tag-key`, a slash at the end, and
 * a placeholder in the prefix. This makes one of them: `${…}`.
 */
export function normalizeKey(key: string): string {
  return key
    .replace(/<([^>]+)>/g, '${$1}')
    .replace(/\/tag-key$/, '/$${TagKey}')
    .replace(/\/$/, '/$${TagKey}');
}
