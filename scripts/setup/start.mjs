import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, packageVsix } from './build.mjs';
import { installPackages } from './install.mjs';
import { root } from './paths.mjs';
import { giveUp, say } from './say.mjs';

const usage = `npm start [-- OPTION…]

Builds the extension and opens it in a VS Code of its own on a copy of docs/examples. Your own VS Code, its settings and its
extensions are not touched.

  --server      use VS Code's server and your browser even where a desktop VS Code is installed
  --port PORT   the port of VS Code's server on 127.0.0.1; without it, one that is free
  --help        print this

VSCODE_EXECUTABLE names the desktop VS Code to open; without it, \`code\` is used where it is installed and there is a display.`;

/** What `npm start` does once Node.js is known to be new enough. */
export async function start(args) {
  const options = readOptions(args);
  if (options.help) {
    say(usage);
    return;
  }
  await installPackages(root, 'Installing packages (npm ci), about a minute the first time');
  await build();
  await packageVsix();
  const { findDesktop, openDesktop } = await import('../vscode/desktop.mjs');
  const desktop = options.server ? undefined : await findDesktop();
  if (desktop !== undefined) {
    await openDesktop(desktop, examples);
    return;
  }
  if (!options.server) {
    say('There is no desktop VS Code to open (no VSCODE_EXECUTABLE, no `code`, or no display): VS Code opens in your browser instead.');
  }
  const { openServer } = await import('../vscode/open-server.mjs');
  await openServer(options.port, examples);
}

/** What is opened: a folder, and the file of it to begin with. */
const examples = { folder: path.join(root, 'docs', 'examples'), file: 'deploy-pipeline.json' };

function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: { server: { type: 'boolean' }, port: { type: 'string', default: '0' }, help: { type: 'boolean', short: 'h' } },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      return giveUp(`\`--port ${values.port}\` is not a port: a number from 1 to 65535.`);
    }
    return { ...values, port };
  } catch (error) {
    return giveUp(`${error.message}\n\n${usage}`);
  }
}
