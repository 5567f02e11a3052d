/**
 * Why a place is as it is, for the person and for files. A note is a code; several are joined by ' '. A code may
 * carry names after ':', alternatives separated by '|'.
 *
 * - `ambiguous:A|B`: the text fits A and B equally well; the level is what they have in common.
 * - `assumed-prefecture`: the text names no prefecture and only one place fits.
 * - `renamed:OLD`: the text uses a name from before a merger or a change of wards.
 * - `short-municipality`: the municipality is written without its 市, 町 or 村; a town of it follows, or nothing.
 * - `estimated`: the municipality's point is an estimate.
 * - `no-town`: the municipality was found, its town was not.
 * - `partial-town`: what follows the town's name may belong to it; the town that is meant may be a neighbour, or one of those
 *   whose names begin so.
 * - `no-point`: the gazetteer names the town but has no point for it; the point is the municipality's.
 * - `between-numbers`: the lot is not in the gazetteer; the place is between the lots before and after it.
 * - `supplied-oaza`: a 小字 stands alone in the text; only one 大字 of the municipality has it.
 * - `no-municipality`: the prefecture was found, its municipality was not.
 * - `no-address`: the row has no address.
 * - `unreadable`: nothing of the text could be matched.
 * - `coordinates`: the row came with coordinates, which were kept.
 * - `list-region`: the text names a town alone; it was read in the one municipality of the list that has it.
 * - `off-address:KM`: the row's own coordinates lie so many kilometres from its address, which is too far.
 * - `rule`: a rule of the study changed the text before it was matched.
 * - `fixed-address`, `fixed-candidate`, `fixed-point`: a person fixed the place, in this way.
 * - `fix-unmatched`: a candidate was fixed that is no longer among what the address fits.
 */
export type PlaceNote = string;

/**
 * Where the rows of a table are: columns of one length, row i of each belonging to row i of the table. Text is ''
 * where it does not apply; numbers are NaN where there is no place.
 */
export interface PlaceColumns {
  readonly count: number;
  /** Degrees, WGS84. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Index into PLACE_LEVELS. */
  readonly level: Uint8Array;
  /** Kilometres: the radius that holds the true place with 95 % probability. */
  readonly errorKm: Float64Array;
  /** The part of the address that was matched, as written in the row. */
  readonly matched: readonly string[];
  /** Official names in Japanese. */
  readonly prefecture: readonly string[];
  readonly municipality: readonly string[];
  /** Five digits. */
  readonly municipalityCode: readonly string[];
  readonly town: readonly string[];
  readonly note: readonly PlaceNote[];
}
