// Writes the policy of docs/walk-through.md in a real VS Code, as that page tells it: from an empty file, with the keyboard alone. Fails
// where a list does not show what the page says, or another policy comes out; takes the page's pictures. Needs `npm run build` and
// `npm run package`. VSCODE_TEST_PATIENCE_MS gives a slow machine more time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup/paths.mjs';
import { say } from './setup/say.mjs';
import { installChromium } from './vscode/browser.mjs';
import { installHost } from './vscode/host.mjs';
import { eventually, openWorkbench, place, runCommand } from './vscode/workbench.mjs';

const file = 'orders-service.iam.json';
const settings = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.layoutControl.enabled': false,
};
const suggestions = '.suggest-widget.visible .monaco-list-row';
const fixes = '.action-widget .monaco-list-row';

await installHost();
await installChromium();
const workbench = await openWorkbench({ file, files: { [file]: '' }, settings, size: { width: 900, height: 520, scale: 1 } });
const { page } = workbench;
try {
  await runCommand(page, 'View: Close Primary Side Bar');
  await page.keyboard.press('Control+1');
  await write();
  await page.keyboard.press('Control+s');
  const told = readFileSync(path.join(root, 'docs', 'walk-through.md'), 'utf8');
  const [, policy] = /```json\n([\s\S]*?)```/.exec(told) ?? [];
  await eventually('the policy of the page', () => (workbench.read(file).trim() === policy?.trim() ? true : undefined)).catch(() =>
    assert.equal(workbench.read(file).trim(), policy?.trim()),
  );
} catch (error) {
  say(workbench.read(file));
  await page.screenshot({ path: path.join(root, 'test', '.artifacts', 'walk-through.png') });
  throw error;
} finally {
  await workbench.close();
}

async function write() {
  await take('Control+Space', 'identity-based policy', 'skeleton');
  await typeAndTake('dynamodb:GetI', 'dynamodb:GetItem');
  await press('Tab', 'Backspace');
  await take('Control+Space', 'arn:aws:dynamodb:Region:Account:table/TableName');
  for (const part of ['eu-west-1', '111122223333', 'orders']) {
    await page.keyboard.type(part, { delay: 40 });
    await page.waitForTimeout(1200); // A list that comes late would take the next key.
    await closeList();
    await press('Tab');
  }
  await endOfLine(6);
  await press('ArrowLeft', 'ArrowLeft');
  await fix('Turn into a list');
  await place(page, file, '"Action": ['); // The menu closes before the edit is made.
  await endOfLine(7);
  for (const action of ['Query', 'PutItem']) {
    await typeAndTake(`, "dynamodb:${action}`, `dynamodb:${action}`, action === 'Query' ? 'actions' : undefined);
    await press('ArrowRight');
  }
  // A second statement, for the bucket.
  await endOfLine(10);
  await page.keyboard.type(',');
  await press('Enter');
  await take('Control+Space', 'Allow');
  await typeAndTake('s3:GetOb', 's3:GetObject');
  await press('Tab');
  await page.keyboard.type('arn:aws:s3:::orders-files/invoices/*', { delay: 20 });
  await closeList();
  await press('End');
  await page.keyboard.type(',');
  await press('Enter');
  await typeAndTake('Cond', 'Condition');
  await take('Control+Space', 'StringEquals');
  await take('Control+Space', 'aws:ResourceAccount');
  await page.keyboard.type('1111', { delay: 60 });
  await take('Control+Space', '111122223333');
}

async function endOfLine(line) {
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input').fill(`:${line}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await press('End');
}

async function press(...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
}

/** Asks for the list, and takes its first entry, which is to be this one. */
async function take(key, entry, picture) {
  await eventually(`${entry} first in the list`, async () => {
    await closeList();
    await page.keyboard.press(key);
    return (await isFirst(entry)) || undefined;
  });
  await accept(picture);
}

/** Types, and takes the first entry of the list that comes by itself. */
async function typeAndTake(text, entry, picture) {
  await page.keyboard.type(text, { delay: 60 });
  await eventually(`${entry} first in the list`, async () => (await isFirst(entry)) || undefined);
  await accept(picture);
}

async function isFirst(entry) {
  const first = page.locator(`${suggestions}.focused .label-name`).first();
  const label = await first.textContent({ timeout: 3000 }).catch(() => undefined);
  say(`  list: ${label}`);
  return label === entry;
}

async function accept(picture) {
  if (picture !== undefined) {
    await shoot(picture);
  }
  await page.keyboard.press('Enter');
  await page
    .locator(suggestions)
    .first()
    .waitFor({ state: 'hidden' })
    .catch(() => undefined);
}

async function closeList() {
  if (await page.locator(suggestions).count()) {
    await page.keyboard.press('Escape');
    await page.locator(suggestions).first().waitFor({ state: 'hidden' });
  }
}

async function fix(title) {
  const entry = page.locator(fixes, { hasText: title }).first();
  await eventually(`the quick fix ${title}`, async () => {
    await page.keyboard.press('Control+.');
    const shown = await entry.waitFor({ timeout: 3000 }).then(
      () => true,
      () => undefined,
    );
    return shown ?? (await page.keyboard.press('Escape'));
  });
  say(`  fixes: ${(await page.locator(fixes).allTextContents()).join(' | ')}`);
  await eventually(`${title} chosen`, async () => {
    if (await page.locator(`${fixes}.focused`, { hasText: title }).count()) {
      return true;
    }
    await press('ArrowDown');
    return undefined;
  });
  await page.keyboard.press('Enter');
  await entry.waitFor({ state: 'hidden' });
}

async function shoot(name) {
  const picture = path.join(root, 'docs', 'images', `walk-through-${name}.png`);
  await page.screenshot({ path: picture, animations: 'disabled', caret: 'initial', clip: { x: 0, y: 0, width: 900, height: 460 } });
  say(`  ${path.relative(root, picture)}`);
}
