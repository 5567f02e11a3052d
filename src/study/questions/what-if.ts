import { whatIf, type Change, type WhatIf } from '../../linkage';
import type { Findings, StudySettings } from '../../model';

/** What if an institution were opened somewhere, or closed? */
export interface WhatIfQuestion {
  readonly change: Change;
}

export interface StudyWhatIf extends WhatIf {
  readonly change: Change;
  readonly withinKm: readonly number[];
  readonly halfKm: number;
  /** Firms with a place. */
  readonly firms: number;
  /** Of each firm: accessibility after minus before; NaN where it has no place. */
  readonly accessChange: Float64Array;
}

/** Compares the study's institutions with the same after one change. */
export function studyWhatIf(
  {
    firmPlaces,
    countedPlaces,
    membership,
  }: Pick<Findings, 'firmPlaces' | 'countedPlaces' | 'membership'>,
  withinKm: StudySettings['withinKm'],
  halfKm: number,
  { change }: WhatIfQuestion,
): StudyWhatIf {
  const found = whatIf(
    firmPlaces,
    countedPlaces,
    change,
    withinKm,
    halfKm,
    membership.clusterOf,
    membership.clusterCount,
  );
  return {
    ...found,
    change,
    withinKm,
    halfKm,
    firms: found.accessBefore.reduce((n, value) => n + (Number.isNaN(value) ? 0 : 1), 0),
    accessChange: found.accessAfter.map((value, i) => value - found.accessBefore[i]),
  };
}

/** Firms that get, or lose, their only institution within any of the distances, ascending. */
export function firmsThatChange({ gained, lost }: StudyWhatIf): number[] {
  return [...new Set([...gained, ...lost].flatMap((firms) => [...firms]))].sort((a, b) => a - b);
}
