import * as vscode from 'vscode';

declare const crypto: { randomUUID(): string };

/** The page of the summary: one script and one style sheet, both the extension's, and nothing else may load or run. */
export function summaryPage(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'client/dist', name)).toString();
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${file('summary.css')}">
    <title>Policy Summary</title>
  </head>
  <body>
    <script nonce="${nonce}" src="${file('summary.js')}"></script>
  </body>
</html>`;
}
