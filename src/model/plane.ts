/** Plane rectangular systems are numbered so far. */
export const PLANE_SYSTEMS = 19;

/**
 * Which plane rectangular system the metres of a table are in: the number that a person gave (1 to 19), or `stated` where the table itself says it, by a header, a title
 * or a column.
 */
export type PlaneSystem = number | 'stated';

/** Which way the axis X of a plane points. */
export type PlaneX = 'north' | 'east';

/** What says which column points north: their headers, a person, the addresses of the same rows, where land is; `law` where nothing does: X of the systems points north. */
export type AxesBy = 'header' | 'person' | 'addresses' | 'land' | 'law';

/** What is told of metres that became longitude and latitude: the columns' headers by where they point, the systems' numbers, and how far places may be off. */
export interface PlaneConverted {
  readonly rows: number;
  readonly north: string;
  readonly east: string;
  readonly systems: string;
  readonly by: AxesBy;
  /** Where the column that is called X points, or would by the headers' order. */
  readonly points: PlaneX;
  /** 0: within a centimetre. */
  readonly metres: number;
}
