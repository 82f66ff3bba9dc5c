/** What an action does, without the words that AWS opens every description with: it starts with a lower-case verb. */
export function actionDescription(text: string): string {
  return lowerFirst(tidy(text).replace(/^Grants? permissions? to /i, ''));
}

/** What a condition key filters by, without AWS's opening words. */
export function keyDescription(text: string): string {
  return lowerFirst(tidy(text).replace(/^Filters (access|actions|requests) (by |(?=based on ))/i, ''));
}

/** One line, without the full stop of a single sentence. */
function tidy(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.endsWith('.') && line.indexOf('. ') === -1 ? line.slice(0, -1) : line;
}

/** `Creates a plan` → `creates a plan`, but `AWS …` and `VPC …` stay. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
