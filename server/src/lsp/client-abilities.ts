import { type ClientCapabilities, CodeActionKind, CompletionItemTag, InsertTextMode, MarkupKind } from 'vscode-languageserver';
import type { InitializationOptions } from './requests';

/** What the client can do, of all that makes a difference here. */
export interface ClientAbilities {
  /** Asks for diagnostics itself; where not, they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** Answers `workspace/configuration`. */
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** Watches files for the server. */
  readonly watchesFiles: boolean;
  /** Reads files for the server. */
  readonly readsFiles: boolean;
  /** Has the commands that ask for the reason of an exception and save a configuration. */
  readonly configurationCommands: boolean;
  readonly snippetsInCompletion: boolean;
  readonly snippetsInEdits: boolean;
  readonly documentChanges: boolean;
  /** Says something of an edit, to whom it shows it before it is applied. */
  readonly changeAnnotations: boolean;
  /** Has the command that shows what each fix leaves. */
  readonly previewsFixes: boolean;
  /** Has the command that narrows to what was used, and reads pieces of files for the server. */
  readonly keepsUsed: boolean;
  /** Makes files by an edit. */
  readonly createsFiles: boolean;
  /** The parts of a completion list that can be said once for all items. */
  readonly completionDefaults: readonly string[];
  readonly deprecatedCompletions: boolean;
  /** Inserts later lines of a completion as they are, instead of indenting them itself. */
  readonly insertsAsIs: boolean;
  /** Opens the list of completions again when an item asks for it. */
  readonly triggersSuggest: boolean;
  /** Finds and reads files of the workspace when the server asks. */
  readonly findsFiles: boolean;
  readonly markdownInCompletion: boolean;
  readonly markdownInHover: boolean;
  /** Takes code actions as such; older clients know only commands. */
  readonly codeActionLiterals: boolean;
  readonly resolvesCodeActionEdits: boolean;
  readonly hierarchicalSymbols: boolean;
}

export function clientAbilities(capabilities: ClientCapabilities, options?: InitializationOptions | null): ClientAbilities {
  const { textDocument, workspace } = capabilities;
  const diagnostics = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
  const completion = textDocument?.completion;
  const codeAction = textDocument?.codeAction;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: diagnostics.relatedInformation === true,
    codeDescription: diagnostics.codeDescriptionSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    readsFiles: options?.readsFiles === true,
    configurationCommands: options?.configurationCommands === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    snippetsInCompletion: completion?.completionItem?.snippetSupport === true,
    snippetsInEdits: workspace?.workspaceEdit?.snippetEditSupport === true && workspace.workspaceEdit.documentChanges === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    previewsFixes: options?.previewsFixes === true,
    keepsUsed: options?.keepsUsed === true,
    completionDefaults: completion?.completionList?.itemDefaults ?? [],
    deprecatedCompletions: completion?.completionItem?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) ?? false,
    insertsAsIs: completion?.completionItem?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) ?? false,
    triggersSuggest: options?.triggersSuggest === true,
    findsFiles: options?.findsFiles === true,
    markdownInCompletion: completion?.completionItem?.documentationFormat?.includes(MarkupKind.Markdown) ?? false,
    markdownInHover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    codeActionLiterals: takesCodeActions(capabilities),
    resolvesCodeActionEdits: codeAction?.dataSupport === true && (codeAction.resolveSupport?.properties.includes('edit') ?? false),
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
  };
}

function takesCodeActions({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.codeAction?.codeActionLiteralSupport?.codeActionKind.valueSet.includes(CodeActionKind.QuickFix) === true;
}
