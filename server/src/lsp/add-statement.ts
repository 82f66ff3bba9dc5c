import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { draftStatements } from '../features/add-statement/draft-statements';
import { insertStatements } from '../features/add-statement/insert-statements';
import { actionsFor, keysFor, type OfferedAction, resourcesFor, servicesFor, shapeFor } from '../features/add-statement/statement-parts';
import { policyAt } from '../features/policy-at';
import { hostFor } from '../hosts/index';
import type { PolicyDocument } from '../policy/ast';
import type { PolicyType } from '../policy/policy-type';
import type { Plain } from '../policy/writer';
import type { ServiceReference } from '../reference/types';
import { rules } from '../rules/index';
import { type ReportedFinding, runRules } from '../rules/run';
import type { FileSettings } from '../settings/settings-for-file';
import { applyEdits, type Edit } from '../text/edit';
import type { OpenDocument } from './documents';
import type {
  AddedStatement,
  AddStatementParams,
  PlaceParams,
  Refusal,
  ServiceActionsParams,
  StatementParts,
  StatementPartsParams,
  StatementTarget,
} from './requests';
import { policyTextOf, type Session, stillWanted } from './session';
import { toRange } from './to-lsp';

/** Where a statement is to go: into a policy, or into an empty file as a policy of its own. */
interface Target {
  readonly document: OpenDocument;
  readonly offset: number;
  readonly type: PolicyType;
  /** `undefined` for an empty file. */
  readonly policy: PolicyDocument | undefined;
  /** Its place among the policies of the document. */
  readonly index: number;
}

async function targetOf(session: Session, { uri, position }: PlaceParams): Promise<Target | Refusal> {
  const text = await policyTextOf(session, uri);
  const document = session.documents.get(uri);
  if (document === undefined || hostFor(document.languageId, uri) === undefined) {
    return { problem: 'A statement can be added to a policy in JSON or YAML.' };
  }
  const offset = document.text.offsetAt(position);
  const policies = text?.policies ?? [];
  const policy = policyAt(policies, offset) ?? (policies.length === 1 ? policies[0] : undefined);
  if (policy !== undefined) {
    return { document, offset, type: policy.type, policy, index: policies.indexOf(policy) };
  }
  if (policies.length === 0 && /^\s*(\{\s*\})?\s*$/.test(document.text.getText())) {
    const { policyType } = await session.configuration.settingsFor(uri);
    return { document, offset, type: policyType ?? 'identity-based', policy: undefined, index: 0 };
  }
  return { problem: 'Put the cursor into the policy that is to get the statement, or use an empty file.' };
}

/** What a statement at the place has to say, and the services it may speak of. */
export async function statementTarget(session: Session, params: PlaceParams): Promise<StatementTarget | Refusal> {
  const target = await targetOf(session, params);
  return 'problem' in target
    ? target
    : { ...shapeFor(target.type), type: target.type, services: servicesFor(target.type, await session.reference.read()) };
}

export async function serviceActions({ reference }: Session, { prefix }: ServiceActionsParams): Promise<readonly OfferedAction[]> {
  return actionsFor(prefix, await reference.read());
}

export async function statementParts({ reference }: Session, { actions }: StatementPartsParams): Promise<StatementParts> {
  const known = await reference.read();
  return { resources: resourcesFor(actions, known), keys: keysFor(actions, known) };
}

/**
 * The edits that add what was chosen, tried beforehand: where the text that results has an error or a warning that it did not have, these are the
 * answer instead.
 */
export async function addStatement(session: Session, params: AddStatementParams, token: CancellationToken): Promise<AddedStatement> {
  const target = await targetOf(session, params);
  const reference = await session.reference.read();
  const draft = draftStatements(params.choice, reference);
  if ('problem' in target || 'problem' in draft) {
    return { problems: ['problem' in target ? target.problem : 'problem' in draft ? draft.problem : ''] };
  }
  stillWanted(session, target.document, token);
  const insertion =
    target.policy === undefined
      ? asWholePolicy(target, draft.statements)
      : insertStatements(target.policy, draft.statements, target.offset);
  if ('problem' in insertion) {
    return { problems: [insertion.problem] };
  }
  const { document } = target;
  const text = applyEdits(document.text.getText(), insertion.edits);
  const added = hostFor(document.languageId, document.uri)?.findPolicies(text, target.type).policies[target.index];
  if (added === undefined) {
    return { problems: ['The file cannot be read well enough to add a statement.'] };
  }
  const settings = (await session.configuration.settingsFor(document.uri)).rules;
  const problems = newProblems(target.policy, added, reference, settings);
  if (problems.length > 0) {
    return { problems };
  }
  return {
    problems,
    edits: insertion.edits.map(({ span, newText }) => ({ range: toRange(document, span), newText })),
    select: rangeOfNew(text, target.policy, added, draft.statements.length, target.offset),
  };
}

/** In the host's own way: what it makes of a policy without statements, with these in it. */
function asWholePolicy({ document }: Target, statements: readonly Plain[]): { readonly edits: readonly Edit[] } | Refusal {
  const host = hostFor(document.languageId, document.uri);
  for (const seed of ["Version: '2012-10-17'\nStatement: []\n", '{\n  "Version": "2012-10-17",\n  "Statement": []\n}\n']) {
    const list = host?.findPolicies(seed).policies[0];
    const value = list?.statement?.value;
    if (list !== undefined && value?.kind === 'array') {
      const text = applyEdits(seed, [list.writer.insertItems(value, 0, statements)]);
      return { edits: [{ span: { start: 0, end: document.text.getText().length }, newText: text }] };
    }
  }
  return { problem: 'A policy cannot be written in this language.' };
}

function newProblems(
  before: PolicyDocument | undefined,
  after: PolicyDocument,
  reference: ServiceReference,
  settings: FileSettings['rules'],
): readonly string[] {
  const serious = (document: PolicyDocument) =>
    runRules(document, rules, reference, { settings }).filter(({ severity }) => severity === 'error' || severity === 'warning');
  const known = before === undefined ? [] : serious(before).map(nameOf);
  const problems = serious(after).filter((finding) => {
    const at = known.indexOf(nameOf(finding));
    if (at >= 0) {
      known.splice(at, 1);
    }
    return at < 0;
  });
  return [...new Set(problems.map(({ message }) => message))];
}

function nameOf({ rule, message }: ReportedFinding): string {
  return `${rule.name} ${message}`;
}

/** Where the new statements stand in the new text. */
function rangeOfNew(text: string, before: PolicyDocument | undefined, after: PolicyDocument, count: number, offset: number) {
  const value = before?.statement?.value;
  const items = value?.kind === 'array' ? value.items : [];
  const current = items.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  const first = current >= 0 ? current + 1 : after.statements.length - count;
  const [start, end] = [after.statements[first]?.span.start ?? 0, after.statements[first + count - 1]?.span.end ?? 0];
  const document = TextDocument.create('', '', 0, text);
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
