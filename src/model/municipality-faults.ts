/** What can be doubtful about a row of a list of municipalities, the gravest first. */
export const MUNICIPALITY_FAULTS = [
  'unknown',
  'former-name',
  'former-code',
  'code-differs',
  'off-place',
  'same-twice',
] as const;

export type MunicipalityFault = (typeof MUNICIPALITY_FAULTS)[number];

/** A doubt about one row. */
export interface MunicipalityDoubt {
  /** From 0. */
  readonly row: number;
  readonly fault: MunicipalityFault;
  /** `off-place`: kilometres between the row's point and the municipality's, and how far apart they may lie; else NaN. */
  readonly km: number;
  readonly reachKm: number;
  /** What the row says, and what stands against it: code and name, or the line of another row. */
  readonly given: string;
  readonly found: string;
  /** Day from which a name or code is out of use, ISO; '' where it is not known. */
  readonly since: string;
}
