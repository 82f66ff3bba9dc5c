import * as vscode from 'vscode';
import type { StatementTarget } from '../../../../server/src/lsp/requests';
import { serviceActionsRequest, statementPartsRequest } from '../../requests';
import type { Server } from '../../server';
import { askArn } from './arn-steps';
import { askConditions } from './condition-steps';
import type { ChosenCondition, ChosenPrincipal, OfferedAction, OfferedResource } from './offered';
import { askPrincipal } from './principal-steps';
import { pick, type StepFrame } from './step';

/** A statement while it is put together; each step changes its own part, and those that depend on it. */
export interface Draft {
  effect: 'Allow' | 'Deny';
  principal: ChosenPrincipal | undefined;
  service: string | undefined;
  levels: readonly string[];
  /** `s3:GetObject` */
  actions: readonly string[];
  resources: readonly string[];
  conditions: readonly ChosenCondition[];
}

export interface Step {
  readonly name: string;
  take(frame: StepFrame): Promise<'next' | 'back' | 'cancel'>;
}

/** The steps that a statement of that policy takes. */
export function draftSteps(server: Server, { services, principal, resource }: StatementTarget, draft: Draft): readonly Step[] {
  return [
    { name: 'Service', take: (frame) => chooseService(frame, services, draft) },
    { name: 'Access levels', take: (frame) => chooseLevels(frame, server, draft) },
    { name: 'Actions', take: (frame) => chooseActions(frame, server, draft) },
    ...(principal === 'ask' ? [{ name: 'Principal', take: (frame: StepFrame) => choosePrincipal(frame, draft) }] : []),
    ...(resource ? [{ name: 'Resources', take: (frame: StepFrame) => chooseResources(frame, server, draft) }] : []),
    { name: 'Conditions', take: (frame) => chooseConditions(frame, server, draft) },
  ];
}

async function chooseService(frame: StepFrame, services: StatementTarget['services'], draft: Draft) {
  const items = services.map(({ prefix, name }) => ({ label: name, description: prefix }));
  const active = items.find(({ description }) => description === draft.service);
  const answer = await pick(frame, { items, placeholder: 'The service that the statement is about', active });
  if (typeof answer === 'string') {
    return answer;
  }
  const service = answer.chosen[0]?.description;
  if (service !== draft.service) {
    Object.assign(draft, { service, levels: [], actions: [], resources: [], conditions: [] });
  }
  return 'next';
}

async function chooseLevels(frame: StepFrame, server: Server, draft: Draft) {
  const actions = await server.ask(serviceActionsRequest, { prefix: draft.service ?? '' });
  const levels = [...new Set(actions.map(({ level }) => level))];
  const items = levels.map((level) => {
    const own = actions.filter((action) => action.level === level);
    return { label: level, description: own.length === 1 ? '1 action' : `${own.length} actions`, detail: examplesOf(own) };
  });
  const chosen = items.filter(({ label }) => draft.levels.includes(label));
  const some = { label: 'Choose single actions', description: `of all ${actions.length}`, detail: '' };
  const answer = await pick(frame, {
    items: [...items, some],
    placeholder: 'Access levels, each with all its actions; the next step can leave some out',
    many: chosen,
  });
  if (typeof answer === 'string') {
    return answer;
  }
  draft.levels = answer.chosen.filter((item) => item !== some).map(({ label }) => label);
  draft.actions = actions.filter(({ level }) => draft.levels.includes(level)).map(({ name }) => `${draft.service}:${name}`);
  return 'next';
}

function examplesOf(actions: readonly OfferedAction[]): string {
  const names = actions.slice(0, 4).map(({ name }) => name);
  return `${names.join(', ')}${actions.length > names.length ? ' …' : ''}`;
}

interface ActionItem extends vscode.QuickPickItem {
  readonly action: string;
}

async function chooseActions(frame: StepFrame, server: Server, draft: Draft) {
  const offered = await server.ask(serviceActionsRequest, { prefix: draft.service ?? '' });
  let level = '';
  const items = offered.flatMap((action): readonly ActionItem[] => {
    const name = `${draft.service}:${action.name}`;
    const separator = { label: action.level, kind: vscode.QuickPickItemKind.Separator, action: '' };
    const head = action.level === level ? [] : [separator];
    level = action.level;
    return [...head, { label: action.name, description: action.description, action: name }];
  });
  const chosen = new Set(draft.actions);
  const many = items.filter(({ action }) => chosen.has(action));
  const answer = await pick(frame, { items, placeholder: 'The actions of the statement', many });
  if (typeof answer === 'string') {
    return answer;
  }
  draft.actions = answer.chosen.map(({ action }) => action);
  return 'next';
}

async function choosePrincipal(frame: StepFrame, draft: Draft) {
  const answer = await askPrincipal(frame);
  if (typeof answer === 'string') {
    return answer;
  }
  draft.principal = answer.chosen;
  return 'next';
}

interface ResourceItem extends vscode.QuickPickItem {
  readonly offered?: OfferedResource;
}

/** Which resource types, then the parts of the ARN of each. Nothing is asked where the actions need `*`. */
async function chooseResources(frame: StepFrame, server: Server, draft: Draft): Promise<'next' | 'back' | 'cancel'> {
  const { resources } = await server.ask(statementPartsRequest, { actions: draft.actions });
  const types = resources.map((offered): ResourceItem => {
    const { type, format, actions, required } = offered;
    const reach = actions === draft.actions.length ? 'all of the actions' : `${actions} of ${draft.actions.length} actions`;
    return { label: type, description: format, detail: `For ${reach}${required ? ', always named' : ''}`, offered };
  });
  const everything: ResourceItem = {
    label: '*',
    description: 'every resource',
    detail: types.length === 0 ? 'These actions know no other' : 'Of every type, in every account',
  };
  for (;;) {
    const many = types.length === 0 ? [everything] : types.filter(({ offered }) => offered?.required);
    const answer = await pick(frame, {
      items: [...types, everything],
      placeholder: 'The types of resources that the actions may work on',
      many,
    });
    if (typeof answer === 'string') {
      return answer;
    }
    const arns = await askArns(
      frame,
      answer.chosen.flatMap(({ offered }) => offered ?? []),
    );
    if (arns === 'cancel') {
      return arns;
    }
    if (arns !== 'back') {
      draft.resources = answer.chosen.includes(everything) ? ['*'] : arns;
      return 'next';
    }
  }
}

async function askArns(frame: StepFrame, chosen: readonly OfferedResource[]): Promise<readonly string[] | 'back' | 'cancel'> {
  const arns: string[] = [];
  while (arns.length < chosen.length) {
    const offered = chosen[arns.length];
    const answer = offered === undefined ? 'cancel' : await askArn(frame, offered);
    if (answer === 'cancel' || (answer === 'back' && arns.length === 0)) {
      return answer;
    }
    if (answer === 'back') {
      arns.pop();
    } else {
      arns.push(answer.chosen);
    }
  }
  return arns;
}

async function chooseConditions(frame: StepFrame, server: Server, draft: Draft) {
  const { keys } = await server.ask(statementPartsRequest, { actions: draft.actions });
  const answer = await askConditions(frame, keys, draft.conditions);
  if (typeof answer === 'string') {
    return answer;
  }
  draft.conditions = answer.chosen;
  return 'next';
}
