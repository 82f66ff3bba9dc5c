import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './support/repository';

interface Contributes {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
  readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly submenu?: string }[]>>;
  readonly submenus: readonly { readonly id: string }[];
  readonly snippets: readonly { readonly path: string }[];
  readonly walkthroughs: readonly {
    readonly steps: readonly { readonly description: string; readonly media: Readonly<Record<string, string>> }[];
  }[];
}

const { contributes }: { readonly contributes: Contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const commands = contributes.commands.map(({ command }) => command);

describe('the manifest', () => {
  it('puts every command into one category', () => {
    assert.deepEqual([...new Set(contributes.commands.map(({ category }) => category))], ['IAM Policy']);
    assert.ok(commands.every((command) => command.startsWith('iamPolicy.')));
  });

  it('shows in menus only commands and submenus that there are', () => {
    const shown = Object.values(contributes.menus).flat();
    const submenus = contributes.submenus.map(({ id }) => id);
    assert.deepEqual(
      shown.filter(({ command, submenu }) => !commands.includes(command ?? '') && !submenus.includes(submenu ?? '')),
      [],
    );
    assert.deepEqual(
      submenus.filter((id) => !(id in contributes.menus)),
      [],
    );
  });

  it('leads in its walkthrough to commands and files that there are', () => {
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.ok(steps.length > 0);
    for (const { description, media } of steps) {
      for (const [, command = ''] of description.matchAll(/\(command:([^)]+)\)/g)) {
        assert.ok(commands.includes(command), command);
      }
      const file = media['image'] ?? media['markdown'] ?? '';
      assert.ok(file !== '' && existsSync(path.join(root, file)), file);
    }
  });

  it('has the files of its snippets', () => {
    for (const { path: file } of contributes.snippets) {
      assert.ok(existsSync(path.join(root, file)), file);
    }
  });
});
