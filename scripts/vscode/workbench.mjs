import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root, vsix } from '../setup/paths.mjs';
import { startBrowser } from './browser.mjs';
import { createProfile, removeProfile } from './profile.mjs';
import { installExtension, remoteUri, startServer, workbenchUrl } from './server.mjs';

/** Milliseconds after which what is waited for has not come; a busy machine may need more. */
const patience = Number(process.env.VSCODE_TEST_PATIENCE_MS ?? 60_000);

/**
 * A real VS Code with the packaged extension, its window on a copy of docs/examples, to be used by mouse and keyboard. `settings` are
 * the user's; `size` is given to the browser; `file` is open at the beginning. `files` are put beside the examples, texts by name.
 */
export async function openWorkbench({ settings = {}, size = {}, file, files = {} }) {
  const profile = createProfile({ 'files.autoSave': 'off', ...settings });
  cpSync(path.join(root, 'docs', 'examples'), profile.workspace, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(profile.workspace, name), text);
  }
  await installExtension(profile, vsix);
  const [server, browser] = await Promise.all([startServer(profile), startBrowser(size)]);
  const { page } = browser;
  page.setDefaultTimeout(patience);
  const opened = [['openFile', remoteUri(server.authority, path.join(profile.workspace, file))]];
  await page.goto(workbenchUrl(server.authority, profile.workspace, opened));
  await editorOf(page, file).locator('.view-line').first().waitFor();
  return {
    page,
    /** Hosts other than this machine that VS Code wanted to reach. */
    blocked: browser.blocked,
    read: (name) => readFileSync(path.join(profile.workspace, name), 'utf8'),
    async close() {
      await browser.close();
      await server.stop();
      removeProfile(profile);
    },
  };
}

/** The editor that shows a file. */
export function editorOf(page, file) {
  return page.locator(`.monaco-editor[data-uri$="/${file}"]`);
}

/** Opens a file of the folder by its name, as with Ctrl+P. */
export async function openFile(page, file) {
  const firstLine = editorOf(page, file).locator('.view-line').first();
  await eventually(`an editor with ${file}`, async () => {
    await page.keyboard.press('Control+p');
    await choose(page, file, file);
    return (await appears(firstLine, 3000)) || undefined;
  });
}

/** Runs a command by its title, as with F1. */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await choose(page, `>${title}`, title);
}

/** Types into VS Code's quick input, and takes the entry with these words once it is the one that Enter takes. */
export async function choose(page, typed, words) {
  await page.locator('.quick-input-widget input').fill(typed);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words }).waitFor();
  await page.keyboard.press('Enter');
}

/**
 * Where on the page a text of an editor stands: the middle of it, and its right end. The text must be within one line and on screen.
 * Waits until it is there.
 */
export function place(page, file, text) {
  return eventually(`\`${text}\` on screen`, () =>
    editorOf(page, file).evaluate((editor, wanted) => {
      for (const line of editor.querySelectorAll('.view-line')) {
        const start = line.textContent.replaceAll('\u00a0', ' ').indexOf(wanted);
        if (start < 0) {
          continue;
        }
        // One token is one element: the text is put together from several.
        const at = (offset) => {
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let passed = 0;
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            if (offset <= passed + node.length) {
              return [node, offset - passed];
            }
            passed += node.length;
          }
          return [line, 0];
        };
        const range = document.createRange();
        range.setStart(...at(start));
        range.setEnd(...at(start + wanted.length));
        const box = range.getBoundingClientRect();
        return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, right: box.right };
      }
      return undefined;
    }, text),
  );
}

/** Rests the mouse on a text until a hover with these words is shown. */
export async function hoverText(page, file, text, words) {
  const shown = page.locator('.monaco-hover:visible', { hasText: words });
  await eventually(`a hover with ${words}`, async () => {
    const { x, y } = await place(page, file, text);
    await page.mouse.move(x, y - 60);
    await page.mouse.move(x, y, { steps: 4 });
    return (await appears(shown.first(), 3000)) || undefined;
  });
  return shown.first();
}

/** Clicks behind a text until the cursor stands there: a code lens that appears meanwhile moves the lines. */
export async function clickBehind(page, file, text) {
  await eventually(`the cursor behind \`${text}\``, async () => {
    const { right, y } = await place(page, file, text);
    await page.mouse.click(right, y);
    const cursor = await editorOf(page, file).locator('.cursor').first().boundingBox();
    const now = await place(page, file, text);
    const isBehind = cursor !== null && Math.abs(cursor.x - now.right) < 4 && cursor.y < now.y && now.y < cursor.y + cursor.height;
    if (!isBehind) {
      // A hover may lie over the text.
      await page.keyboard.press('Escape');
    }
    return isBehind || undefined;
  });
}

/** Puts the cursor where `▮` stands in the text, which the file has without it, by the command that goes to a line and column. */
export async function goToMark(page, file, text) {
  const before = text.slice(0, text.indexOf('▮')).split('\n');
  await editorOf(page, file).locator('.view-line').first().click();
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input').fill(`:${before.length}:${before.at(-1).length + 1}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Opens the quick fixes at the cursor until one with these words is there; resolves to its entry in the menu. */
export async function quickFixEntry(page, words) {
  const entry = page.locator('.action-widget .monaco-list-row', { hasText: words }).first();
  await eventually(`the quick fix ${words}`, async () => {
    await page.keyboard.press('Control+.');
    if (await appears(entry, 3000)) {
      return true;
    }
    await page.keyboard.press('Escape');
    return undefined;
  });
  return entry;
}

/** Opens the completions at the cursor until one with these words is there; resolves to its entry in the list. */
export async function completionEntry(page, words) {
  const entry = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: words }).first();
  await eventually(`the completion ${words}`, async () => {
    if (await appears(entry, 3000)) {
      return true;
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
    return (await appears(entry, 3000)) || undefined;
  });
  return entry;
}

/** Asks until the answer is neither `undefined` nor `null`; rejects when patience ends. */
export async function eventually(what, ask) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited in vain for ${what}.`);
    }
    await delay(50);
  }
}

async function appears(locator, timeout) {
  try {
    await locator.waitFor({ timeout });
    return true;
  } catch {
    return false;
  }
}
