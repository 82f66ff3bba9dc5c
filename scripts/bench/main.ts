import path from 'node:path';
import { joinedPolicy, latestManagedPolicies, longestActionList } from '../managed-policies';
import { measureChecks } from './check-run';
import { type EditingTimes, middleOfAction, OpenDocument } from './editing';
import { type LanguageServerProcess, startServer } from './language-server-process';
import { measureRules } from './rule-times';
import { formatMilliseconds, type Timing, timing } from './statistics';

const root = path.resolve(__dirname, '../../..');
const servers = {
  ours: path.join(root, 'server/dist/server.js'),
  json: path.join(root, 'node_modules/vscode-langservers-extracted/bin/vscode-json-language-server'),
};

type Name = keyof typeof servers;
type Both<T> = Readonly<Record<Name, T>>;

async function main(): Promise<void> {
  console.log('Ours beside vscode-json-language-server, in one run, taking turns. Milliseconds are medians, then 99th percentiles.\n');
  await compareStart(10);
  for (const lines of [300, 2_000, 10_000]) {
    await compareEditing(`${lines} lines`, joinedPolicy(lines), lines > 5_000 ? 15 : 30);
  }
  const longest = longestActionList();
  await compareEditing(`one statement of ${longest.split('\n').length} lines`, longest, 30);
  rulesAlone(2_000);
  for (const lines of [300, 2_000, 10_000]) {
    await features(lines);
  }
  await hovers();
  await summaries();
  await replySize();
  for (const [format, run] of measureChecks(path.join(root, 'server/dist/cli.js'), ['stylish', 'json'])) {
    row(
      `check of all AWS managed policies, ${format}`,
      `${run.seconds.toFixed(2)} s`,
      `${run.peakMegabytes.toFixed(0)} MB peak`,
      '',
      format === 'stylish' ? `aim 3 s, 200 MB: ${run.conclusion}` : 'with every fix computed',
    );
  }
}

async function compareStart(rounds: number): Promise<void> {
  const starts: Record<Name, number[]> = { ours: [], json: [] };
  const memory: Record<Name, number[]> = { ours: [], json: [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ['ours', 'json'] as const) {
      const server = await startServer(servers[name]);
      starts[name].push(server.startMilliseconds);
      memory[name].push(server.memoryMegabytes ?? Number.NaN);
      await server.stop();
    }
  }
  compare('start to initialize', { ours: timing(starts.ours), json: timing(starts.json) }, 'aim 1.0');
  const [ours, json] = [timing(memory.ours).p50, timing(memory.json).p50];
  row('memory after initialize', `${ours.toFixed(0)} MB`, `${json.toFixed(0)} MB`, `ratio ${(ours / json).toFixed(2)}`, 'aim 1.3');
}

async function compareEditing(what: string, text: string, rounds: number): Promise<void> {
  const times = await both(async (server) => {
    const document = new OpenDocument(server, 'file:///bench/policy.json', text);
    await document.open();
    await document.measure(3);
    return await document.measure(rounds);
  });
  const each = <K extends keyof EditingTimes>(key: K): Both<Timing> => ({ ours: times.ours[key], json: times.json[key] });
  compare(`change to diagnostics, ${what}`, each('diagnostics'), 'aim 5');
  compare(`keystroke to completion, ${what}`, each('completion'), 'aim 2');
}

function rulesAlone(lines: number): void {
  const times = measureRules(lines);
  for (const { name, milliseconds, share } of times.slice(0, 8)) {
    row(`rule ${name}, ${lines} lines`, formatMilliseconds(milliseconds), '', `${(100 * share).toFixed(1)} % of all`, 'aim 10 % at most');
  }
  const rest = times.slice(8).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  row(`the other ${times.length - 8} rules together`, formatMilliseconds(rest));
}

