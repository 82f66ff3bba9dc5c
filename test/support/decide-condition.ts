import { listOf, objectOf, partsRegExp, patternRegExp, substitute } from './decide-match';

type Context = Readonly<Record<string, string | readonly string[]>>;

/** Every operator, and of each every key, must hold. */
export function conditionHolds(condition: unknown, context: Context, variables: boolean): boolean {
  return Object.entries(objectOf(condition)).every(([operator, keys]) =>
    Object.entries(objectOf(keys)).every(([key, values]) => testHolds(operator, key, listOf(values).map(String), context, variables)),
  );
}

function testHolds(written: string, key: string, values: readonly string[], context: Context, variables: boolean): boolean {
  const [, set = '', name = '', ifExists = ''] = /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(written.toLowerCase()) ?? [];
  const given = context[key.toLowerCase()];
  if (name === 'null') {
    return values.some((value) => (value.toLowerCase() === 'true') === (given === undefined));
  }
  const negated = name.includes('not');
  if (given === undefined) {
    return set === '' ? negated || ifExists !== '' : set === 'forallvalues';
  }
  const matches = (one: string) => values.some((value) => valueMatches(name.replace('not', ''), value, one, context, variables));
  const holds = (one: string) => (negated ? !matches(one) : matches(one));
  const all = listOf(given).map(String);
  return set === 'forallvalues' ? all.every(holds) : all.some(holds);
}

/** An operator without its `Not`. */
function valueMatches(operator: string, value: string, given: string, context: Context, variables: boolean): boolean {
  const parts = /^(string|arn)/.test(operator) ? substitute(value, context, variables) : [{ pattern: value }];
  if (parts === undefined) {
    return false;
  }
  const text = parts.map((part) => ('literal' in part ? part.literal : part.pattern)).join('');
  switch (operator) {
    case 'stringequals':
      return text === given;
    case 'stringequalsignorecase':
      return text.toLowerCase() === given.toLowerCase();
    case 'stringlike':
      return partsRegExp(parts).test(given);
    case 'arnequals':
    case 'arnlike':
      return arnMatches(text, given);
    case 'bool':
      return text.toLowerCase() === given.toLowerCase();
    case 'binaryequals':
      return text === given;
    case 'ipaddress':
      return addressMatches(text, given);
    default:
      return compares(operator, given, text);
  }
}

/** Six parts each, of which the first five hold no colon. */
function arnMatches(pattern: string, arn: string): boolean {
  const own = pattern.split(':');
  const given = arn.split(':');
  const tail = (parts: readonly string[]) => parts.slice(5).join(':');
  return (
    own.length >= 6 &&
    given.length >= 6 &&
    own.slice(0, 5).every((part, index) => patternRegExp(part).test(given[index] ?? '')) &&
    patternRegExp(tail(own)).test(tail(given))
  );
}

/** IPv4 only. */
function addressMatches(range: string, address: string): boolean {
  const [network = '', length = '32'] = range.split('/');
  const mask = Number(length) === 0 ? 0 : (-1 << (32 - Number(length))) >>> 0;
  const number = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return (number(network) & mask) >>> 0 === (number(address) & mask) >>> 0;
}

function compares(operator: string, left: string, right: string): boolean {
  const isDate = operator.startsWith('date');
  const number = (text: string) => (isDate && Number.isNaN(Number(text)) ? Date.parse(text) / 1000 : Number(text));
  const [a, b] = [number(left), number(right)];
  switch (operator.replace(/^(numeric|date)/, '')) {
    case 'equals':
      return a === b;
    case 'lessthan':
      return a < b;
    case 'lessthanequals':
      return a <= b;
    case 'greaterthan':
      return a > b;
    case 'greaterthanequals':
      return a >= b;
    default:
      throw new Error(`The evaluator does not know ${operator}.`);
  }
}
