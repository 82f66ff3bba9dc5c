import { isPolicyType, type PolicyType } from '../../server/src/policy/policy-type';
import { configurationName } from '../../server/src/settings/configuration-text';

/** A document and what is expected of it, as written on a Markdown page. */
export interface Fixture {
  /** The headings above it. */
  readonly name: string;
  /** The editor's name of the language: `json`. */
  readonly language: string;
  /** What the user has said of the file, after the language: `trust`. */
  readonly type: PolicyType | undefined;
  /** A configuration further up on the page. */
  readonly configuration?: string;
  /** Policies further up on the page that stand elsewhere in the workspace. */
  readonly workspace?: readonly string[];
  readonly input: Lines;
  /** In the order of the page. */
  readonly expected: readonly Expectation[];
}

/** A fence after the input: named for a feature, or `diff` under a line `Fix: title`, `Refactor: title`, `Narrow: title` or `Accept: label`. */
export interface Expectation {
  readonly kind: 'feature' | 'Fix' | 'Refactor' | 'Narrow' | 'Accept';
  /** The feature's name, the title of the fix or refactoring, or the label of the completion item. */
  readonly subject: string;
  readonly output: Lines;
}

/** The lines within a fence, by their place on the page. */
export interface Lines {
  readonly first: number;
  readonly lines: readonly string[];
}

interface Fence {
  readonly info: readonly string[];
  /** The last line of text before it. */
  readonly lead: string;
  readonly headings: readonly string[];
  readonly content: Lines;
}

/** The languages of inputs. Other fences are expectations, or mere illustration where no input is above them. */
const languages: ReadonlySet<string> = new Set(['json', 'jsonc', 'yaml', 'iam-policy']);

/** After the language: the policy is no input, but names what is in use in the workspace. */
const elsewhere = 'workspace';

/** The fixtures of a page. Throws where a fence cannot be understood. */
export function readFixtures(page: string): readonly Fixture[] {
  const fixtures: (Fixture & { readonly expected: Expectation[] })[] = [];
  const names = new Map<string, number>();
  let configuration = '';
  const workspace: string[] = [];
  for (const fence of fencesOf(page.split('\n'))) {
    const [language = '', type] = fence.info;
    if (type === configurationName) {
      configuration = fence.content.lines.join('\n');
      continue;
    }
    if (type === elsewhere) {
      workspace.push(fence.content.lines.join('\n'));
      continue;
    }
    if (!languages.has(language)) {
      const expectation = expectationOf(fence);
      if (expectation !== undefined) {
        fixtures.at(-1)?.expected.push(expectation);
      }
      continue;
    }
    if (type !== undefined && !isPolicyType(type)) {
      throw new Error(`Line ${fence.content.first}: \`${type}\` is not a type of policy.`);
    }
    const heading = fence.headings.join(' / ');
    const count = (names.get(heading) ?? 0) + 1;
    names.set(heading, count);
    fixtures.push({
      name: count === 1 ? heading : `${heading} (${count})`,
      language,
      type,
      configuration,
      workspace: [...workspace],
      input: fence.content,
      expected: [],
    });
  }
  return fixtures;
}

/** The page with other lines in its fences. */
export function rewritePage(page: string, changes: readonly { readonly old: Lines; readonly lines: readonly string[] }[]): string {
  const lines = page.split('\n');
  for (const { old, lines: fresh } of [...changes].sort((a, b) => b.old.first - a.old.first)) {
    lines.splice(old.first, old.lines.length, ...fresh);
  }
  return lines.join('\n');
}

function expectationOf({ info, lead, content }: Fence): Expectation | undefined {
  const [name] = info;
  if (name !== 'diff') {
    return name === undefined ? undefined : { kind: 'feature', subject: name, output: content };
  }
  const match = /^(Fix|Refactor|Narrow|Accept): (.+)$/.exec(lead);
  const kind = match?.[1];
  if (kind !== 'Fix' && kind !== 'Refactor' && kind !== 'Narrow' && kind !== 'Accept') {
    throw new Error(`Line ${content.first}: a \`diff\` needs a line \`Fix: …\`, \`Refactor: …\`, \`Narrow: …\` or \`Accept: …\` above it.`);
  }
  return { kind, subject: match?.[2] ?? '', output: content };
}

function fencesOf(page: readonly string[]): readonly Fence[] {
  const fences: Fence[] = [];
  const headings: string[] = [];
  let lead = '';
  let open: { readonly mark: string; readonly info: readonly string[]; readonly first: number } | undefined;
  for (const [number, line] of page.entries()) {
    const mark = /^`{3,}/.exec(line)?.[0];
    if (open !== undefined) {
      if (mark !== undefined && line.trimEnd() === mark && mark.length >= open.mark.length) {
        fences.push({
          info: open.info,
          lead,
          headings: [...headings],
          content: { first: open.first, lines: page.slice(open.first, number) },
        });
        open = undefined;
      }
    } else if (mark !== undefined) {
      open = { mark, info: line.slice(mark.length).split(' ').filter(Boolean), first: number + 1 };
    } else if (/^#+ /.test(line)) {
      const depth = line.indexOf(' ');
      headings.splice(Math.max(0, depth - 2), headings.length, ...(depth === 1 ? [] : [line.slice(depth + 1)]));
    } else if (line.trim() !== '') {
      lead = line.trim();
    }
  }
  return fences;
}
