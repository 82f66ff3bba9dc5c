import { parseDocument } from 'yaml';
import { fixAll } from '../../server/src/features/fix-all';
import { narrowings } from '../../server/src/features/narrowings';
import { type HostText, nothingFound } from '../../server/src/hosts/host';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { rules } from '../../server/src/rules/index';
import { categories, type Fix, type RuleMeta } from '../../server/src/rules/rule';
import { type ReportedFinding, runRules } from '../../server/src/rules/run';
import { severities } from '../../server/src/rules/severity';
import { noValues } from '../../server/src/semantics/values-in-use';
import type { Edit } from '../../server/src/text/edit';
import { applyFilledIn } from '../support/narrowing-requests';
import { reference } from '../support/reference';
import { type Narrowness, proveFix } from './prove-fix';
import { compareGrants, type Sameness } from './same-grants';
import type { Source } from './sources';

/** What came of one fix, applied alone. */
export interface Trial {
  readonly rule: RuleMeta;
  readonly title: string;
  readonly safety: Fix['safety'];
  /** How it is known that a safe fix leaves what is granted as it was. */
  readonly sameness: Sameness['kind'] | undefined;
  /** What is known of a fix that is meant to narrow, or that answers a finding about what is granted. */
  readonly narrowness: Narrowness | undefined;
  /** Whether its rule means it to narrow. */
  readonly narrows: boolean;
  /** What is wrong with the fix; `undefined` when nothing is. */
  readonly problem: string | undefined;
}

interface Reading {
  readonly text: string;
  readonly host: HostText;
  readonly findings: readonly (readonly ReportedFinding[])[];
}

/** Applies each fix of each wanted finding to the text, alone, and looks at what it leaves. `requests` are tried on each that may narrow. */
export function tryFixes(source: Source, requests: number, isWanted: (finding: ReportedFinding) => boolean = () => true): readonly Trial[] {
  const before = read(source, source.text);
  return before.findings.flatMap((findings, policy) =>
    findings.filter(isWanted).flatMap((finding) =>
      (finding.fixes?.(noValues) ?? []).map((fix): Trial => {
        const after = read(source, applyFilledIn(source.text, fix.edits));
        const sameness = fix.safety === 'safe' ? sameGrants(before, after, policy, finding) : undefined;
        const narrows = fix.narrows === true;
        const mayNarrow = narrows || (fix.safety === 'unsafe' && finding.rule.category === 'security-warning');
        const narrowness = mayNarrow ? proveFix(source, before.host, fix, requests) : undefined;
        const problem =
          syntaxProblem(source, before, after) ??
          findingsProblem(before, after, policy, finding, fix, narrowness) ??
          (sameness && grantsProblem(sameness)) ??
          (narrowness && narrownessProblem(narrowness, narrows));
        return { rule: finding.rule, title: fix.title, safety: fix.safety, sameness: sameness?.kind, narrows, narrowness, problem };
      }),
    ),
  );
}

/** The narrowings that are offered where no rule complains, as if one did. */
const noRule: RuleMeta = { name: 'no finding', summary: 'A way to narrow.', category: 'suggestion', fix: 'always', since: '0.1.0' };

/** The same for the ways to narrow each statement that no rule asks for. */
export function tryNarrowings(source: Source, requests: number): readonly Trial[] {
  const before = read(source, source.text);
  return before.host.policies.flatMap((document) =>
    document.statements.flatMap(({ focus }) =>
      narrowings(document, { start: focus.start, end: focus.start }, reference, noValues).map((fix): Trial => {
        const after = read(source, applyFilledIn(source.text, fix.edits));
        const narrowness = proveFix(source, before.host, fix, requests);
        const problem = syntaxProblem(source, before, after) ?? narrownessProblem(narrowness, true);
        return { rule: noRule, title: fix.title, safety: 'unsafe', sameness: undefined, narrows: true, narrowness, problem };
      }),
    ),
  );
}

/** What came of all safe fixes together, until none is left. `problem` where they change what is granted, break the text or never end. */
export function trySafeFixes(source: Source): { readonly rounds: number; readonly problem: string | undefined } {
  const before = read(source, source.text);
  let after = before;
  for (let rounds = 0; rounds < mostRounds; rounds++) {
    const edits: readonly Edit[] = fixAll(after.findings.flat());
    if (edits.length === 0) {
      const rejected = before.findings.flat().find(isRejected);
      const differences = before.host.policies.map((_, policy) => grantsProblem(sameGrants(before, after, policy, rejected)));
      return { rounds, problem: syntaxProblem(source, before, after) ?? differences.find((problem) => problem !== undefined) };
    }
    after = read(source, applyFilledIn(after.text, edits));
  }
  return { rounds: mostRounds, problem: `there is something to fix after ${mostRounds} rounds` };
}

const mostRounds = 10;

function read({ language, type }: Source, text: string): Reading {
  const host = hostOfLanguage(language)?.findPolicies(text, type) ?? nothingFound;
  const onThrow = ({ name }: RuleMeta, error: unknown): never => {
    throw new Error(`${name} threw`, { cause: error });
  };
  return { text, host, findings: host.policies.map((policy) => runRules(policy, rules, reference, { onThrow })) };
}

