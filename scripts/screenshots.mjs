// Takes the pictures of README.md from the packaged extension in a real VS Code, in a dark and a light theme, and draws the icon.
// `commands` after it: only those of the commands. Needs `npm run build` and `npm run package`.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commandPictures } from './screenshots/commands.mjs';
import { root } from './setup/paths.mjs';
import { say } from './setup/say.mjs';
import { bare } from './vscode/bare.mjs';
import { installChromium, startBrowser } from './vscode/browser.mjs';
import { installHost } from './vscode/host.mjs';
import {
  clickBehind,
  completionEntry,
  editorOf,
  hoverText,
  openFile,
  openWorkbench,
  place,
  quickFixEntry,
  runCommand,
} from './vscode/workbench.mjs';

const images = path.join(root, 'docs', 'images');
const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' };
const policy = 'deploy-pipeline.json';
const own = 'orders-app.iam.json';

await installHost();
await installChromium();
mkdirSync(images, { recursive: true });
if (!process.argv.includes('commands')) {
  await drawIcon();
  for (const [name, theme] of Object.entries(themes)) {
    await takePictures(name, theme);
  }
}
for (const [name, theme] of Object.entries({ ...themes, contrast: 'Default High Contrast' })) {
  await commandPictures({ ...bare, 'workbench.colorTheme': theme }, name, savePicture);
}

async function savePicture(page, name) {
  await page.screenshot({ path: path.join(images, `${name}.png`), animations: 'disabled', caret: 'initial' });
  say(`  docs/images/${name}.png`);
}

async function takePictures(theme, colorTheme) {
  const settings = { ...bare, 'workbench.colorTheme': colorTheme };
  const { page, close } = await openWorkbench({ file: policy, settings, size: { width: 1060, height: 760, scale: 1.25 } });
  const picture = (name) => savePicture(page, `${name}-${theme}`);
  try {
    await runCommand(page, 'View: Close Primary Side Bar');
    await editorOf(page, policy).locator('.squiggly-error').first().waitFor();
    await editorOf(page, policy).locator('.codelens-decoration').first().waitFor();
    await clickBehind(page, policy, '"Version": "2012-10-17",');
    await picture('squiggle');
    await statementPicture(page, theme);
    await hoverText(page, policy, 'ecs:UpdateService', 'Write');
    await picture('hover-action');
    await hoverText(page, policy, 'logs:Get*', 'Access level');
    await picture('hover-wildcard');
    await narrow(page, picture);
    await complete(page, picture);
    await openFile(page, policy);
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'iam-policy' }).first().waitFor();
    await editorOf(page, policy).locator('.codelens-decoration').first().waitFor();
    await picture('problems');
  } finally {
    await close();
  }
}

/** What stands above a statement, and the statement. */
async function statementPicture(page, theme) {
  const { y: top } = await place(page, policy, '"Sid": "PublishSite"');
  const name = `lens-${theme}`;
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(images, `${name}.png`), clip: { x: 0, y: top - 45, width: 1060, height: 161 } });
  say(`  docs/images/${name}.png`);
}

async function narrow(page, picture) {
  await page.keyboard.press('Escape');
  await clickBehind(page, policy, 'ecr:*');
  await page.keyboard.press('ArrowLeft');
  const entry = await quickFixEntry(page, 'List and Read actions (');
  await entry.hover();
  await picture('quick-fix-before');
  await entry.click();
  await place(page, policy, 'ecr:Get');
  await editorOf(page, policy).locator('.codelens-decoration', { hasText: 'every action of ecr' }).waitFor({ state: 'hidden' });
  await picture('quick-fix-after');
  await page.keyboard.press('Escape');
}

async function complete(page, picture) {
  await openFile(page, own);
  await clickBehind(page, own, '"dynamodb:Query", "');
  await page.keyboard.type('sqs:');
  await completionEntry(page, 'DeleteMessage');
  await page.keyboard.press('Control+Space'); // Shows what is known of the chosen one beside the list.
  await page.locator('.suggest-details-container').waitFor();
  await picture('completion');
  await page.keyboard.press('Escape');
  await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' }); // While it is open, Ctrl+P moves in it.
}

async function drawIcon() {
  const browser = await startBrowser({ width: 128, height: 128 });
  const drawing = readFileSync(path.join(images, 'icon.svg'), 'utf8');
  await browser.page.setContent(`<body style="margin:0;background:transparent">${drawing}</body>`);
  await browser.page.screenshot({ path: path.join(images, 'icon.png'), omitBackground: true });
  await browser.close();
}
