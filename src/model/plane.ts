/** Plane rectangular systems are numbered so far. */
export const PLANE_SYSTEMS = 19;

/**
 * Which plane rectangular system the metres of a table are in: the number that a person gave (1 to 19), or `stated` where the table itself says it, by a header, a title
 * or a column.
 */
export type PlaneSystem = number | 'stated';

/** What is told of metres that became longitude and latitude: the columns' headers by where they point, the systems' numbers, and how far places may be off. */
export interface PlaneConverted {
  readonly rows: number;
  readonly north: string;
  readonly east: string;
  readonly systems: string;
  /** 0: within a centimetre. */
  readonly metres: number;
}
