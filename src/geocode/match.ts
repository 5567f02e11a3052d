import type { GeocodeLevel } from '../model/place-level';

/** What an address was found to mean. */
export interface Match {
  readonly level: GeocodeLevel;
  /** Degrees, WGS84; NaN at level none. */
  readonly lng: number;
  readonly lat: number;
  /** Kilometres; NaN at level none. */
  readonly errorKm: number;
  /** The part of the address that was matched, as written. */
  readonly matched: string;
  /** What follows the match, as written: lot, house number, building. */
  readonly rest: string;
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
