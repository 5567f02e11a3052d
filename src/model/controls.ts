import type { CodeQuestion } from './codes';
import type { OwnControl } from './models';

/** The columns of the firms table that the regressions hold constant. */
export interface ControlColumns {
  /** Headers of the firms table: what could be held constant. */
  readonly offered: readonly string[];
  /** In the order of the settings; a column that can't be read has none of its values. */
  readonly own: readonly ControlColumn[];
  /** Columns whose values could be codes and were not explained yet. */
  readonly asked: readonly CodeQuestion[];
  /** Of what counts are modelled per unit; absent for nothing. */
  readonly offset?: OffsetColumn;
}

/** The column whose log is the offset of counts, a value per firm. */
export interface OffsetColumn {
  readonly column: string;
  /** As read; NaN where missing. */
  readonly values: Float64Array;
  /** Why it can't be taken; absent where it can. */
  readonly fault?: 'unknown' | 'not-numeric';
}

/** One of them, a value per firm. */
export interface ControlColumn extends OwnControl {
  /** Its name in models and files; see `controlKey`. */
  readonly key: string;
  /** Numbers (their logs where `as` is `log`), NaN where missing; or a category's values, '' where missing. */
  readonly values: Float64Array | readonly string[];
  /** A category's values, the one that dummies compare with first; empty for numbers. */
  readonly levels: readonly string[];
  /** Why it can't be taken; absent where it can. */
  readonly fault?: 'unknown' | 'not-numeric' | 'base-unknown';
}

const KEY = /^own-(number|log|category):([^]*)$/;

/** A control's name in a model: it tells the header, and how the column is taken. */
export function controlKey({ column, as }: Pick<OwnControl, 'column' | 'as'>): string {
  return `own-${as}:${column}`;
}

/** The control that a model's name, or a dummy's, stands for; null for names of other terms. `column` has the dummy's `=level` behind it. */
export function controlOfKey(name: string): Pick<OwnControl, 'column' | 'as'> | null {
  const match = KEY.exec(name);
  return match && { as: match[1] as OwnControl['as'], column: match[2] };
}

/** Header in analysis.csv of one of the person's own controls, counted from 0 in the order of the settings. */
export const controlColumn = (index: number): string => `control_${index + 1}`;
