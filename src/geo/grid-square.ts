/**
 * The standard grid squares of Japan (地域メッシュ, JIS X 0410), computed with whole milli-arc-seconds: every limit of every square is
 * such a number, so that a square's own corner never falls into its neighbour as it does with degrees in floating point.
 */

/** `first` about 80 km, `second` 10 km, `third` 1 km, `half` 500 m. */
export const GRID_LEVELS = ['first', 'second', 'third', 'half'] as const;
export type GridLevel = (typeof GRID_LEVELS)[number];

/** Milli-arc-seconds of one degree. */
const PER_DEGREE = 3_600_000;

/** Height and width of a square, milli-arc-seconds, and the digits of its code. */
const SIZES: Readonly<Record<GridLevel, { lat: number; lng: number; digits: number }>> = {
  first: { lat: 2_400_000, lng: 3_600_000, digits: 4 },
  second: { lat: 300_000, lng: 450_000, digits: 6 },
  third: { lat: 30_000, lng: 45_000, digits: 8 },
  half: { lat: 15_000, lng: 22_500, digits: 9 },
};
/** Codes begin at the equator and at 100° east, and have two digits each for 100 first squares. */
const WEST = 100 * PER_DEGREE;
const EAST = 200 * PER_DEGREE;
const NORTH = 100 * SIZES.first.lat;

/** West, south, east, north in whole milli-arc-seconds. */
export type GridBounds = readonly [number, number, number, number];

/** Degrees as whole milli-arc-seconds (3 cm), rounded to the nearest. */
export function milliArcSeconds(degrees: number): number {
  return Math.round(degrees * PER_DEGREE);
}

/** Degrees of whole milli-arc-seconds. */
export function milliDegrees(milliArcSeconds: number): number {
  return milliArcSeconds / PER_DEGREE;
}

/**
 * The code of the square that holds a place in degrees, as a number; NaN where the place is missing or where codes do not reach
 * (0 to 66.67° north, 100 to 200° east). Southern and western edges belong to the square. A place is rounded to the
 * milli-arc-second first, so that one less than 2 cm away from an edge counts as on it.
 */
export function gridSquareOf(lng: number, lat: number, level: GridLevel): number {
  const y = milliArcSeconds(lat);
  const x = milliArcSeconds(lng) - WEST;
  if (!(y >= 0 && y < NORTH && x >= 0 && x < EAST - WEST)) return NaN;
  const { first, second, third, half } = SIZES;
  let code = 100 * Math.floor(y / first.lat) + Math.floor(x / first.lng);
  if (level === 'first') return code;
  code = 100 * code + digitPair(y, x, first, second);
  if (level === 'second') return code;
  code = 100 * code + digitPair(y, x, second, third);
  if (level === 'third') return code;
  const isNorth = y % third.lat >= half.lat;
  const isEast = x % third.lng >= half.lng;
  return 10 * code + 1 + (isNorth ? 2 : 0) + (isEast ? 1 : 0);
}

interface Size {
  readonly lat: number;
  readonly lng: number;
}

/** Row and column of a place in the parts of the square around it. */
const digitPair = (y: number, x: number, around: Size, part: Size): number =>
  10 * Math.floor((y % around.lat) / part.lat) + Math.floor((x % around.lng) / part.lng);

/** The code as it is written, with its leading zeros. */
export function gridCodeText(code: number, level: GridLevel): string {
  return String(code).padStart(SIZES[level].digits, '0');
}

/**
 * Limits of the square with a code as it is written, whose length tells the level. Null for a text that is no such code: another
 * length, another character, or a digit that the level does not have.
 */
export function gridBounds(code: string): GridBounds | null {
  const level = GRID_LEVELS.find((each) => SIZES[each].digits === code.length);
  if (level === undefined || !/^\d{4}(?:[0-7]{2}(?:\d{2}[1-4]?)?)?$/.test(code)) return null;
  const digit = (at: number): number => Number(code[at] ?? 0);
  const quarter = code.length === 9 ? digit(8) - 1 : 0;
  const south =
    Number(code.slice(0, 2)) * SIZES.first.lat +
    digit(4) * SIZES.second.lat +
    digit(6) * SIZES.third.lat +
    (quarter >> 1) * SIZES.half.lat;
  const west =
    WEST +
    Number(code.slice(2, 4)) * SIZES.first.lng +
    digit(5) * SIZES.second.lng +
    digit(7) * SIZES.third.lng +
    (quarter & 1) * SIZES.half.lng;
  const { lat, lng } = SIZES[level];
  return [west, south, west + lng, south + lat];
}

/** Closed ring of a square in degrees, counter-clockwise from its south-western corner. */
export function gridRing([west, south, east, north]: GridBounds): [number, number][] {
  const [w, s, e, n] = [west, south, east, north].map(milliDegrees);
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
}
