import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { run, runQuietly } from '../setup/run.mjs';
import { giveUp } from '../setup/say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The Chromium to test with: `CHROMIUM` or `CHROME` from the environment, else one that is installed, else `undefined`. */
export function findChromium() {
  const wanted = process.env.CHROMIUM ?? process.env.CHROME;
  if (wanted !== undefined) {
    return wanted;
  }
  const onPath = (process.env.PATH ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...onPath, ...places].find(isExecutable);
}

/** Makes sure that there is a Chromium: installs Debian's package where we may, else ends the process saying what to do. */
export async function installChromium() {
  if (findChromium() !== undefined) {
    return;
  }
  if (process.platform === 'linux' && process.getuid() === 0 && isExecutable('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env });
    const install = ['install', '-y', '--no-install-recommends', 'chromium'];
    const { code, output } = await runQuietly(
      'Installing Chromium (apt-get install chromium), about 120 MB to download',
      'apt-get',
      install,
      { env },
    );
    if (code === 0 && findChromium() !== undefined) {
      return;
    }
    giveUp(
      `${output.slice(-2000)}\n\nChromium could not be installed with apt-get. Install it, or set CHROMIUM to a Chromium or Chrome, and try again.`,
    );
  }
  giveUp(
    'The tests in a real VS Code need Chromium, and none was found. Install it (on Debian: sudo apt-get install chromium), ' +
      'or set CHROMIUM to the executable of a Chromium or Chrome, and try again.',
  );
}

/** Starts Chromium without a window and with one page that reaches nothing but this machine. */
export async function startBrowser({ width = 1280, height = 800, scale = 1 } = {}) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  const blocked = new Set();
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => {
      blocked.add(new URL(route.request().url()).host);
      return route.abort();
    },
  );
  return {
    page: await context.newPage(),
    blocked,
    close: () => browser.close(),
    onLost: (callback) => browser.once('disconnected', callback),
  };
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
