import type { PolicyDocument } from '../../policy/ast';
import type { Value } from '../../policy/value';
import type { ServiceReference } from '../../reference/types';
import type { ActionClass } from './action-classes';
import { type Arena, createArena } from './arena';
import type { ProvenGoal } from './certificate';
import { type Goal, goalsOf, remainders } from './goals';
import { type Inclusion, tookTooLong, type Unknown } from './inclusion';
import { multivaluedKeys } from './multivalued-keys';
import { proveByClasses } from './prove-by-classes';
import { type Cube, cubesOf } from './read-statement';
import type { Reading } from './reading';
import type { Request } from './request';
import { createWitnessHunt } from './witness-hunt';

export interface Question {
  readonly newer: PolicyDocument;
  readonly older: PolicyDocument;
  readonly reference: ServiceReference;
  readonly reading: Reading;
  readonly budget: { steps: number; branches: number };
  readonly sourceOf: (document: PolicyDocument, value: Value) => string | undefined;
  /** Classes of actions, which are the same under every reading, by the sets they are of. */
  readonly classes: Map<string, readonly ActionClass[] | undefined>;
}

/** Answers the question under one reading. What it remembers on the way is dropped with the answer. */
export function prove(question: Question): Inclusion {
  const { reference } = question;
  const { arena, goals } = pose(question);
  const proven: ProvenGoal[] = [];
  const left = [...remainders(arena, goals, (goal, cases) => proven.push({ ...placesOf(goal), cases }))];
  if (arena.budget.steps < 0) {
    return unknown(tookTooLong);
  }
  if (left.length === 0) {
    return closed(question, proven, undefined, 'open');
  }
  const hunt = createWitnessHunt(question, arena);
  const proof = proveByClasses({ arena, reference, hunt, remembered: question.classes }, left);
  if (proof === undefined) {
    return hunt.best() ?? unknown(hunt.reason());
  }
  return closed(question, [...proven, ...proof.goals], hunt.future(), proof.open ? 'open' : 'known-actions');
}

interface Posed {
  readonly arena: Arena;
  readonly goals: Iterable<Goal>;
  /** The statements of the older policy. */
  readonly older: readonly Cube[];
}

/** What has to be shown, and the arena to show it in. */
export function pose(question: Question): Posed {
  const { newer, older, reference, sourceOf } = question;
  const arena = createArena(question.reading, question.budget, {
    keyType: (key) => reference.conditionKey(key)?.type,
    isSingleValued: (key) => reference.conditionKey(key)?.multivalued === false,
  });
  const documents = [newer, older];
  const multivalued = multivaluedKeys(documents, reference);
  const resources = documents.some(({ statements }) => statements.some(({ resource }) => resource !== undefined));
  const [newCubes = [], oldCubes = []] = documents.map((document) =>
    cubesOf({ arena, resources, isMultivalued: (key) => multivalued.has(key), sourceOf: (value) => sourceOf(document, value) }, document),
  );
  return { arena, goals: goalsOf(arena, newCubes, oldCubes), older: oldCubes };
}

function placesOf({ allow, deny }: Goal): Pick<ProvenGoal, 'allow' | 'deny'> {
  return { allow: allow.index, deny: deny?.index };
}

function closed(question: Question, goals: readonly ProvenGoal[], future: Request | undefined, world: 'open' | 'known-actions'): Inclusion {
  const certificate = { world, proofs: [{ reading: question.reading, goals }] };
  return { verdict: 'proved', world, certificate, ...(future === undefined ? {} : { future }) };
}

function unknown(reason: string): Unknown {
  return { verdict: 'unknown', reason };
}
