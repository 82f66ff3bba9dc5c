import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { lastLines } from '../setup/install.mjs';
import { run } from '../setup/run.mjs';
import { hostNode, vscodeRoot } from './host.mjs';

const program = path.join(vscodeRoot, 'out', 'server-main.js');

/** No extension gallery: otherwise the workbench asks a public one for updates. */
const offline = { EXTENSIONS_GALLERY: '{}' };

/** Installs a packaged extension into a profile. Rejects with what VS Code said when it refuses. */
export async function installExtension(profile, file) {
  const args = [program, '--install-extension', file, '--extensions-dir', profile.extensions, '--user-data-dir', profile.userData];
  const { code, output } = await run(hostNode(), args, { env: { ...process.env, ...offline } });
  if (code !== 0 || !/successfully installed/.test(output)) {
    throw new Error(`VS Code's server did not install ${file}:\n${output}`);
  }
}

/**
 * Starts VS Code's server on 127.0.0.1 and resolves when it listens. Options:
 * `driver`: obey the test payload in the page's address (VS Code then shows no notifications);
 * `token`: what the page's address must carry as `tkn`; without one any local program may connect;
 * `port`: 0, the default, takes a free one.
 */
export async function startServer(profile, { driver = false, token, port = 0 } = {}) {
  const log = createWriteStream(profile.log, { flags: 'a' });
  const child = spawn(hostNode(), [program, ...serverArguments(profile, { driver, token, port })], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its sockets go to the temporary folder: into the profile, so that they are removed with it.
    env: { ...process.env, ...offline, TMPDIR: profile.folder },
  });
  let output = '';
  const collect = (chunk) => {
    output += chunk;
    log.write(chunk);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exited = once(child, 'exit');
  const listening = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`VS Code's server ${why}:\n${lastLines(output, 20)}`));
    const look = () => {
      const match = /listening on (\d+)/.exec(output);
      if (match !== null) {
        resolve(Number(match[1]));
      } else if (/code: 'E(ADDRINUSE|ACCES)'/.test(output)) {
        fail(`cannot listen on port ${port}`); // It says so and stays, listening to nobody.
      }
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('error', reject);
    child.once('exit', (code) => fail(`ended with code ${code}`));
  }).catch((error) => {
    child.kill();
    throw error;
  });
  return {
    authority: `127.0.0.1:${listening}`,
    exited,
    /** How the last extension host ended, from the server's log: `undefined` until it has. */
    extensionHostEnd() {
      const match = [...output.matchAll(/Extension Host Process exited with code: (\w+), signal: (\w+)/g)].at(-1);
      return match && { code: match[1], signal: match[2] };
    },
    async stop() {
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), 3000);
      await exited;
      clearTimeout(killer);
      log.end();
    },
  };
}

/** The address of the workbench with a folder open and, optionally, [key, value] pairs that VS Code reads as its payload. */
export function workbenchUrl(authority, folder, payload = [], token) {
  const query = [`folder=${encodeURIComponent(folder)}`];
  if (token !== undefined) {
    query.push(`tkn=${token}`);
  }
  if (payload.length > 0) {
    query.push(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
  }
  return `http://${authority}/?${query.join('&')}`;
}

/** A file as the workbench names it. The authority must be the page's own, or VS Code takes it for another file. */
export function remoteUri(authority, file) {
  const slashed = file.replaceAll('\\', '/');
  return `vscode-remote://${authority}${encodeURI(slashed.startsWith('/') ? slashed : `/${slashed}`)
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F')}`;
}

function serverArguments(profile, { driver, token, port }) {
  return [
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]),
    ...['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions, '--builtin-extensions-dir', profile.builtIns],
    ...['--accept-server-license-terms', '--disable-telemetry', '--disable-experiments', '--disable-workspace-trust'],
    ...['--force-disable-user-env', '--reconnection-grace-time', '5', '--log', 'info'],
    ...(driver ? ['--enable-smoke-test-driver'] : []),
  ];
}
