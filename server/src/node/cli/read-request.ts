import type { Request, RequestPrincipal } from '../../semantics/inclusion/request';
import { listed } from '../../settings/value-reader';
import { closest } from '../../text/closest';

/** What a request is asked of, or why the text is none: a sentence that goes on after the file's name. */
export type ReadRequest = { readonly request: Request } | { readonly error: string };

/** The names that a request may have; those of the second row are what `compare` adds to a witness. */
const parts = ['principal', 'action', 'resource', 'context'];
const extra = ['statement', 'sid', 'deniedBy', 'alike', 'realistic'];

/** Says what is wrong with a request, by its key. */
class Mistake extends Error {}

/**
 * A request as JSON. Names are compared without case; values of condition keys may be strings, numbers, Booleans or lists of those.
 * Whatever is not understood is an error, since a request that is read otherwise than it was meant gets a wrong answer.
 */
export function readRequest(text: string): ReadRequest {
  try {
    return { request: toRequest(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof Mistake) {
      return { error: error.message };
    }
    return { error: `is not valid JSON: ${error instanceof Error ? error.message.replace(/\.?$/, '.') : String(error)}` };
  }
}

function toRequest(json: unknown): Request {
  if (!isObject(json)) {
    throw new Mistake(
      'holds no request: it is to be an object with `action`, `resource` and, where they matter, `principal` and `context`.',
    );
  }
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(json)) {
    const name = [...parts, ...extra].find((part) => part.toLowerCase() === key.toLowerCase());
    if (name === undefined) {
      const [near] = closest(key, parts);
      const hint = near === undefined ? `A request has ${listed(parts, 'and')}.` : `Is it \`${near}\`?`;
      throw new Mistake(`has \`${key}\`, which is no part of a request. ${hint}`);
    }
    if (found.has(name)) {
      throw new Mistake(`has \`${name}\` twice.`);
    }
    found.set(name, value);
  }
  const context = toContext(found.get('context'));
  const principal = found.has('principal') ? toPrincipal(found.get('principal'), context) : undefined;
  return {
    ...(principal === undefined ? {} : { principal }),
    action: toAction(found.get('action')),
    resource: toResource(found.get('resource')),
    context,
  };
}

function toAction(value: unknown): string {
  if (typeof value !== 'string' || !/^[^\s:*?]+:[^\s:*?]+$/.test(value)) {
    throw new Mistake(`needs \`action\`: one action with its service, as in \`s3:GetObject\`${instead(value)}.`);
  }
  return value;
}

function toResource(value: unknown): string {
  if (typeof value !== 'string' || (value !== '*' && value.split(':').length < 6)) {
    throw new Mistake(`needs \`resource\`: one ARN, or \`*\` for an action that names no resource${instead(value)}.`);
  }
  return value;
}

function instead(value: unknown): string {
  return value === undefined ? '' : `, not \`${JSON.stringify(value)}\``;
}

const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

function toPrincipal(value: unknown, context: Request['context']): RequestPrincipal {
  if (typeof value === 'string') {
    return withRole(principalOf(value), undefined, context);
  }
  const entries = isObject(value) ? Object.entries(value).filter(([key]) => key !== 'role') : [];
  const [key = '', id] = entries[0] ?? [];
  if (!isObject(value) || entries.length !== 1 || typeof id !== 'string') {
    throw new Mistake(
      `has a \`principal\` that is not understood: it is one ARN, one name of a service, \`*\` for nobody in particular, or an object such as \`{ "AWS": "arn:…" }\`.`,
    );
  }
  const type = principalTypes.find((name) => name.toLowerCase() === key.toLowerCase());
  if (type === undefined) {
    throw new Mistake(`has \`${key}\` in \`principal\`. A principal is one of ${listed(principalTypes, 'and')}.`);
  }
  const role = value['role'];
  if (role !== undefined && typeof role !== 'string') {
    throw new Mistake('has a `role` in `principal` that is no ARN.');
  }
  return withRole(type === 'AWS' ? principalOf(id) : { type, id }, role, context);
}

/** `*` calls without credentials, and an account stands for its root user. */
function principalOf(text: string): RequestPrincipal {
  if (text === '*' || text === 'anonymous') {
    return { type: 'Anonymous', id: 'anonymous' };
  }
  if (/^\d{12}$/.test(text)) {
    return { type: 'AWS', id: `arn:aws:iam::${text}:root` };
  }
  if (/[*?]/.test(text)) {
    throw new Mistake(`has the \`principal\` \`${text}\`: a request has one caller, without wildcards.`);
  }
  if (text.startsWith('arn:')) {
    return { type: 'AWS', id: text };
  }
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(text)) {
    return { type: 'Service', id: text };
  }
  throw new Mistake(`has the \`principal\` \`${text}\`, which is neither an ARN, an account nor a service.`);
}

/** A session's role, with the path that its own ARN leaves out, is what `aws:PrincipalArn` says. */
function withRole(principal: RequestPrincipal, role: string | undefined, context: Request['context']): RequestPrincipal {
  const own = context['aws:principalarn'];
  const known = role ?? (typeof own === 'string' && own.includes(':role/') ? own : undefined);
  return known === undefined || !principal.id.includes(':assumed-role/') ? principal : { ...principal, role: known };
}

function toContext(value: unknown): Request['context'] {
  if (value === undefined) {
    return {};
  }
  if (!isObject(value)) {
    throw new Mistake('has a `context` that is not an object of condition keys and their values.');
  }
  const context = new Map<string, string | readonly string[]>();
  for (const [key, own] of Object.entries(value)) {
    const name = key.toLowerCase();
    if (context.has(name)) {
      throw new Mistake(`has \`${key}\` twice in \`context\`: condition keys are compared without case.`);
    }
    context.set(name, Array.isArray(own) ? own.map((one) => toText(key, one)) : toText(key, own));
  }
  return Object.fromEntries(context);
}

function toText(key: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new Mistake(
      `has \`${JSON.stringify(value)}\` for \`${key}\` in \`context\`: a value is a string, a number, a Boolean or a list of those. Leave a key out that the request does not have.`,
    );
  }
  return String(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
