import { createReadStream, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { vscodeRoot } from './host.mjs';

const workbench = path.join(vscodeRoot, 'out', 'vs', 'code', 'browser', 'workbench');

/** Built-in extensions that tell VS Code which files are JSON and YAML. */
const languages = ['json', 'yaml'];

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Serves VS Code for the Web as vscode.dev is: files only, no VS Code server behind it, extensions in a web worker. The extension of
 * `extensionFolder` is loaded over http, and `tests` (a path within it) is run in the extension host.
 * Its workspace is VS Code's in-memory file system.
 */
export async function startWebHost({ extensionFolder, tests }) {
  const mounts = [
    ['/static/', vscodeRoot],
    ['/extension/', extensionFolder],
  ];
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    if (pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page(request.headers.host, tests));
      return;
    }
    const mount = mounts.find(([prefix]) => pathname.startsWith(prefix));
    const file = mount && path.join(mount[1], decodeURIComponent(pathname.slice(mount[0].length)));
    if (file === undefined || !file.startsWith(mount[1] + path.sep)) {
      response.writeHead(404).end();
    } else if (file === path.join(workbench, 'workbench.js')) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(withoutRemote(readFileSync(file, 'utf8')));
    } else {
      sendFile(file, response);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    authority: `127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function sendFile(file, response) {
  const headers = { 'content-type': types[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' };
  createReadStream(file)
    .once('open', () => response.writeHead(200, headers))
    .once('error', () => response.writeHead(404).end())
    .pipe(response);
}

/** code-server's page always connects to the server it came from: takes that out, so that it is the page of vscode.dev. */
function withoutRemote(script) {
  const edits = [
    [/remoteAuthority:location\.host/, () => 'remoteAuthority:void 0'],
    [
      /\w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)/,
      (_, uri, schemas) => `${uri}.file("/User").with({scheme:${schemas}.vscodeUserData})`,
    ],
  ];
  return edits.reduce((text, [pattern, replacement]) => {
    if (!pattern.test(text)) {
      throw new Error(`workbench.js of this code-server version does not match ${pattern}`);
    }
    return text.replace(pattern, replacement);
  }, script);
}

/** The workbench's own page with its `{{…}}` filled in. */
function page(authority, tests) {
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration(authority, tests)),
    WORKBENCH_AUTH_SESSION: '',
    WORKBENCH_WEB_BASE_URL: '/static',
    WORKBENCH_NLS_URL: '/static/out/nls.messages.js',
    WORKBENCH_NLS_FALLBACK_URL: '/static/out/nls.messages.js',
    WORKBENCH_SCRIPT_NONCE: '',
  };
  const html = readFileSync(path.join(workbench, 'workbench.html'), 'utf8');
  return html.replace(/\{\{(\w+)\}\}/g, (_, name) => (values[name] ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
}

function configuration(authority, tests) {
  const uri = (name) => ({ scheme: 'http', authority, path: name });
  return {
    folderUri: { scheme: 'tmp', path: '/policies' },
    userDataPath: '/u',
    enableWorkspaceTrust: false,
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    _wrapWebWorkerExtHostInIframe: false,
    developmentOptions: {
      extensions: [uri('/extension'), ...languages.map((name) => uri(`/static/extensions/${name}`))],
      extensionTestsPath: uri(`/extension/${tests}`),
      enableSmokeTestDriver: true,
    },
    productConfiguration: { enableTelemetry: false },
    configurationDefaults: {
      'telemetry.telemetryLevel': 'off',
      'workbench.startupEditor': 'none',
      'workbench.enableExperiments': false,
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'chat.disableAIFeatures': true,
    },
    webviewEndpoint: `http://${authority}/static/out/vs/workbench/contrib/webview/browser/pre`,
  };
}
