import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { placeOf } from '../policy/place';
import { rules } from '../rules/index';
import type { ReportedFinding } from '../rules/run';
import { configurationName } from '../settings/configuration-text';
import { type ConfigurationChange, editConfiguration, type NewException } from '../settings/edit-configuration';
import { sidOf, statementAt } from '../settings/exceptions';
import { encloses } from '../text/span';
import { foldersAbove } from './configuration-files';
import { documentPath } from './document-path';
import type { AddExceptionParams } from './requests';
import type { PolicyText, Session } from './session';

/** Asks the user for the reason, then for the edit: the client's command. */
export const addExceptionCommand = 'iamPolicy.addException';

/** Saves a configuration after an edit, so that the other tools see it: the client's command. */
export const saveConfigurationCommand = 'iamPolicy.saveConfiguration';

/** What identifies a change of the configuration whose edits are asked for later. */
interface ConfigureData {
  readonly configure: ConfigurationChange;
  readonly uri: string;
}

/** For each rule that has a finding there: to turn it off, or to except this one. Nothing for a document without a file. */
export async function configurationActions(
  session: Session,
  text: PolicyText,
  findings: readonly ReportedFinding[],
  diagnostics: readonly Diagnostic[],
): Promise<readonly CodeAction[]> {
  const home = await homeOf(session, text.document.uri);
  if (home === undefined) {
    return [];
  }
  const { client } = session;
  const first = findings.filter(({ rule }, index) => findings.findIndex((other) => other.rule === rule) === index);
  const actions: CodeAction[] = [];
  for (const finding of first) {
    const changes = changesFor(text, finding, home.path).filter(({ change }) => editsFor(home, change) !== undefined);
    for (const { title, change } of changes) {
      const about = diagnostics.filter(({ code }) => code === finding.rule.name);
      const action: CodeAction = { title, kind: CodeActionKind.QuickFix, ...(about.length > 0 && { diagnostics: about }) };
      const { uri } = text.document;
      if (change.kind === 'exception' && client.configurationCommands) {
        const params: AddExceptionParams = { uri, change };
        actions.push({ ...action, command: { title, command: addExceptionCommand, arguments: [params] } });
      } else if (client.resolvesCodeActionEdits) {
        actions.push({ ...action, data: { configure: change, uri } satisfies ConfigureData });
      } else {
        const edit = await configurationEdit(session, uri, change);
        actions.push(...(edit === undefined ? [] : [{ ...action, edit }]));
      }
    }
  }
  return actions;
}

/** The action with its edits, where it is one of these. */
export async function resolvedConfigurationAction(session: Session, action: CodeAction): Promise<CodeAction | undefined> {
  const { data } = action;
  if (!isConfigureData(data)) {
    return undefined;
  }
  const home = await homeOf(session, data.uri);
  const edit = await configurationEdit(session, data.uri, data.configure);
  if (edit === undefined || home === undefined) {
    return action;
  }
  const command = { title: 'Save the configuration', command: saveConfigurationCommand, arguments: [home.uri] };
  return { ...action, edit, ...(session.client.configurationCommands && { command }) };
}

/** What makes the change in the configuration of a document; `undefined` where it cannot be made, or would have no effect. */
export async function configurationEdit(session: Session, uri: string, change: ConfigurationChange): Promise<WorkspaceEdit | undefined> {
  const home = await homeOf(session, uri);
  const edits = home && editsFor(home, change);
  if (home === undefined || edits === undefined) {
    return undefined;
  }
  const document = TextDocument.create(home.uri, 'jsonc', 0, home.text ?? '');
  const textEdits = edits.map(({ span, newText }) => ({
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    newText,
  }));
  const { client } = session;
  if (!client.documentChanges || (home.text === undefined && !client.createsFiles)) {
    return { changes: { [home.uri]: textEdits } };
  }
  const version = session.documents.get(home.uri)?.version ?? null;
  return {
    documentChanges: [
      ...(home.text === undefined ? [{ kind: 'create', uri: home.uri, options: { ignoreIfExists: true } } as const] : []),
      { textDocument: { uri: home.uri, version }, edits: textEdits },
    ],
  };
}

/** The configuration of a document, as it is or where it would be made, and the document's path from there. */
interface Home {
  readonly uri: string;
  /** `undefined`: there is none yet. */
  readonly text: string | undefined;
  readonly path: string;
}

function editsFor({ text }: Home, change: ConfigurationChange): ReturnType<typeof editConfiguration> {
  return editConfiguration(text ?? '', change, ruleNames);
}

/** A new one is made in the workspace folder, outside of any beside the document. */
async function homeOf({ configuration, folders }: Session, uri: string): Promise<Home | undefined> {
  const file = await configuration.fileFor(uri);
  if (file !== undefined) {
    return { uri: file.uri, text: file.text, path: documentPath(uri, [file.folder]) };
  }
  const above = foldersAbove(uri);
  const folder = above.find((candidate) => [...folders].some((known) => known.replace(/\/+$/, '') === candidate)) ?? above[0];
  return folder === undefined ? undefined : { uri: `${folder}/${configurationName}`, text: undefined, path: documentPath(uri, [folder]) };
}

const ruleNames = rules.map(({ meta }) => meta.name);

function changesFor(
  text: PolicyText,
  finding: ReportedFinding,
  path: string,
): readonly { readonly title: string; readonly change: ConfigurationChange }[] {
  const rule = finding.rule.name;
  const place = exceptedPlace(text, finding);
  return [
    ...(place === undefined
      ? []
      : [
          {
            title: `Add an exception for \`${rule}\` ${place.sid === undefined ? 'here' : `in \`${place.sid}\``}, with a reason`,
            change: { kind: 'exception', path, exception: { rule, ...place, reason: '' } } as const,
          },
        ]),
    { title: `Turn \`${rule}\` off in this file`, change: { kind: 'off-in-file', rule, path } },
    { title: `Turn \`${rule}\` off everywhere`, change: { kind: 'off-everywhere', rule, path } },
  ];
}

/** By the statement's Sid, which stays the same when statements move; by the place where there is none, or others have it too. */
function exceptedPlace(
  { policies }: PolicyText,
  { at, about, place: outside }: ReportedFinding,
): Pick<NewException, 'sid' | 'place'> | undefined {
  if (outside !== undefined) {
    return { place: outside.join('/') };
  }
  const policy = policies.find(({ span }) => encloses(span, at));
  if (policy === undefined) {
    return undefined;
  }
  const statement = statementAt(policy, at);
  const sid = statement && sidOf(statement);
  const sids = policies.flatMap(({ statements }) => statements.map(sidOf));
  if (sid !== undefined && sid.trim() !== '' && sids.filter((other) => other === sid).length === 1) {
    return { sid };
  }
  const place = placeOf(policy, about ?? at).join('/');
  return place === '' ? {} : { place };
}

function isConfigureData(data: unknown): data is ConfigureData {
  return typeof data === 'object' && data !== null && 'configure' in data && 'uri' in data;
}
