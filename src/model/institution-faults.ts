/** What can be doubtful about a row of a list of institutions, the gravest first. */
export const INSTITUTION_FAULTS = [
  'no-name',
  'no-place',
  'off-address',
  'prefecture-differs',
  'municipality-differs',
  'same-twice',
  'former-name-in-use',
  'kind-unknown',
] as const;

export type InstitutionFault = (typeof INSTITUTION_FAULTS)[number];

/** A doubt about one row. */
export interface InstitutionDoubt {
  /** From 0. */
  readonly row: number;
  readonly fault: InstitutionFault;
  /** `off-address`: kilometres between the row's point and the place of its address, and how far apart they may lie; else NaN. */
  readonly km: number;
  readonly reachKm: number;
  /** What the row says, and what stands against it: a code or name, or another row's id; '' where there is nothing to name. */
  readonly given: string;
  readonly found: string;
}
