import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { vsix } from '../setup/paths.mjs';
import { giveUp, say } from '../setup/say.mjs';
import { installHost } from './host.mjs';
import { createProfile, removeProfile } from './profile.mjs';
import { installExtension, remoteUri, startServer, workbenchUrl } from './server.mjs';

/**
 * Runs VS Code's server with the packaged extension on a copy of a folder, prints the address to open in a browser, and stays until
 * Ctrl+C. The address holds a secret: another user of the machine cannot open it.
 */
export async function openServer(port, { folder, file }) {
  await installHost();
  const profile = createProfile();
  cpSync(folder, profile.workspace, { recursive: true });
  const fail = (message) => {
    removeProfile(profile);
    return giveUp(message);
  };
  await installExtension(profile, vsix).catch((error) => fail(error.message));
  const token = randomBytes(12).toString('hex');
  const server = await startServer(profile, { port, token }).catch((error) => fail(portAdvice(error, port)));
  const payload = [['openFile', remoteUri(server.authority, path.join(profile.workspace, file))]];
  say(
    `\nVS Code is ready. Open this address in a browser on this machine:\n\n  ${workbenchUrl(server.authority, profile.workspace, payload, token)}\n`,
  );
  say('The files are copies: change what you like. Ctrl+C ends it.');
  say(`From another machine, forward the port first: ssh -L ${server.authority.split(':')[1]}:${server.authority} HOST`);
  await endOf(server);
  removeProfile(profile);
}

async function endOf(server) {
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => resolve('asked'));
    }
  });
  if ((await Promise.race([asked, server.exited])) === 'asked') {
    say('\nEnding VS Code …');
    await server.stop();
  } else {
    giveUp("VS Code's server ended by itself. Run `npm start` again.");
  }
}

function portAdvice(error, port) {
  const isPort = /cannot listen/.test(error.message);
  return isPort
    ? `Port ${port} is in use or not ours to use. Leave out \`--port\` to take one that is free, or name another.`
    : error.message;
}
