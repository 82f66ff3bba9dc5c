import type { PolicyDocument } from '../../server/src/policy/ast';
import type { Attachment } from '../../server/src/policy/attachment';
import type { HostSlot } from '../../server/src/policy/host-slot';
import type { ServiceReference } from '../../server/src/reference/types';
import type { ReportedFinding } from '../../server/src/rules/run';
import type { ValuesInUse } from '../../server/src/semantics/values-in-use';
import { minified, summary } from './command-drivers';
import { actions, completions, hints, hoverText, lens, narrowings, refactorings, symbols } from './feature-drivers';
import { folds, highlights, links, renames, selections, tokens } from './text-drivers';

/** What a feature is asked about in a fixture. */
export interface Subject {
  readonly text: string;
  /** Where `$0` stood. */
  readonly cursor: number | undefined;
  readonly policies: readonly PolicyDocument[];
  readonly attachments: readonly Attachment[];
  readonly findings: readonly ReportedFinding[];
  /** What fixes may fill in. */
  readonly known: ValuesInUse;
  readonly reference: ServiceReference;
  /** What may be written at the cursor, where that is outside of any policy. */
  readonly outside: () => HostSlot | undefined;
}

/** What a feature answers, as text for a fence of its name; the empty text where it answers nothing. */
export type Driver = (subject: Subject) => string;

/** By the name of the fence. */
export const drivers: ReadonlyMap<string, Driver> = new Map<string, Driver>([
  ['actions', actions],
  ['completions', completions],
  ['folds', folds],
  ['highlights', highlights],
  ['hints', hints],
  ['hover', hoverText],
  ['lens', lens],
  ['links', links],
  ['minified', minified],
  ['summary', summary],
  ['narrowings', narrowings],
  ['refactorings', refactorings],
  ['renames', renames],
  ['selections', selections],
  ['symbols', symbols],
  ['tokens', tokens],
]);