/** What an editor asks for after a keystroke or a move of the cursor, beside diagnostics and completion. */
async function features(lines: number): Promise<void> {
  const server = await startServer(servers.ours);
  const document = new OpenDocument(server, 'file:///bench/features.json', joinedPolicy(lines));
  await document.open();
  const context = { diagnostics: [] };
  const at = (position: object) => ({ range: { start: position, end: position } });
  for (const [what, method, params] of [
    ['symbols', 'documentSymbol', () => ({})],
    ['tokens', 'semanticTokens/full', () => ({})],
    ['tokens in sight', 'semanticTokens/range', (position: object) => at(position)],
    ['highlights', 'documentHighlight', (position: object) => ({ position })],
    ['selection ranges', 'selectionRange', (position: object) => ({ positions: [position] })],
    ['quick fixes', 'codeAction', (position: object) => ({ ...at(position), context: { ...context, only: ['quickfix'] } })],
    ['refactorings', 'codeAction', (position: object) => ({ ...at(position), context: { ...context, only: ['refactor'] } })],
    ['sorting all', 'codeAction', (position: object) => ({ ...at(position), context: { ...context, only: ['source.sort'] } })],
  ] as const) {
    await document.afterChange(method, params, 2);
    const { p50, p99 } = await document.afterChange(method, params, 15);
    row(`change to ${what}, ${lines} lines`, formatMilliseconds(p50), formatMilliseconds(p99), '', '');
  }
  await server.stop();
}

async function hovers(): Promise<void> {
  const text = joinedPolicy(2_000);
  const wildcard = text.indexOf('"ec2:Describe*"') + 8;
  const server = await startServer(servers.ours);
  const document = new OpenDocument(server, 'file:///bench/hover.json', text);
  await document.open();
  for (const [what, offset] of [
    ['an action', middleOfAction(text)],
    ['the wildcard ec2:Describe*', wildcard],
  ] as const) {
    const { p50, p99 } = await document.hover(offset, 300);
    row(`hover on ${what}`, formatMilliseconds(p50), formatMilliseconds(p99), '', 'aim 5 ms at p99');
  }
  await server.stop();
}

/** The summary of the largest AWS managed policy, as its page asks for it: the services first, then the actions of one. */
async function summaries(): Promise<void> {
  const [largest] = [...latestManagedPolicies()].sort((a, b) => b.text.length - a.text.length);
  if (largest === undefined) {
    return;
  }
  const server = await startServer(servers.ours);
  const document = new OpenDocument(server, 'file:///bench/summary.json', largest.text);
  await document.open();
  for (const [what, path] of [
    ['services', []],
    ['actions of ec2', ['Allow', 'ec2']],
  ] as const) {
    const first = await document.summary(path);
    const { p50, p99 } = timing(await repeated(30, () => document.summary(path)));
    const times = `first ${formatMilliseconds(first)}`;
    row(`summary of ${largest.name}: ${what}`, formatMilliseconds(p50), formatMilliseconds(p99), times, 'aim 300 ms, page included');
  }
  await server.stop();
}

async function repeated(rounds: number, measure: () => Promise<number>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    times.push(await measure());
  }
  return times;
}

async function replySize(): Promise<void> {
  const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:","Resource":"*"}]}';
  const server = await startServer(servers.ours);
  const document = new OpenDocument(server, 'file:///bench/reply.json', text);
  await document.open();
  server.bytesReceived();
  const reply = (await document.request('completion', text.indexOf('ec2:') + 4)) as { items: unknown[] };
  row('completion reply for ec2:', `${(server.bytesReceived() / 1000).toFixed(1)} kB`, '', `${reply.items.length} items`, 'aim 60 kB');
  await server.stop();
}

async function both<T>(measure: (server: LanguageServerProcess) => Promise<T>): Promise<Both<T>> {
  const run = async (name: Name) => {
    const server = await startServer(servers[name]);
    const result = await measure(server);
    await server.stop();
    return result;
  };
  return { ours: await run('ours'), json: await run('json') };
}

function compare(what: string, times: Both<Timing>, aim: string): void {
  const show = ({ p50, p99 }: Timing) => `${formatMilliseconds(p50)} / ${formatMilliseconds(p99)}`;
  row(what, show(times.ours), show(times.json), `ratio ${(times.ours.p50 / times.json.p50).toFixed(2)}`, aim);
}

function row(...cells: readonly string[]): void {
  const widths = [40, 18, 18, 28];
  console.log(
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' ')
      .trimEnd(),
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
