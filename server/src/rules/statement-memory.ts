import type { PolicyDocument, Statement } from '../policy/ast';
import type { Value } from '../policy/value';
import type { ValuesInUse } from '../semantics/values-in-use';
import { encloses, type Span } from '../text/span';
import type { Fix, RuleModule } from './rule';
import type { ReportedFinding } from './run';

/**
 * What was found in the statements of one text, by what is written there, so that a keystroke pays for the statement it changes and not
 * for the others. Good for one text, one set of rules and one set of settings; rules that look further than at it and at the Deny statements stay out of it.
 */
export class StatementMemory {
  #text = '';
  #known = new Map<string, readonly ReportedFinding[]>();
  #next = new Map<string, readonly ReportedFinding[]>();
  readonly #deniesByDocument = new WeakMap<PolicyDocument, number>();
  readonly #deniesByText = new Map<string, number>();
  #lastDenies = 0;

  /** To be called with each new version of the text before it is checked. Forgets what the version before had no use for. */
  turnTo(text: string): void {
    if (text !== this.#text) {
      this.#text = text;
      this.#known = this.#next;
      this.#next = new Map();
    }
  }

  /** The findings of the rules in the statement: as remembered, or as `find` finds them. The rules may look at all Deny statements with `beside`. */
  findings(
    document: PolicyDocument,
    statement: Statement,
    rules: readonly RuleModule[],
    find: (rules: readonly RuleModule[]) => readonly ReportedFinding[],
    beside?: 'denies',
  ): readonly ReportedFinding[] {
    const key = this.#keyOf(document, statement) + (beside === undefined ? '' : `\n${this.#deniesOf(document)}`);
    const before = this.#known.get(key) ?? this.#next.get(key);
    if (before !== undefined) {
      this.#next.set(key, before);
      return before.map((finding) => moved(finding, statement.span.start, (rule) => find(rules.filter(({ meta }) => meta === rule))));
    }
    const found = find(rules);
    if (isSelfContained(statement, found)) {
      this.#next.set(
        key,
        found.map((finding) => moved(finding, -statement.span.start, () => [])),
      );
    }
    return found;
  }

  /** A number for what all Deny statements say; a new one where some of it stands elsewhere. Counted once a document. */
  #deniesOf(document: PolicyDocument): number {
    let number = this.#deniesByDocument.get(document);
    if (number === undefined) {
      const denies = document.statements.filter(({ effect }) => effect === 'Deny');
      const isWhole = denies.every(({ span, root }) => allWithin(root, (inner) => encloses(span, inner)));
      const text = denies.map(({ span }) => this.#text.slice(span.start, span.end)).join('\n');
      number = (isWhole ? this.#deniesByText.get(text) : undefined) ?? ++this.#lastDenies;
      if (this.#deniesByText.size > fewTexts) {
        this.#deniesByText.clear();
      }
      this.#deniesByText.set(text, number);
      this.#deniesByDocument.set(document, number);
    }
    return number;
  }

  /** Everything that such rules may look at: the statement's text, and what the document says for all its statements. */
  #keyOf({ type, service, holder, version }: PolicyDocument, { span }: Statement): string {
    const language = version?.value?.kind === 'string' ? version.value.text : version === undefined ? '' : '?';
    return `${type} ${service} ${holder} ${language}\n${this.#text.slice(span.start, span.end)}`;
  }
}

/** Texts of Deny statements that are kept: those of the policies of one file, and of a few versions of them. */
const fewTexts = 100;

/** Whether nothing in it stands elsewhere, as what a YAML alias refers to does. */
function isSelfContained({ span, root }: Statement, found: readonly ReportedFinding[]): boolean {
  const within = (inner: Span) => encloses(span, inner);
  return found.every(({ at, related = [] }) => within(at) && related.every((note) => within(note.at))) && allWithin(root, within);
}

function allWithin(value: Value | undefined, within: (span: Span) => boolean): boolean {
  if (value === undefined) {
    return true;
  }
  if (!within(value.span)) {
    return false;
  }
  switch (value.kind) {
    case 'object':
      return value.members.every((member) => within(member.key.span) && allWithin(member.value, within));
    case 'array':
      return value.items.every((item) => allWithin(item, within));
    default:
      return true;
  }
}

/** The finding so many characters further on; its fixes are those of the same finding as it is made anew there. */
function moved(
  finding: ReportedFinding,
  distance: number,
  again: (rule: ReportedFinding['rule']) => readonly ReportedFinding[],
): ReportedFinding {
  const { about, fixes, related, ...rest } = finding;
  const move = ({ start, end }: Span): Span => ({ start: start + distance, end: end + distance });
  const at = move(finding.at);
  const fixesNow = (known: ValuesInUse): readonly Fix[] => {
    const same = again(finding.rule).find(
      (other) => other.message === finding.message && other.at.start === at.start && other.at.end === at.end,
    );
    return same?.fixes?.(known) ?? [];
  };
  return {
    ...rest,
    at,
    ...(about === undefined ? {} : { about: move(about) }),
    ...(related === undefined ? {} : { related: related.map((note) => ({ ...note, at: move(note.at) })) }),
    ...(fixes === undefined ? {} : { fixes: fixesNow }),
  };
}
