/**
 * What a person decided about the place of one firm, by the firm's id (see FirmColumns). A fix outweighs rules, and
 * coordinates that came with the row.
 *
 * - `address`: the address is to be read as this text.
 * - `candidate`: of the places that the address fits equally well, this one is meant.
 * - `point`: the firm is here.
 */
export type PlaceFix =
  | { readonly id: string; readonly kind: 'address'; readonly address: string }
  | ({ readonly id: string; readonly kind: 'candidate' } & CandidateFix)
  | ({ readonly id: string; readonly kind: 'point' } & PointFix);

export interface CandidateFix {
  /** Full name, prefecture first. */
  readonly name: string;
  /** Five digits. */
  readonly municipalityCode: string;
  /** '' where a municipality is meant. */
  readonly town: string;
}

export interface PointFix {
  /** Degrees, WGS84. */
  readonly lng: number;
  readonly lat: number;
  /** Kilometres, as stated by the person: see GIVEN_POINT_ERROR_KM for what is offered. */
  readonly errorKm: number;
}

/** "In this file TEXT means TEXT", before an address is matched. Rules apply in their order, each at most once to an address. */
export interface AddressRule {
  readonly text: string;
  readonly means: string;
  /** False: only where the address begins with the text (a postcode in front aside). */
  readonly anywhere: boolean;
}
