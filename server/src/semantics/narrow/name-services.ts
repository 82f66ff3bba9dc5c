import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import { wildcardsOverlap } from '../../policy/wildcard';
import { listed } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import { tabStop } from '../../text/tab-stop';
import { fittingTypes } from '../fitting-types';
import type { ValuesInUse } from '../values-in-use';
import { type Narrowing, narrowing } from './narrowing';
import { replaceEntry } from './replace-entry';

/** The most services that a person would still read through. */
const readable = 24;

/**
 * Replaces the entry that allows every action by the services that the resources are of, where the statement names some; else by those
 * that other policies allow, or by one to be filled in.
 *
 * Why that narrows: the entry covers every other; the other elements of the statement stay.
 */
export function nameServices(
  reference: ServiceReference,
  document: PolicyDocument,
  { effect, action, resource }: Statement,
  pattern: ActionPattern,
  known: ValuesInUse,
): readonly Narrowing[] {
  const allowing = action?.patterns.filter(({ source }) => isEverything(source.text)) ?? [];
  if (effect !== 'Allow' || action === undefined || action.negated || allowing.length !== 1 || allowing[0] !== pattern) {
    return [];
  }
  const owners = resource === undefined || resource.negated ? [] : ownersOf(reference, resource);
  const services = owners.length > 0 ? owners : servicesInUse(reference, known);
  // A service that is filled in is sure to be within `*` alone.
  const toFillIn = pattern.source.text.includes(':') ? [] : [`${tabStop('service')}:*`];
  const entries = services.length === 0 ? toFillIn : services;
  const which = owners.length > 0 ? 'of the resources' : 'in use';
  const edits = entries.length === 0 ? undefined : replaceEntry(document, action, pattern, entries);
  return edits === undefined ? [] : [narrowing(`Replace \`${pattern.source.text}\` by the services ${which}`, edits)];
}

function isEverything(entry: string): boolean {
  return /^\*+(:\*+)?$/.test(entry);
}

/** The services whose resources the entries name; none where one may name any. */
function ownersOf(reference: ServiceReference, { patterns }: ResourceElement): readonly string[] {
  const owners = patterns.map((entry) => fittingTypes(reference, entry).map(({ servicePrefix }) => `${servicePrefix}:*`));
  const all = [...new Set(owners.flat())].sort();
  return owners.some(({ length }) => length === 0) || all.length > mostOwners ? [] : all;
}

/** Of so many services ARNs are not told apart. */
const mostOwners = 6;

/**
 * Names the services that other policies allow, in the place of all but those of NotAction. Empty where no such service is known, as one
 * that is filled in might be among those that NotAction keeps out.
 *
 * Why that narrows: none of the new entries has a name in common with one of NotAction, so that everything they match was allowed; the
 * other elements of the statement stay.
 */
export function nameServicesInstead(
  reference: ServiceReference,
  { writer }: PolicyDocument,
  { effect, action }: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const value = action?.element.value;
  if (effect !== 'Allow' || action === undefined || !action.negated || !action.known || value === undefined) {
    return [];
  }
  const isKeptOut = (entry: string) =>
    action.patterns.some(({ source }) => !isStatic(source) || wildcardsOverlap(source.text.toLowerCase(), entry));
  const entries = servicesInUse(reference, known).filter((entry) => !isKeptOut(entry));
  return entries.length === 0
    ? []
    : [
        narrowing(`Replace \`${action.element.key.text}\` by the services in use`, [
          { span: action.element.key.content, newText: 'Action' },
          writer.replace(value, listed(entries)),
        ]),
      ];
}

function servicesInUse(reference: ServiceReference, known: ValuesInUse): readonly string[] {
  return known
    .ranked('service')
    .filter((prefix) => reference.service(prefix) !== undefined)
    .slice(0, readable)
    .map((prefix) => `${prefix}:*`)
    .sort();
}
