// Takes the pictures of docs/tour.md from the packaged extension in a real VS Code: each kind of completion and of hover, in a dark, a
// light and a high-contrast theme. Needs `npm run build` and `npm run package`. Words after it take only the pictures of those names.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { say } from '../setup/say.mjs';
import { bare } from '../vscode/bare.mjs';
import { installChromium } from '../vscode/browser.mjs';
import { installHost } from '../vscode/host.mjs';
import { completionEntry, eventually, goToMark, openFile, openWorkbench, quickFixEntry, runCommand } from '../vscode/workbench.mjs';
import { shots } from './shots.mjs';

const images = path.join(root, 'docs', 'images', 'tour');
const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern', 'high-contrast': 'Default High Contrast' };
const size = { width: 900, height: 560, scale: 1 };
const accounts = { 111122223333: 'production', 444455556666: 'staging' };

await installHost();
await installChromium();
mkdirSync(images, { recursive: true });
const ways = { completion: complete, hover: rest, 'quick-fix': (page, { wait }) => quickFixEntry(page, wait) };
const wanted = process.argv.slice(2);
const chosen = shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
for (const [theme, colorTheme] of Object.entries(themes)) {
  const files = Object.fromEntries(chosen.map(({ name, text }) => [`${name}.iam.json`, text.replace('▮', '')]));
  const first = `${chosen[0].name}.iam.json`;
  const { page, close } = await openWorkbench({
    file: first,
    files,
    settings: { ...bare, 'iamPolicy.accounts': accounts, 'workbench.colorTheme': colorTheme },
    size,
  });
  try {
    await runCommand(page, 'View: Close Primary Side Bar');
    for (const shot of chosen) {
      try {
        await take(page, shot, theme);
      } catch (error) {
        say(`  ${shot.name}, ${theme}: not taken. ${error instanceof Error ? error.message.split('\n')[0] : error}`);
        process.exitCode = 1;
        await page.keyboard.press('Escape');
      }
    }
  } finally {
    await close();
  }
}

async function take(page, shot, theme) {
  const file = `${shot.name}.iam.json`;
  await openFile(page, file);
  await goToMark(page, file, shot.text);
  await ways[shot.kind](page, shot);
  const picture = path.join(images, `${shot.name}-${theme}.png`);
  await page.screenshot({ path: picture, animations: 'disabled', caret: 'initial', clip: { x: 0, y: 35, width: 900, height: 400 } });
  say(`  ${path.relative(root, picture)}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** Types, and waits for the entry; what is known of the chosen one is shown beside the list. */
async function complete(page, { type, wait }) {
  await page.keyboard.type(type, { delay: 40 });
  await completionEntry(page, wait);
  if (!(await page.locator('.suggest-details-container:visible').count())) {
    await page.keyboard.press('Control+Space');
  }
  await page
    .locator('.suggest-details-container')
    .waitFor({ timeout: 1500 })
    .catch(() => undefined);
}

async function rest(page, { wait }) {
  await eventually(`a hover with ${wait}`, async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    const shown = page.locator('.monaco-hover:visible', { hasText: wait }).first();
    return (
      (await shown.waitFor({ timeout: 3000 }).then(
        () => true,
        () => undefined,
      )) ?? undefined
    );
  });
}
