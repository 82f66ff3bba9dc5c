import type { TextDocument, TextDocumentChangeEvent } from 'vscode';
import { languages } from './languages';

/** What every policy has or is about to get: a statement, or the version of the policy language. Also inside a JSON string. */
const trace = /statement|20(?:12-10-17|08-10-17)/i;

/**
 * Whether a document is worth starting the server for. One pass over its text, no parsing: the server decides what is a policy.
 * The extension is woken by any JSON or YAML document, and most of them have nothing to do with IAM.
 */
export function couldHoldPolicy(document: TextDocument): boolean {
  return (
    isConfiguration(document) ||
    (languages.includes(document.languageId) &&
      (document.languageId === 'iam-policy' || isBeginning(document) || couldTextHoldPolicy(document.getText())))
  );
}

/** An empty file whose name tells of policies: a whole one is offered in it. */
function isBeginning(document: TextDocument): boolean {
  const names = document.uri.path.split('/').slice(-2).join('/');
  return /(?<![a-z])(polic(y|ies)|iam|trust|scps?|rcps?|boundary)(?![a-z])/i.test(names) && document.getText().trim() === '';
}

/** The team's settings: the server says what is wrong in them. */
function isConfiguration({ uri }: TextDocument): boolean {
  return uri.path.endsWith('/.iampolicyrc.json');
}

/** Whether an edit made a document worth starting the server for. Looks at the edited lines only. */
export function couldHoldPolicySince({ document, contentChanges }: TextDocumentChangeEvent): boolean {
  return (
    languages.includes(document.languageId) &&
    contentChanges.some(({ range, text }) => trace.test(text) || trace.test(document.lineAt(range.start.line).text))
  );
}

/** Whether a text has anything of a policy in it. */
export function couldTextHoldPolicy(text: string): boolean {
  return trace.test(text);
}
