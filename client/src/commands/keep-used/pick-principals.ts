import * as vscode from 'vscode';
import type { ReadEvidenceResult } from '../../../../server/src/lsp/requests';

type Principal = ReadEvidenceResult['principals'][number];

interface Choice extends vscode.QuickPickItem {
  readonly principal: Principal;
}

/** Asks whose use counts, where a log has several principals. `undefined` when that is not answered. */
export async function pickPrincipals({ principals }: ReadEvidenceResult): Promise<readonly string[] | undefined> {
  if (principals.length < 2) {
    return principals.map(({ name }) => name);
  }
  const chosen = await vscode.window.showQuickPick(principals.map(toChoice), {
    title: `Who has this policy? The log has ${principals.length} principals`,
    placeHolder: 'Those that the policy is attached to: what any of them did counts as used',
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen === undefined || chosen.length === 0 ? undefined : chosen.map(({ principal }) => principal.name);
}

/** The one with the most events is chosen already. */
function toChoice(principal: Principal, index: number): Choice {
  const { name, events, actions, denied } = principal;
  const refused = denied.reduce((sum, one) => sum + one.events, 0);
  return {
    label: name.slice(name.lastIndexOf('/') + 1),
    description: name,
    detail: `${events.toLocaleString('en')} events, ${actions.length} actions${refused > 0 ? `, ${refused.toLocaleString('en')} calls refused` : ''}`,
    picked: index === 0,
    principal,
  };
}