/** Whether the finding tells the author that nothing is granted yet. A fix that changes what is granted may be safe only then. */
function isRejected({ message }: ReportedFinding): boolean {
  return message.includes('AWS rejects the policy');
}

function sameGrants(before: Reading, after: Reading, policy: number, fixed: ReportedFinding | undefined): Sameness {
  const [old, fresh] = [before.host.policies[policy], after.host.policies[policy]];
  if (old === undefined || fresh === undefined || (fixed !== undefined && isRejected(fixed))) {
    return { kind: 'rejected', reason: fixed?.message ?? 'there is no policy' };
  }
  return compareGrants({ document: old, text: before.text }, { document: fresh, text: after.text }, reference);
}

function grantsProblem(sameness: Sameness): string | undefined {
  return sameness.kind === 'different' ? `what is granted changes: ${JSON.stringify(sameness.request)}` : undefined;
}

/** A fix that claims to narrow must not broaden, and none that is proved to narrow may. */
function narrownessProblem({ proof, broadened }: Narrowness, narrows: boolean): string | undefined {
  const isProved = proof.verdict === 'narrower' || proof.verdict === 'same';
  if (broadened !== undefined && (narrows || isProved)) {
    return `it ${isProved ? 'is proved' : 'claims'} to narrow and allows ${JSON.stringify(broadened)}`;
  }
  return narrows && proof.verdict === 'broader' ? `it claims to narrow and is refuted by ${JSON.stringify(proof.request)}` : undefined;
}

function syntaxProblem({ language }: Source, before: Reading, after: Reading): string | undefined {
  if (after.host.policies.length !== before.host.policies.length) {
    return `it leaves ${after.host.policies.length} policies of ${before.host.policies.length}`;
  }
  const isBroken = (text: string) => {
    try {
      return language === 'yaml' ? parseDocument(text, { uniqueKeys: false }).errors.length > 0 : JSON.parse(text) === undefined;
    } catch {
      return true;
    }
  };
  return !isBroken(before.text) && isBroken(after.text) ? `it leaves a text that does not parse:\n${after.text}` : undefined;
}

/**
 * Whether the finding is gone, and none of the same or a higher category has come. The others of its place may say the same in other
 * words; a fix whose title says that it leaves a rest may leave the finding for that rest. One that makes several statements of one carries
 * its condition into each, and with it what is said of that condition. What a proved narrowing still grants, it granted before: another rule may
 * say so now, where the graver one said it for all.
 */
function findingsProblem(
  before: Reading,
  after: Reading,
  policy: number,
  fixed: ReportedFinding,
  { title }: Fix,
  narrowness?: Narrowness,
): string | undefined {
  const [old, fresh] = [before.findings[policy] ?? [], after.findings[policy] ?? []];
  const same = (findings: readonly ReportedFinding[]) => findings.filter(({ message }) => message === fixed.message).length;
  if (same(fresh) >= same(old)) {
    return 'it leaves its finding';
  }
  const splits = statementsIn(after, policy) > statementsIn(before, policy);
  const carriedOver = new Set(splits ? old.filter(({ rule }) => rule !== fixed.rule).map(({ message }) => message) : []);
  const isNarrower = narrowness?.proof.verdict === 'narrower';
  const grave = fresh
    .filter((finding) => !takesOver(finding, old, fresh))
    .filter(({ rule }) => !isNarrower || !tellsOfGrants(rule))
    .filter(({ rule }) => categories.indexOf(rule.category) <= categories.indexOf(fixed.rule.category));
  const added = grave.find(({ rule, message }) => {
    const [was, is] = [old, fresh].map((findings) => findings.filter((finding) => finding.rule === rule).length);
    const most = (was ?? 0) - (rule === fixed.rule && !title.includes('leaving the rest') ? 1 : 0);
    return (is ?? 0) > most && !carriedOver.has(message);
  });
  return added === undefined ? undefined : `it adds ${added.rule.category} ${added.rule.name}: ${added.message}`;
}

/** Whether the rule says of a grant that it reaches too far, not of a policy that it is written wrongly. */
function tellsOfGrants({ category, name }: RuleMeta): boolean {
  return category === 'security-warning' || name === 'broad-write-access';
}

/** Whether it says less of a place than what was said of it before and is gone. */
function takesOver(finding: ReportedFinding, old: readonly ReportedFinding[], fresh: readonly ReportedFinding[]): boolean {
  return old.some(
    (before) =>
      before.at.start <= finding.at.start &&
      finding.at.start <= before.at.end &&
      isQuieter(finding, before) &&
      !fresh.some((after) => after.rule === before.rule && after.at.start === before.at.start),
  );
}

function isQuieter(a: ReportedFinding, b: ReportedFinding): boolean {
  const quieter = categories.indexOf(a.rule.category) - categories.indexOf(b.rule.category);
  return quieter > 0 || (quieter === 0 && severities.indexOf(a.severity) < severities.indexOf(b.severity));
}

function statementsIn({ host }: Reading, policy: number): number {
  return host.policies[policy]?.statements.length ?? 0;
}
