import { type Connection, type MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** Shows the user a message. As a notification: `window.showErrorMessage` is a request, which some editors make the user answer. */
export function tell(connection: Connection, type: MessageType, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type, message }).catch((error: unknown) => {
    connection.console.error(`${message} (It could not be shown: ${String(error)})`);
  });
}
