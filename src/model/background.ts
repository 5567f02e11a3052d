import { isFineLevel, LEVEL_CODE } from './place-level';

/** What firms are compared with: the other firms of their list, or the rows of a register of its own. */
export const BACKGROUNDS = ['list', 'register'] as const;
export type BackgroundChoice = (typeof BACKGROUNDS)[number];

/** Where the rows of a background register are. Columns have one entry per row. */
export interface BackgroundColumns {
  /** The file's name, which methods text and report say. */
  readonly name: string;
  readonly count: number;
  /** Degrees, NaN where a row has no place. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Index into GEOCODE_LEVELS. */
  readonly level: Uint8Array;
  /** Kilometres, NaN without a place. */
  readonly errorKm: Float64Array;
  /** Code of each row's municipality as a number, 0 where none is known. */
  readonly municipality: Int32Array;
}

/** How many of a register's rows are located well enough, more coarsely than that, and not at all. */
export function registerCounts(
  { count, level }: Pick<BackgroundColumns, 'count' | 'level'>,
  includeCoarse: boolean,
): { readonly located: number; readonly coarse: number; readonly none: number } {
  const of = (is: (code: number) => boolean) =>
    level.reduce((sum, code) => sum + (is(code) ? 1 : 0), 0);
  const located = of((code) => isFineLevel(code, includeCoarse));
  const none = of((code) => code === LEVEL_CODE.none);
  return { located, coarse: count - located - none, none };
}
