import type { PolicyDocument, Statement } from '../policy/ast';
import type { Place } from '../policy/place';
import { editsSharedText, removesSharedText } from '../policy/shared-text';
import { hole } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import type { ValuesInUse } from '../semantics/values-in-use';
import { canApply } from '../text/edit';
import { type Finding, type Fix, noTrust, type RuleContext, type RuleMeta, type RuleModule, type RuleVisitor, type Trust } from './rule';
import { type RuleSettings, type Severity, severityOf } from './severity';
import type { StatementMemory } from './statement-memory';

/** A finding, with the rule that made it and how loudly it is to be shown. */
export interface ReportedFinding extends Finding {
  readonly rule: RuleMeta;
  readonly severity: Severity;
  /** Where it stands in the file, as keys and indexes from the top, where that is outside of its policies. */
  readonly place?: Place;
}

export interface RunOptions {
  readonly settings?: RuleSettings;
  readonly trust?: Trust;
  /** What was found in the statements that have not changed since; only for one text and one set of rules and settings. */
  readonly memory?: StatementMemory;
  /** Told of a rule that threw; its findings are lost, those of the others are not. */
  readonly onThrow?: (rule: RuleMeta, error: unknown) => void;
}

/** Runs the rules over a policy. Findings in the order of the text; one rule says the same of the same place only once. */
export function runRules(
  document: PolicyDocument,
  rules: readonly RuleModule[],
  reference: ServiceReference,
  options: RunOptions = {},
): readonly ReportedFinding[] {
  return inOrder([...runInParts(document, rules, reference, options)].flat());
}

/**
 * The same, a part at a time, for a server that answers others in between: first what concerns the document, then statement by
 * statement. The parts together still want `inOrder`.
 */
export function* runInParts(
  document: PolicyDocument,
  rules: readonly RuleModule[],
  reference: ServiceReference,
  options: RunOptions = {},
): Generator<readonly ReportedFinding[]> {
  const run = new Run(document, reference, options);
  const active = rules.filter((rule) => run.isActive(rule));
  yield run.documentFindings(active);
  const ofStatements = active.filter(({ check }) => Object.keys(check).some((node) => node !== 'PolicyDocument'));
  const local = ofStatements.filter((rule) => rule.looksAround === undefined);
  const besideDenies = ofStatements.filter((rule) => rule.looksAround === 'denies');
  const around = ofStatements.filter((rule) => rule.looksAround === true);
  for (const statement of document.statements) {
    if (statement.span.end - statement.span.start > longestStatement) {
      continue;
    }
    yield [
      ...run.rememberedFindings(local, statement),
      ...run.rememberedFindings(besideDenies, statement, 'denies'),
      ...run.statementFindings(around, statement),
    ];
  }
}

/**
 * In characters: many times what AWS takes for a whole policy. The rules about size say that a policy with such a statement is too
 * large; the others would only keep the author waiting.
 */
const longestStatement = 250_000;

