import type { Span } from '../text/span';
import type { ActionPattern } from './action-pattern';
import type { ResourcePattern } from './arn';
import type { ConditionOperator } from './condition-operator';
import type { PolicyHolder, PolicyType } from './policy-type';
import type { Member, ObjectValue, StringValue, Value } from './value';
import type { PolicyWriter } from './writer';

/** A policy as it is written, however incomplete. Built whole from a text and never changed. */
export interface PolicyDocument {
  readonly kind: 'PolicyDocument';
  readonly span: Span;
  readonly type: PolicyType;
  /** The service whose resource a resource-based policy hangs on (`s3`), where host or content tell. */
  readonly service: string | undefined;
  /** What keeps the policy, where the host tells: an inline policy's role, or that it is a managed policy. */
  readonly holder: PolicyHolder | undefined;
  /** Beside a trust policy, what the same template lets its role do; empty where it does not tell. */
  readonly rolePolicies: readonly PolicyDocument[];
  readonly root: ObjectValue;
  /** As written, in source order: unknown and repeated ones too. */
  readonly elements: readonly Element[];
  readonly version: Element | undefined;
  /** The last `Statement` element, as JSON parsers take it. */
  readonly statement: Element | undefined;
  readonly statements: readonly Statement[];
  readonly writer: PolicyWriter;
}

/** An element of a policy or a statement: `"Effect": "Allow"`. */
export interface Element {
  readonly kind: 'Element';
  /** IAM's spelling, for rules to compare. Where the name is unknown, the author's. */
  readonly name: string;
  /** The author's spelling, for rules to print. */
  readonly key: StringValue;
  readonly value: Value | undefined;
  readonly member: Member;
}

export interface Statement {
  readonly kind: 'Statement';
  readonly span: Span;
  /** The token that stands for it in findings about the whole: its Sid's value, else its opening brace or first key. */
  readonly focus: Span;
  /** Its place among the document's statements. */
  readonly index: number;
  readonly root: ObjectValue;
  /** As written, in source order: unknown and repeated ones too. */
  readonly elements: readonly Element[];
  readonly sid: Element | undefined;
  /** `undefined` where missing, misspelt or not known before deployment. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  /** The last `Action` or `NotAction`. */
  readonly action: ActionElement | undefined;
  readonly resource: ResourceElement | undefined;
  readonly principal: PrincipalElement | undefined;
  readonly condition: ConditionElement | undefined;
}

/** `Action` or `NotAction`. */
export interface ActionElement {
  readonly kind: 'Action';
  readonly negated: boolean;
  readonly element: Element;
  readonly patterns: readonly ActionPattern[];
  /** Whether every entry is a string known now. Where not, nothing may be concluded from what is absent. */
  readonly known: boolean;
}

/** `Resource` or `NotResource`. */
export interface ResourceElement {
  readonly kind: 'Resource';
  readonly negated: boolean;
  readonly element: Element;
  readonly patterns: readonly ResourcePattern[];
  readonly known: boolean;
}

/** `Principal` or `NotPrincipal`. */
export interface PrincipalElement {
  readonly kind: 'Principal';
  readonly negated: boolean;
  readonly element: Element;
  /** `"Principal": "*"`: the string itself. */
  readonly everyone: StringValue | undefined;
  /** `"AWS": ["…", "…"]`, one entry a principal type. */
  readonly groups: readonly PrincipalGroup[];
  readonly known: boolean;
}

export interface PrincipalGroup {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`, or whatever was written. */
  readonly type: StringValue;
  readonly member: Member;
  readonly principals: readonly StringValue[];
}

export interface ConditionElement {
  readonly kind: 'Condition';
  readonly element: Element;
  readonly tests: readonly ConditionTest[];
  readonly known: boolean;
}

/** One operator and one key of a condition, with the values the key is compared with. All tests of a statement must hold. */
export interface ConditionTest {
  readonly kind: 'ConditionTest';
  readonly operatorKey: StringValue;
  /** `undefined` when it is not an operator that IAM knows. */
  readonly operator: ConditionOperator | undefined;
  readonly key: StringValue;
  readonly member: Member;
  /** Any of them suffices. Scalars that are not strings are here as they are. */
  readonly values: readonly Value[];
}
