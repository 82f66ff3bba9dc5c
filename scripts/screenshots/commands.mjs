import { clickBehind, editorOf, eventually, openFile, openWorkbench, place, runCommand } from '../vscode/workbench.mjs';

const policy = 'deploy-pipeline.json';
const own = 'orders-app.iam.json';
const size = { width: 1280, height: 760, scale: 1.25 };

/** The summary beside a policy in one theme, and in the dark one the steps of Add Statement. `save` takes the page and the picture's name. */
export async function commandPictures(settings, theme, save) {
  const { page, close } = await openWorkbench({ file: policy, settings, size });
  try {
    await runCommand(page, 'View: Close Primary Side Bar');
    await editorOf(page, policy).locator('.codelens-decoration').first().waitFor();
    await summary(page, (name) => save(page, `${name}-${theme}`));
    if (theme === 'dark') {
      await runCommand(page, 'View: Close All Editors');
      await openFile(page, own);
      await addStatement(page, (name) => save(page, name));
    }
  } finally {
    await close();
  }
}

/** By keyboard: the services, the actions of one, the resources of one of those. */
async function summary(page, save) {
  await runCommand(page, 'IAM Policy: Show Policy Summary');
  const table = page.frameLocator('iframe.webview').frameLocator('iframe');
  await table.locator('tr:focus').waitFor();
  await page.mouse.move(0, 0);
  await save('summary');
  await eventually('the row of Amazon S3', async () => {
    await page.keyboard.press('ArrowDown');
    return (await table.locator('tr:focus', { hasText: 'Amazon S3' }).count()) > 0 || undefined;
  });
  await page.keyboard.press('ArrowRight');
  await table.locator('h1', { hasText: 'Amazon S3' }).waitFor();
  await save('summary-actions');
}

async function addStatement(page, save) {
  await clickBehind(page, own, '"Version": "2012-10-17",');
  await runCommand(page, 'IAM Policy: Add Statement…');
  await step(page, '1/5');
  await page.locator('.quick-input-widget input').first().fill('sqs');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Amazon SQS' }).waitFor();
  await save('add-statement-service');
  await page.keyboard.press('Enter');
  await step(page, '2/5');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Read' }).first().click();
  await save('add-statement-levels');
  await page.keyboard.press('Enter');
  await step(page, '3/5');
  await save('add-statement-actions');
  await page.keyboard.press('Enter');
  await step(page, '4/5');
  await save('add-statement-resources');
  await page.keyboard.press('Enter');
  for (const [part, text] of [
    ['Region', 'eu-west-1'],
    ['Account', '111122223333'],
    ['QueueName', 'orders'],
  ]) {
    await page.locator('.quick-input-titlebar', { hasText: part }).waitFor();
    await page.locator('.quick-input-widget input').first().fill(text);
    if (part === 'QueueName') {
      await save('add-statement-arn');
    }
    await page.keyboard.press('Enter');
  }
  await step(page, '5/5');
  await save('add-statement-conditions');
  await page.keyboard.press('Enter');
  await place(page, own, 'sqs:ReceiveMessage');
  await save('add-statement-done');
}

/** Waits for the step with that count in its title. */
async function step(page, counter) {
  await page.locator('.quick-input-titlebar', { hasText: counter }).waitFor();
}
