import { isStatementElement } from '../policy/elements';
import { isEmptyPlace, itemsOf, type Member, memberNamed, type ObjectValue, type Value } from '../policy/value';

/** The two versions of the policy language. Source: IAM User Guide, "IAM JSON policy elements: Version". */
const versions: ReadonlySet<string> = new Set(['2012-10-17', '2008-10-17']);

/** Elements that no other format has. */
const telling: ReadonlySet<string> = new Set(['NotAction', 'NotResource', 'NotPrincipal']);

/** Whether the text may hold a policy at all: cheap, so that everything else costs nothing. Never no where there is one. */
export function mayHoldPolicy(text: string): boolean {
  return text.includes('Statement') || text.includes('2012-10-17') || text.includes('2008-10-17');
}

/**
 * Whether an object is a policy by its content, finished or not. `expected` says that its place is one for policies (the top of a
 * file, `PolicyDocument`), where a `Version` of the policy language is enough.
 */
export function looksLikePolicy(object: ObjectValue, expected: boolean): boolean {
  const statement = memberNamed(object, 'Statement');
  const versioned = hasVersion(object);
  if (isOfAnotherCloud(object)) {
    return false;
  }
  if (statement === undefined) {
    return versioned && expected;
  }
  const { value } = statement;
  if (value === undefined || isEmptyPlace(value) || value.kind === 'dynamic') {
    return versioned || (expected && hasOnlyPolicyElements(object) && value?.kind !== 'dynamic');
  }
  if (value.kind !== 'object' && value.kind !== 'array') {
    return versioned;
  }
  const items = itemsOf(value);
  return versioned || items.some(looksLikeStatement) || (hasOnlyPolicyElements(object) && items.some(isBeingTyped));
}

function hasVersion(object: ObjectValue): boolean {
  const version = memberNamed(object, 'Version')?.value;
  return version?.kind === 'string' && versions.has(version.text);
}

/** Alibaba Cloud's policies have the same elements, and are all of version 1. */
function isOfAnotherCloud(object: ObjectValue): boolean {
  const version = memberNamed(object, 'Version')?.value;
  return version?.kind === 'string' && version.text === '1';
}

function hasOnlyPolicyElements(object: ObjectValue): boolean {
  return object.members.every(({ key }) => key.text === 'Version' || key.text === 'Id' || key.text === 'Statement');
}

function looksLikeStatement(item: Value): boolean {
  if (item.kind !== 'object') {
    return false;
  }
  const names = new Set(item.members.map(({ key }) => key.text));
  const elements = [...names].filter(isStatementElement);
  return (
    elements.some((name) => telling.has(name)) ||
    (elements.length > 1 && elements.some((name) => name === 'Effect' || name === 'Action' || name === 'Principal')) ||
    item.members.some(({ key, value }) => isEffect(key.text, value) || isActions(key.text, value))
  );
}

/** Also in wrong case: IAM refuses that, and the author wants to hear why. */
function isEffect(name: string, value: Value | undefined): boolean {
  if (name === 'Effect') {
    return value === undefined || value.kind === 'string' || value.kind === 'dynamic' || isEmptyPlace(value);
  }
  return name.toLowerCase() === 'effect' && value?.kind === 'string' && /^(allow|deny)$/i.test(value.text);
}

/** Entries that read as actions, or as the beginning of one. */
function isActions(name: string, value: Value | undefined): boolean {
  if (name !== 'Action') {
    return false;
  }
  const entry = /^$|^\*$|^[a-zA-Z0-9*-]+:|^[a-z0-9-]{1,30}$/;
  const items = value === undefined || isEmptyPlace(value) ? [] : itemsOf(value);
  return items.every((item) => isEmptyPlace(item) || item.kind === 'dynamic' || (item.kind === 'string' && entry.test(item.text)));
}

/** `{}`, or a name without a value that begins like an element's: `{ "Eff`. */
function isBeingTyped(item: Value): boolean {
  return isEmptyPlace(item) || (item.kind === 'object' && item.members.every(isHalfTyped));
}

function isHalfTyped({ key, value }: Member): boolean {
  return (value === undefined || isEmptyPlace(value)) && /^([ENSARPC][A-Za-z]*)?$/.test(key.text);
}

/** Whether a string may be a policy held as text. */
export function looksLikePolicyText(text: string): boolean {
  return text.includes('Statement') && /^\s*\{/.test(text);
}
