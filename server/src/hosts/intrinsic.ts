import { hole, type Member, type ObjectValue, offsetAt, type StringValue, type Value } from '../policy/value';

/**
 * What an object of a CloudFormation template is once its intrinsic function is seen: `{ "Ref": … }` is dynamic, `{ "Fn::Sub": … }`
 * a string that is partly so. Any other object is itself.
 * Source: CloudFormation Template Reference, "Intrinsic functions".
 */
export function resolveIntrinsic(object: ObjectValue): Value {
  const name = object.members.find(isFunction)?.key.text;
  if (name === undefined) {
    return object;
  }
  const only = object.members.length === 1 ? object.members[0] : undefined;
  const template = only?.key.text === 'Fn::Sub' ? substituted(only.value) : undefined;
  if (template !== undefined) {
    return { ...template, span: object.span };
  }
  return only !== undefined || name.startsWith('Fn::') ? { kind: 'dynamic', span: object.span, inner: object } : object;
}

function isFunction({ key }: Member): boolean {
  return key.text === 'Ref' || key.text.startsWith('Fn::');
}

/** The string that `Fn::Sub` makes of its argument, alone or before its variables, with holes; `undefined` where it is not a string. */
export function substituted(value: Value | undefined): StringValue | undefined {
  const template = value?.kind === 'array' ? value.items[0] : value;
  return template?.kind === 'string' ? withHoles(template, substitution, readSubstitution) : undefined;
}

const substitution = /\$\{([^}]*)\}/g;

/** `${!Name}` is how `Fn::Sub` writes a literal `${Name}`: IAM's policy variables. Anything else is filled in. */
function readSubstitution(name: string): 'hole' | 'literal' {
  return name.startsWith('!') ? 'literal' : 'hole';
}

/** Text in which policy variables are written as `Fn::Sub` leaves them alone. */
export function escapeVariables(text: string): string {
  return text.replace(/\$\{(?!!)/g, '${!');
}

const moustache = /\{\{[^{}]*\}\}/g;

/** Strings with `{{…}}` (CloudFormation's dynamic references, Jinja and its like) are partly dynamic: IAM has no use for it. */
export function withMoustaches(string: StringValue): StringValue {
  return string.text.includes('{{') ? withHoles(string, moustache, () => 'hole') : string;
}

function withHoles(string: StringValue, pattern: RegExp, read: (name: string) => 'hole' | 'literal'): StringValue {
  let text = '';
  const offsets: number[] = [];
  let position = 0;
  const copy = (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      offsets.push(offsetAt(string, index));
    }
    text += string.text.slice(from, to);
  };
  for (const match of string.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    copy(position, match.index);
    if (read(match[1] ?? '') === 'hole') {
      offsets.push(offsetAt(string, match.index));
      text += hole;
    } else {
      copy(match.index, match.index + 2);
      copy(match.index + 3, end);
    }
    position = end;
  }
  if (position === 0) {
    return string;
  }
  copy(position, string.text.length);
  offsets.push(offsetAt(string, string.text.length));
  return { ...string, text, offsets };
}
