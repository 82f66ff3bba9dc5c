import { type Arn, arnParts, formatAsPattern, type ResourcePattern, readArn, withoutVariables } from '../policy/arn';
import { wildcardCovers, wildcardsOverlap } from '../policy/wildcard';
import type { Action, ResourceType, ServiceReference } from '../reference/types';
import { createMemory } from './remember';

const remembered = createMemory<readonly ResourceType[]>();

/**
 * The resource types of which the ARN may name some: of `arn:aws:s3:::photos/*` objects, of `arn:aws:s3:::photos*` buckets and objects.
 * A type gives way to a narrower one that takes every such ARN. Empty for a service that is not known, and where its segment is a wildcard.
 */
export function fittingTypes(reference: ServiceReference, { source, arn }: ResourcePattern): readonly ResourceType[] {
  return arn === undefined ? [] : remembered(reference, source.text, () => typesOfArn(reference, arn));
}

/**
 * Whether the entry may name resources that the action works on: `*` always does, and so does what is not known yet. Never an ARN for an
 * action without resource-level permissions.
 */
export function fitsAction(reference: ServiceReference, { servicePrefix, resourceTypes }: Action, pattern: ResourcePattern): boolean {
  if (namesAnything(pattern)) {
    return true;
  }
  return fittingTypes(reference, pattern).some(
    (type) => type.servicePrefix === servicePrefix && resourceTypes.some(({ name }) => name === type.name),
  );
}

/** Whether the entry may name resources that the service knows. */
export function fitsService(reference: ServiceReference, prefix: string, pattern: ResourcePattern): boolean {
  return namesAnything(pattern) || fittingTypes(reference, pattern).some(({ servicePrefix }) => servicePrefix === prefix);
}

/** `*`, an ARN whose service is a wildcard, or text of which too little is known. */
function namesAnything({ source, arn }: ResourcePattern): boolean {
  return arn === undefined ? /^\*+$/.test(source.text) || /[\u{fffc}]/u.test(source.text) : /[*?\u{fffc}]/u.test(arn.service);
}

interface Candidate {
  readonly type: ResourceType;
  readonly formats: readonly string[];
}

/** The same for an ARN that is not written in a policy, and not remembered. */
export function typesOfArn(reference: ServiceReference, arn: Arn): readonly ResourceType[] {
  const parts = arnParts.map((part) => withoutVariables(arn[part]));
  const resource = withoutVariables(arn.resource);
  const candidates = formsOf(reference, arn.service).flatMap(({ type, forms }): Candidate[] => {
    const formats = forms.filter((form) => mayMatch(parts, form)).map((form) => form.resource);
    return formats.length === 0 ? [] : [{ type, formats }];
  });
  const certain = candidates.flatMap(({ formats }) => formats.filter((format) => wildcardCovers(format, resource)));
  const narrowest = certain.filter((format) => !certain.some((other) => other !== format && wildcardCovers(format, other)));
  const isWider = (format: string) => narrowest.some((narrow) => narrow !== format && wildcardCovers(format, narrow));
  return candidates.filter(({ formats }) => formats.some((format) => !isWider(format))).map(({ type }) => type);
}

/** Part by part: a wildcard does not reach over a colon. */
function mayMatch(parts: readonly string[], form: Form): boolean {
  return parts.every((part, index) => wildcardsOverlap(form.parts[index] ?? '', part));
}

/** A format of the ARNs of a resource type, ready to be compared. */
interface Form {
  /** Its parts with `?*` for each placeholder: what that stands for is never empty. */
  readonly parts: readonly string[];
  /** The last of them with `*` for each placeholder. */
  readonly resource: string;
}

interface TypeForms {
  readonly type: ResourceType;
  readonly forms: readonly Form[];
}

const rememberedForms = createMemory<readonly TypeForms[]>();

/** The types that have ARNs with this service segment, with all their formats. */
function formsOf(reference: ServiceReference, arnService: string): readonly TypeForms[] {
  return rememberedForms(reference, arnService, () =>
    reference.resourceTypesOfArn(arnService).map((type) => ({ type, forms: type.arnFormats.flatMap((format) => toForm(format) ?? []) })),
  );
}

function toForm(arnFormat: string): Form | undefined {
  const filled = readArn(arnFormat.replace(/\$\{[^}]*\}/g, '?*'));
  const pattern = readArn(formatAsPattern(arnFormat));
  return filled && pattern && { parts: arnParts.map((part) => filled[part]), resource: pattern.resource };
}
