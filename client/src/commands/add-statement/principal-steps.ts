import type * as vscode from 'vscode';
import type { ChosenPrincipal } from './offered';
import { type Answer, ask, pick, type StepFrame } from './step';

interface PrincipalItem extends vscode.QuickPickItem {
  readonly type: ChosenPrincipal['type'];
  readonly placeholder: string;
}

const items: readonly PrincipalItem[] = [
  { label: 'AWS service', description: 'acts for you', type: 'Service', placeholder: 'lambda.amazonaws.com' },
  { label: 'Account', description: 'everyone in it whom its own policies let', type: 'AWS', placeholder: '111122223333' },
  { label: 'Role or user', description: 'by its ARN', type: 'AWS', placeholder: 'arn:aws:iam::111122223333:role/deployer' },
  {
    label: 'Identity provider',
    description: 'OpenID Connect or SAML, in a role trust policy',
    type: 'Federated',
    placeholder: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  },
  { label: 'Everyone', description: 'without credentials too: only with conditions', type: '*', placeholder: '' },
];

/** Asks whom the statement is about. */
export async function askPrincipal(frame: StepFrame): Promise<Answer<ChosenPrincipal>> {
  for (;;) {
    const kind = await pick(frame, { items, placeholder: 'Whom the statement is about' });
    if (typeof kind === 'string') {
      return kind;
    }
    const [item] = kind.chosen;
    if (item === undefined || item.type === '*') {
      return { chosen: { type: '*', value: '*' } };
    }
    const value = await ask(
      { ...frame, title: `${frame.title} · ${item.label}` },
      { prompt: item.label, placeholder: item.placeholder, check: (text) => (text === '' ? `As in ${item.placeholder}` : undefined) },
    );
    if (value === 'cancel') {
      return value;
    }
    if (value !== 'back') {
      return { chosen: { type: item.type, value: value.chosen } };
    }
  }
}
