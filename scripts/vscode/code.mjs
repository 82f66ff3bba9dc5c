#!/usr/bin/env node
// Stands in for the executable of a desktop VS Code where there is none: takes the arguments that @vscode/test-electron gives to `code`,
// runs the tests in VS Code's own server with a Chromium without window, and ends with their exit code.
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { artifacts } from '../setup/paths.mjs';
import { watchTestRun } from './automation.mjs';
import { startBrowser } from './browser.mjs';
import { createProfile, removeProfile } from './profile.mjs';
import { remoteUri, startServer, workbenchUrl } from './server.mjs';

const limit = Number(process.env.VSCODE_TEST_TIMEOUT_MS ?? 480_000);

process.exit(await main(readArguments(process.argv.slice(2))));

async function main({ developed, tests, folder }) {
  const profile = createProfile();
  let server;
  let browser;
  let code = 1;
  const stop = async () => {
    await browser?.close().catch(() => undefined);
    await server?.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => stop().finally(() => process.exit(130)));
  }
  try {
    [server, browser] = await Promise.all([startServer(profile, { driver: true }), startBrowser()]);
    const { finished } = await watchTestRun(browser, { limit });
    const payload = [
      ...developed.map((extension) => ['extensionDevelopmentPath', remoteUri(server.authority, extension)]),
      ['extensionTestsPath', remoteUri(server.authority, tests)],
    ];
    await browser.page.goto(workbenchUrl(server.authority, folder, payload));
    code = await finished;
    if (code === 124) {
      console.error(`No result after ${limit} ms: see test/.artifacts/e2e-timeout.png and e2e-server.log.`);
      mkdirSync(artifacts, { recursive: true });
      await browser.page.screenshot({ path: path.join(artifacts, 'e2e-timeout.png') });
    }
    if (code === 0) {
      code = await endedNormally(server);
    }
  } catch (error) {
    console.error(error);
  } finally {
    await stop();
    if (code !== 0 && existsSync(profile.log)) {
      mkdirSync(artifacts, { recursive: true });
      cpSync(profile.log, path.join(artifacts, 'e2e-server.log'));
    }
    removeProfile(profile);
  }
  return code;
}

/** A killed extension host is reported to the page as exit code 0: that is believed only when the server saw the process end by itself. */
async function endedNormally(server) {
  for (let tries = 0; tries < 100; tries++) {
    const end = server.extensionHostEnd();
    if (end !== undefined) {
      if (end.code === '0' && end.signal === 'null') {
        return 0;
      }
      console.error(`The extension host ended with code ${end.code}, signal ${end.signal}.`);
      return 1;
    }
    await delay(50);
  }
  console.error('The extension host did not end.');
  return 1;
}

function readArguments(args) {
  const developed = [];
  let tests = '';
  let folder = '';
  for (const arg of args) {
    const option = /^--([\w-]+)(?:=(.*))?$/.exec(arg);
    if (option === null) {
      folder = path.resolve(arg);
    } else if (option[1] === 'extensionDevelopmentPath') {
      developed.push(path.resolve(option[2]));
    } else if (option[1] === 'extensionTestsPath') {
      tests = moduleFile(path.resolve(option[2]));
    }
  }
  return { developed, tests, folder };
}

/** What `require` would load: the page wants the very file. */
function moduleFile(name) {
  if (!existsSync(name)) {
    return `${name}.js`;
  }
  return statSync(name).isDirectory() ? path.join(name, 'index.js') : name;
}
