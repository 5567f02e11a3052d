import type { GeocodeLevel } from '../model/place-level';

/** A place that addresses were found to mean: one object for all the addresses of a town that say no more than the town. */
export interface FoundPlace {
  readonly level: GeocodeLevel;
  /** Degrees, WGS84; NaN at level none. */
  readonly lng: number;
  readonly lat: number;
  /** Kilometres; NaN at level none. */
  readonly errorKm: number;
  readonly prefecture: string;
  /** With its 郡 in front, as registers write it. */
  readonly municipality: string;
  /** Five digits, '' where no single municipality was found. */
  readonly municipalityCode: string;
  /** 大字 or 町丁目 and 小字, as the gazetteer writes them. */
  readonly town: string;
  /** The 小字 part of `town`, or ''. */
  readonly koaza: string;
  /** See PlaceNote. */
  readonly note: string;
  /** The places among which the text does not decide; empty where it does. */
  readonly candidates: readonly Candidate[];
}

/** A place, and the part of an address that says so: its characters [from, end). */
export interface Found {
  readonly place: FoundPlace;
  readonly from: number;
  readonly end: number;
}

/** What an address was found to mean. */
export interface Match extends FoundPlace {
  /** The part of the address that was matched, as written. */
  readonly matched: string;
  /** What follows the match, as written: lot, house number, building. */
  readonly rest: string;
}

/** One of several places that a text fits equally. */
export interface Candidate {
  /** Full name, prefecture first. */
  readonly name: string;
  readonly municipalityCode: string;
  readonly town: string;
  readonly lng: number;
  readonly lat: number;
  readonly errorKm: number;
  readonly level: GeocodeLevel;
}
