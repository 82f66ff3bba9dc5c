// Takes the pictures of docs/narrowing.md from the packaged extension in a real VS Code: quick fixes that narrow, before and after, in a
// dark and a light theme. Needs `npm run build` and `npm run package`. Words after it take only the pictures of those names.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { say } from '../setup/say.mjs';
import { bare } from '../vscode/bare.mjs';
import { installChromium } from '../vscode/browser.mjs';
import { installHost } from '../vscode/host.mjs';
import { editorOf, goToMark, openFile, openWorkbench, place, quickFixEntry, runCommand } from '../vscode/workbench.mjs';
import { narrowings } from './narrowings.mjs';

const images = path.join(root, 'docs', 'images', 'narrowing');
const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' };
const size = { width: 1000, height: 640, scale: 1 };
const accounts = { 111122223333: 'production', 444455556666: 'staging' };

await installHost();
await installChromium();
mkdirSync(images, { recursive: true });
const wanted = process.argv.slice(2);
const chosen = narrowings.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
for (const [theme, colorTheme] of Object.entries(themes)) {
  const texts = [...chosen, { name: 'compare', text: narrowings[0].text }];
  const files = Object.fromEntries(texts.map(({ name, text }) => [fileOf(name), text.replace('▮', '')]));
  const settings = { ...bare, 'iamPolicy.accounts': accounts, 'workbench.colorTheme': colorTheme };
  const { page, close } = await openWorkbench({ file: fileOf(chosen[0].name), files, settings, size });
  try {
    await runCommand(page, 'View: Close Primary Side Bar');
    for (const narrowing of chosen) {
      await narrow(page, narrowing, theme);
    }
    await compare(page, narrowings[0], theme);
  } finally {
    await close();
  }
}

function fileOf(name) {
  return `${name}.iam.json`;
}

async function narrow(page, { name, text, title, result }, theme) {
  const file = fileOf(name);
  await openFile(page, file);
  await editorOf(page, file).locator('.codelens-decoration').first().waitFor();
  await goToMark(page, file, text);
  const entry = await quickFixEntry(page, title);
  await entry.hover();
  await picture(page, `${name}-before-${theme}`);
  await entry.click();
  await place(page, file, result);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1500); // The line above the statement, and the squiggles, follow.
  await picture(page, `${name}-after-${theme}`);
  await page.keyboard.press('Escape');
}

/** What each fix leaves, beside the text. */
async function compare(page, { text }, theme) {
  const file = fileOf('compare');
  await openFile(page, file);
  await editorOf(page, file).locator('.codelens-decoration').first().waitFor();
  await goToMark(page, file, text);
  await (await quickFixEntry(page, 'Compare what each')).click();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Goes: ' }).first().waitFor();
  await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
  await page.mouse.move(0, 0);
  await picture(page, `compare-${theme}`, 0);
  await page.keyboard.press('Escape');
}

async function picture(page, name, top = 35) {
  const file = path.join(images, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'initial', clip: { x: 0, y: top, width: 1000, height: 480 } });
  say(`  ${path.relative(root, file)}`);
}
