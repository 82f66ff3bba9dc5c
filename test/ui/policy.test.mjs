// The packaged extension in a real VS Code, used by mouse and keyboard. Few and whole: what can be tested below the screen is.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { artifacts } from '../../scripts/setup/paths.mjs';
import {
  choose,
  clickBehind,
  completionEntry,
  editorOf,
  eventually,
  hoverText,
  openFile,
  openWorkbench,
  place,
  quickFixEntry,
  runCommand,
} from '../../scripts/vscode/workbench.mjs';

describe('The packaged extension', () => {
  const pipeline = 'deploy-pipeline.json';
  const own = 'orders-app.iam.json';
  let workbench;
  let page;

  before(async () => {
    workbench = await openWorkbench({ file: pipeline });
    page = workbench.page;
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') {
      mkdirSync(artifacts, { recursive: true });
      await page?.screenshot({ path: path.join(artifacts, `ui ${this.currentTest.title}.png`) });
    }
    await page?.keyboard.press('Escape');
  });

  after(async () => {
    await workbench?.close();
  });

  it('underlines a misspelt action and an over-broad grant', async () => {
    await editorOf(page, pipeline).locator('.squiggly-error').first().waitFor();
    await editorOf(page, pipeline).locator('.squiggly-warning').first().waitFor();
  });

  it('says above a statement what it grants', async () => {
    await editorOf(page, pipeline).locator('.codelens-decoration', { hasText: 'Write' }).first().waitFor();
  });

  it('explains an action under the mouse', async () => {
    await hoverText(page, pipeline, 'ecs:UpdateService', 'Write');
  });

  it('replaces a misspelt action by quick fix, and the file on disk changes', async () => {
    await clickBehind(page, pipeline, 's3:GetObejct');
    await page.keyboard.press('ArrowLeft');
    await (await quickFixEntry(page, 's3:GetObject')).click();
    await place(page, pipeline, '"s3:GetObject"');
    await page.keyboard.press('Control+s');
    const saved = await savedPolicy(pipeline, '"s3:GetObject"');
    assert.doesNotMatch(saved, /Obejct/);
  });

  it('shows beside the text what each narrowing fix leaves, leaves all as it was on Escape, and applies one on Enter', async () => {
    await clickBehind(page, pipeline, 'ecr:*');
    await page.keyboard.press('ArrowLeft');
    const compare = async () => {
      const leaves = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Goes: ' }).first();
      await eventually('what the fixes leave', async () => {
        await (await quickFixEntry(page, 'Compare what each')).click();
        return leaves.waitFor({ timeout: 15_000 }).then(
          () => true,
          () => undefined, // The menu may be drawn anew under the mouse.
        );
      });
      await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    };
    await compare();
    await page.keyboard.press('Escape');
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    await place(page, pipeline, '"ecr:*"');
    await compare();
    await page.keyboard.press('ArrowDown');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'List and Read actions (' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    await place(page, pipeline, '"ecr:Get*"');
    await page.keyboard.press('Control+z');
    await place(page, pipeline, '"ecr:*"');
  });

  it('narrows a service wildcard by quick fix', async () => {
    await clickBehind(page, pipeline, 'ecr:*');
    await page.keyboard.press('ArrowLeft');
    await (await quickFixEntry(page, 'List and Read actions (')).click();
    await place(page, pipeline, '"ecr:Get*"');
    await page.keyboard.press('Control+s');
    const saved = await savedPolicy(pipeline, '"ecr:Get*"');
    assert.doesNotMatch(saved, /"ecr:\*"/);
  });

  it('lists its findings in the Problems panel', async () => {
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'iam-policy' }).first().waitFor();
    await page.keyboard.press('Control+j');
  });

  it('completes an action in a new string', async () => {
    await openFile(page, own);
    await clickBehind(page, own, '"dynamodb:Query", "');
    await page.keyboard.type('sqs:SendMess');
    await completionEntry(page, 'SendMessage');
    await page.keyboard.press('Enter');
    await place(page, own, '"sqs:SendMessage"');
    await page.keyboard.press('Control+s');
    await eventually('the saved file', () => /"sqs:SendMessage"/.test(workbench.read(own)) || undefined);
  });

  it('keeps a policy type that the user has set', async () => {
    await runCommand(page, 'IAM Policy: Set Policy Type of This File');
    await choose(page, 'Permissions boundary', 'Permissions boundary');
    const settings = await eventually('the workspace setting', () => {
      const text = readOrNothing('.vscode/settings.json');
      return text.trimEnd().endsWith('}') && text.includes('permissions-boundary') ? JSON.parse(text) : undefined;
    });
    assert.deepEqual(settings['iamPolicy.policyTypes'], { './orders-app.iam.json': 'permissions-boundary' });
  });

  it('tells in the language status what it takes the file for, and how old its data are', async () => {
    await openFile(page, pipeline);
    await eventually('the language status', async () => {
      await page.locator('[id="status.languageStatus"]').hover();
      const shown = page.locator('.monaco-hover:visible', { hasText: 'IAM: identity-based' });
      return (await shown.filter({ hasText: /AWS data of \d{4}-\d{2}-\d{2}/ }).count()) > 0 || undefined;
    });
  });

  it('shows the summary of a policy, and leads from a row to its place in the text', async () => {
    await clickBehind(page, pipeline, '"Version": "2012-10-17",');
    await runCommand(page, 'IAM Policy: Show Policy Summary');
    const table = page.frameLocator('iframe.webview').frameLocator('iframe');
    await table.locator('tr:focus').waitFor();
    await page.keyboard.press('ArrowRight');
    await table.locator('nav button', { hasText: 'Identity-based policy' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await table.locator('h1', { hasText: 'Identity-based policy' }).waitFor();
    await table.locator('tr:focus').waitFor();
    await page.keyboard.press('Enter');
    await editorOf(page, pipeline).locator('.selected-text').first().waitFor();
  });

  it('adds a statement step by step', async () => {
    await openFile(page, own);
    await runCommand(page, 'IAM Policy: Add Statement…');
    const step = (title) => page.locator('.quick-input-titlebar', { hasText: title }).waitFor();
    await step('1/5');
    await choose(page, 'sns', 'Amazon SNS');
    await step('2/5');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'single actions' }).click();
    await page.keyboard.press('Enter');
    await step('3/5');
    await page.locator('.quick-input-widget input').first().fill('Publish');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Publish' }).first().click();
    await page.keyboard.press('Enter');
    await step('4/5');
    await page.keyboard.press('Enter');
    for (const part of ['Region', 'Account', 'TopicName']) {
      await step(part);
      await page.keyboard.press('Enter');
    }
    await step('5/5');
    await page.keyboard.press('Enter');
    await place(page, own, '"arn:aws:sns:*:*:*"');
  });

  it('asks nothing of the network', () => {
    assert.deepEqual([...workbench.blocked], []);
  });

  /** The text of a file on disk once it holds these words and is whole. */
  function savedPolicy(file, words) {
    return eventually(`${words} in the file on disk`, () => {
      const text = readOrNothing(file);
      return text.includes(words) && isJson(text) ? text : undefined;
    });
  }

  function readOrNothing(file) {
    try {
      return workbench.read(file);
    } catch {
      return '';
    }
  }
});

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
