import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { explainAction } from '../../features/explain/explain-action';
import { explainConditionKey } from '../../features/explain/explain-condition-key';
import { explainElement } from '../../features/explain/explain-element';
import { explainOperator } from '../../features/explain/explain-operator';
import { explainService } from '../../features/explain/explain-service';
import { explainWildcard } from '../../features/explain/explain-wildcard';
import { hasWildcard } from '../../policy/action-pattern';
import { conditionOperators } from '../../policy/condition-operator';
import { documentElements, statementElements } from '../../policy/elements';
import type { ServiceReference } from '../../reference/types';
import { rules } from '../../rules/index';
import { closest } from '../../text/closest';
import { rulePagesFolder } from '../installation';
import { parseOptions } from './parse-options';
import { reference } from './reference';
import { type ExitCode, Stop, UsageError } from './usage-error';
import { print } from './write';

/** `explain`: the page of a rule, or what hover says of an action, a pattern, a service, an element, or a condition operator or key. In Markdown. */
export async function explainCommand(args: readonly string[]): Promise<ExitCode> {
  const { positionals } = parseOptions('explain', () => parseArgs({ args: [...args], allowPositionals: true }));
  const [name, another] = positionals;
  if (name === undefined || another !== undefined) {
    throw new UsageError('`explain` needs one name: of a rule, an action, a service, a condition key or operator, or an element.');
  }
  const text = rulePageText(name) ?? explainOperator(name) ?? explainElement(name) ?? explainName(reference(), name);
  if (text === undefined) {
    throw new Stop(
      `\`${name}\` is not a rule, an action, a service, a condition key or operator, or an element.${didYouMean(reference(), name)}`,
    );
  }
  print(text);
  return 0;
}

/** The marks that the generator of the pages finds its parts by are not for readers. */
function rulePageText(name: string): string | undefined {
  return rules.some(({ meta }) => meta.name === name)
    ? readFileSync(path.join(rulePagesFolder(), `${name}.md`), 'utf8').replace(/^<!--.*?-->\n/gms, '')
    : undefined;
}

function explainName(reference: ServiceReference, name: string): string | undefined {
  if (name === '*') {
    return explainWildcard(reference, { servicePrefix: '*', name: '*' });
  }
  const colon = name.indexOf(':');
  if (colon < 0) {
    return explainService(reference, name.toLowerCase());
  }
  const action = { servicePrefix: name.slice(0, colon).toLowerCase(), name: name.slice(colon + 1) };
  if (hasWildcard(name)) {
    return explainWildcard(reference, action);
  }
  const isAction = reference.action(action.servicePrefix, action.name) !== undefined;
  const asKey = isAction ? undefined : explainConditionKey(reference, name);
  return asKey ?? explainAction(reference, action.servicePrefix, action.name);
}

function didYouMean(reference: ServiceReference, name: string): string {
  const [prefix = '', second] = name.split(':');
  const inService =
    second === undefined
      ? [
          ...rules.map(({ meta }) => meta.name),
          ...reference.services().map((service) => service.prefix),
          ...conditionOperators.map((operator) => operator.name),
          ...documentElements,
          ...statementElements,
        ]
      : [
          ...(reference.actions(prefix.toLowerCase()) ?? []).map((action) => `${prefix}:${action.name}`),
          ...reference.conditionKeysOfService(prefix.toLowerCase()).map((key) => key.name),
          ...reference.globalConditionKeys().map((key) => key.name),
        ];
  const near = closest(name, inService);
  return near.length === 0 ? '' : ` Did you mean ${near.map((candidate) => `\`${candidate}\``).join(' or ')}?`;
}
