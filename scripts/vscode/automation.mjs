import { format } from 'node:util';

/** VS Code's own log arrives by the same way as the tests' output: lines that begin like this are not ours. */
const noise =
  /^(\[|Resolv|Creating a socket|Creation of workbench|Updating additional|Started |Ignoring fetching|No search provider|Timed out waiting for authentication provider|ChatSessionStore|%c)/;

/**
 * Listens to the test run of a workbench page: passes the tests' output on, to `onLine` too. `finished` resolves to the exit code that
 * VS Code reports, to 1 when page or browser is lost, or to 124 after `limit` milliseconds.
 * To be called before the page loads VS Code.
 */
export async function watchTestRun(browser, { limit, onLine = () => undefined, verbose = process.env.VSCODE_LOG !== undefined }) {
  const { page } = browser;
  let finish;
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const line = format(...args);
    onLine(line);
    if (verbose || !noise.test(line)) {
      (type === 'error' ? console.error : console.log)(line);
    }
  });
  await page.exposeFunction('codeAutomationExit', (code) => finish(code));
  page.once('crash', () => {
    console.error('The page of VS Code crashed.');
    finish(1);
  });
  browser.onLost(() => finish(1));
  setTimeout(finish, limit, 124).unref();
  return { finished };
}
