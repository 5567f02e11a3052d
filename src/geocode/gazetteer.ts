import type { Problem } from '../model/problem';
import type { Run } from '../model/run';
import type { NumberChunk } from './numbers/number-chunk';
import type { TownRows } from './town-rows';

/** A municipality as a gazetteer names it. */
export interface GazetteerPlace {
  readonly prefecture: string;
  /** 郡 in front and ward behind where there are any: 相馬郡新地町, 札幌市中央区. */
  readonly name: string;
  /** Degrees. */
  readonly lng: number;
  readonly lat: number;
}

/**
 * A source of towns. Its places are numbered; the towns of a place must be asked for with `ensure` before `rows` has
 * them, which is nothing to wait for where all is in memory.
 */
export interface Gazetteer {
  /** Who made the data, for credits. */
  readonly source: string;
  /** ISO date of the data, '' where it is unknown. */
  readonly date: string;
  readonly places: readonly GazetteerPlace[];
  /** Brings in the towns of these places. What fails is in `problems` afterwards and is tried again the next time. */
  ensure(places: Iterable<number>, run?: Run): Promise<void>;
  /** Is all here that `ensure` would bring in for this place? */
  isHere(place: number): boolean;
  /** The towns of a place; null where they are not there. */
  rows(place: number): TownRows | null;
  /** The block, house and lot numbers of a place that was ensured; null where there are none. */
  numbers(place: number): NumberChunk | null;
  /** What is wrong with the gazetteer as far as it was read. */
  problems(): readonly Problem[];
}
