import { policyVariablesIn } from './policy-variable';

/**
 * Whether the text has a part that a template engine fills in before AWS sees it: `${bucket}`, `{{ account }}`. A policy variable has a
 * single colon (`${aws:username}`) or stands for a character (`${*}`); `${AWS::Region}` is neither, where no
 * template resolves it. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function hasPlaceholder(text: string): boolean {
  return (
    text.includes('{{') || policyVariablesIn(text).some(({ start, end, closed }) => closed && isPlaceholder(text.slice(start + 2, end - 1)))
  );
}

/** `inner` may begin more variables, of which it ends the last: `${a:${b}`. */
function isPlaceholder(inner: string): boolean {
  const last = inner.lastIndexOf('${');
  const innermost = last < 0 ? inner : inner.slice(last + 2);
  return inner.includes('::') || !(innermost.includes(':') || /^[*?$]$/.test(innermost));
}