/** Findings in the order of the text. A YAML alias puts one text in two places of the tree: what is wrong with it is said once. */
export function inOrder(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ rule, at, message }) => {
      const key = `${rule.name} ${at.start} ${at.end} ${message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

/** One pass over one document. A rule that threw takes no further part in it. */
class Run {
  readonly #document: PolicyDocument;
  readonly #reference: ServiceReference;
  readonly #options: RunOptions;
  readonly #broken = new Set<RuleMeta>();

  constructor(document: PolicyDocument, reference: ServiceReference, options: RunOptions) {
    this.#document = document;
    this.#reference = reference;
    this.#options = options;
  }

  isActive({ meta }: RuleModule): boolean {
    return (
      severityOf(meta, this.#options.settings) !== 'off' && (meta.appliesTo === undefined || meta.appliesTo.includes(this.#document.type))
    );
  }

  documentFindings(rules: readonly RuleModule[]): readonly ReportedFinding[] {
    return this.#collect(rules, undefined, ({ check }, context) => {
      check.PolicyDocument?.(this.#document, context);
      for (const element of check.Element === undefined ? [] : this.#document.elements) {
        check.Element?.(element, context);
      }
    });
  }

  statementFindings(rules: readonly RuleModule[], statement: Statement): readonly ReportedFinding[] {
    const concerned = rules.filter(({ check }) => concerns(check, statement));
    return this.#collect(concerned, statement, (rule, context) => visitStatement(statement, rule, context));
  }

  /** Where the statement was seen before, what was found then; its fixes are computed on the present one. */
  rememberedFindings(rules: readonly RuleModule[], statement: Statement, beside?: 'denies'): readonly ReportedFinding[] {
    const { memory } = this.#options;
    const fresh = (some: readonly RuleModule[]) => this.statementFindings(some, statement);
    return memory === undefined ? fresh(rules) : memory.findings(this.#document, statement, rules, fresh, beside);
  }

  #collect(
    rules: readonly RuleModule[],
    statement: Statement | undefined,
    visit: (rule: RuleModule, context: RuleContext) => void,
  ): readonly ReportedFinding[] {
    const found: ReportedFinding[] = [];
    let reporting: RuleMeta | undefined;
    const report = (finding: Finding) => {
      if (reporting !== undefined) {
        const fixes = applicableFixes(this.#document, finding);
        const message = finding.message.replaceAll(hole, '…'); // What is not known before deployment.
        found.push({ ...finding, ...fixes, message, rule: reporting, severity: severityOf(reporting, this.#options.settings, finding) });
      }
    };
    const { trust = noTrust } = this.#options;
    const context: RuleContext = { document: this.#document, statement, reference: this.#reference, trust, report };
    for (const rule of rules) {
      const { meta } = rule;
      if (this.#broken.has(meta)) {
        continue;
      }
      reporting = meta;
      try {
        visit(rule, context);
      } catch (error) {
        this.#broken.add(meta);
        this.#options.onThrow?.(meta, error);
      }
    }
    return found;
  }
}

/**
 * In text that does not parse, spans may run into each other, and edits with them: such fixes are not offered. Nor is one that would narrow
 * another statement too, or leave an alias without its anchor. Computed once for the same known values.
 */
function applicableFixes(document: PolicyDocument, { fixes }: Finding): Pick<Finding, 'fixes'> {
  const isApplicable = ({ edits, narrows }: Fix) =>
    canApply(edits) && !removesSharedText(document, edits) && !(narrows === true && editsSharedText(document, edits));
  let last: { readonly known: ValuesInUse; readonly fixes: readonly Fix[] } | undefined;
  const compute = (known: ValuesInUse) => {
    if (last?.known !== known) {
      last = { known, fixes: fixes?.(known).filter(isApplicable) ?? [] };
    }
    return last.fixes;
  };
  return fixes === undefined ? {} : { fixes: compute };
}

/** Whether the statement has a node that the rule asks to see: most statements have no principal and no condition. */
function concerns(check: RuleVisitor, { principal, action, resource, condition }: Statement): boolean {
  return (
    check.Statement !== undefined ||
    check.Element !== undefined ||
    (action !== undefined && (check.ActionPattern ?? check.ActionElement) !== undefined) ||
    (resource !== undefined && (check.ResourcePattern ?? check.ResourceElement) !== undefined) ||
    (condition !== undefined && (check.ConditionTest ?? check.ConditionElement) !== undefined) ||
    (principal !== undefined && check.PrincipalElement !== undefined)
  );
}

function visitStatement(statement: Statement, { check }: RuleModule, context: RuleContext): void {
  check.Statement?.(statement, context);
  for (const element of check.Element === undefined ? [] : statement.elements) {
    check.Element?.(element, context);
  }
  const { principal, action, resource, condition } = statement;
  if (principal !== undefined) {
    check.PrincipalElement?.(principal, context);
  }
  if (action !== undefined) {
    check.ActionElement?.(action, context);
    for (const pattern of check.ActionPattern === undefined ? [] : action.patterns) {
      check.ActionPattern?.(pattern, context);
    }
  }
  if (resource !== undefined) {
    check.ResourceElement?.(resource, context);
    for (const pattern of check.ResourcePattern === undefined ? [] : resource.patterns) {
      check.ResourcePattern?.(pattern, context);
    }
  }
  if (condition !== undefined) {
    check.ConditionElement?.(condition, context);
    for (const test of check.ConditionTest === undefined ? [] : condition.tests) {
      check.ConditionTest?.(test, context);
    }
  }
}
