import type { ConditionKeyType } from '../../reference/types';
import type { Arena } from './arena';
import { type Demand, findAddress, findNumber, malformed } from './find-ordered';
import { findString } from './find-string';
import { codePointsOf, globOf } from './glob';
import type { ValueSet } from './literal';
import { formatAddress } from './read-constants';
import type { Word } from './string-search';
import { withoutCase } from './token';

const trueOrFalse: ValueSet = {
  type: 'globs',
  globs: ['true', 'false'].map((text) => globOf(codePointsOf(text).map(withoutCase))),
};

/**
 * A single value that meets all demands, `undefined` when none does. Values of the types that operators compare are looked at type
 * by type; where several types meet in one key, nothing is ruled out unless one type alone does.
 */
export function findValue(arena: Arena, key: string, all: readonly Demand[]): Word | 'given-up' | undefined {
  const type = key === '' ? undefined : arena.keyType(key);
  const demands = type === 'Bool' ? [...all, { values: trueOrFalse, negated: false }] : all;
  if (demands.some(({ values, negated }) => values.type === (negated ? 'everything' : 'nothing'))) {
    return undefined;
  }
  const constants = demands.reduce((sum, { values }) => sum + sizeOf(values), 0);
  arena.budget.steps -= constants * demands.length;
  if (arena.budget.steps < 0) {
    return 'given-up';
  }
  const answers = [
    findGlobValue(arena, demands),
    findOrderedValue(demands, type === 'Numeric' || type === 'Date'),
    findAddressValue(demands, type === 'IPAddress'),
  ];
  if (answers.includes('empty')) {
    return undefined;
  }
  const found = answers.filter((answer) => answer !== 'none' && answer !== 'empty');
  const [only] = found;
  if (found.length > 1) {
    return 'given-up';
  }
  return only ?? codePointsOf(sampleOf(type));
}

/** Of sets that are looked at constant by constant; globs have a cost of their own. */
function sizeOf(values: ValueSet): number {
  return 'constants' in values ? values.constants.length : 'ranges' in values ? values.ranges.length : 0;
}

function sampleOf(type: ConditionKeyType | undefined): string {
  switch (type) {
    case 'Numeric':
      return '1';
    case 'Date':
      return '2026-01-01T00:00:00Z';
    case 'IPAddress':
      return '192.0.2.1';
    default:
      return 'x';
  }
}

type PartAnswer = Word | 'given-up' | 'empty' | 'none';

function findGlobValue(arena: Arena, demands: readonly Demand[]): PartAnswer {
  const unions = demands.flatMap(({ values, negated }) => (values.type === 'globs' ? [{ globs: values.globs, negated }] : []));
  if (unions.length === 0) {
    return 'none';
  }
  const within = unions.filter(({ negated }) => !negated).map(({ globs }) => globs);
  const outside = unions.filter(({ negated }) => negated).flatMap(({ globs }) => globs);
  const answer = findString(arena, within, outside);
  return answer === undefined ? 'empty' : answer === 'given-up' ? answer : answer.word;
}

function findOrderedValue(demands: readonly Demand[], typed: boolean): PartAnswer {
  const answers: PartAnswer[] = [];
  for (const type of ['number', 'date'] as const) {
    const own = demands.flatMap(({ values, negated }) => (values.type === type ? [{ values, negated }] : []));
    const found = own.length === 0 ? undefined : findNumber(own, !typed);
    if (own.length > 0) {
      answers.push(found === undefined ? 'empty' : found === malformed ? codePointsOf(malformed) : codePointsOf(spell(type, found)));
    }
  }
  return answers.includes('empty') ? 'empty' : answers.length > 1 ? 'given-up' : (answers[0] ?? 'none');
}

function spell(type: 'number' | 'date', value: number): string {
  return type === 'number' ? String(value) : new Date(value).toISOString();
}

function findAddressValue(demands: readonly Demand[], typed: boolean): PartAnswer {
  const own = demands.flatMap(({ values, negated }) => (values.type === 'address' ? [{ values, negated }] : []));
  if (own.length === 0) {
    return 'none';
  }
  const found = findAddress(own, !typed);
  return found === undefined ? 'empty' : codePointsOf(found === malformed ? malformed : formatAddress(found));
}
