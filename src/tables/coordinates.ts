import { JAPAN_BOX } from '../geo';
import { problem, type Problem, type ProblemCode } from '../model';

/** What a pair of coordinates is; the index in this list is the code that columns hold. */
export const COORDINATE_VERDICTS = [
  'usable',
  'missing',
  'incomplete',
  'swapped',
  'projected',
  'out-of-range',
  'outside-japan',
] as const;
export type CoordinateVerdict = (typeof COORDINATE_VERDICTS)[number];

export interface CoordinateCheck {
  /** Degrees as given; NaN in rows that are not usable. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Index into COORDINATE_VERDICTS, one per row. */
  readonly verdict: Uint8Array;
  /** One per kind of fault that occurs: how many rows, the first of them and its values. */
  readonly problems: readonly Problem[];
}

const PROBLEM_OF = {
  incomplete: 'coordinates-incomplete',
  swapped: 'coordinates-swapped',
  projected: 'coordinates-projected',
  'out-of-range': 'coordinates-out-of-range',
  'outside-japan': 'coordinates-outside-japan',
} as const satisfies Partial<Record<CoordinateVerdict, ProblemCode>>;

/** Metres of a projection are larger than any mistyped degree. */
const PROJECTED_LEAST = 1000;

/**
 * Looks at columns of longitudes and latitudes, NaN where missing. Swapped pairs are told from others only where they would lie in
 * Japan, as no pair does both ways; they are read the right way round, which is told. `lines` are the table's, so that problems can point at them. Pairs outside Japan's box are none: 0, 0
 * stands where a table has no place, and a firm abroad is in no cluster of Japan.
 */
export function checkCoordinates(
  file: string,
  lng: Float64Array,
  lat: Float64Array,
  lines?: Int32Array,
): CoordinateCheck {
  const count = lng.length;
  const verdict = new Uint8Array(count);
  const kept = { lng: new Float64Array(count).fill(NaN), lat: new Float64Array(count).fill(NaN) };
  const tally = new Map<CoordinateVerdict, { rows: number; first: number }>();
  for (let row = 0; row < count; row++) {
    const found = verdictOf(lng[row], lat[row]);
    verdict[row] = COORDINATE_VERDICTS.indexOf(found);
    if (found === 'usable') {
      kept.lng[row] = lng[row];
      kept.lat[row] = lat[row];
    } else if (found === 'swapped') {
      kept.lng[row] = lat[row];
      kept.lat[row] = lng[row];
    }
    const entry = tally.get(found);
    if (entry) entry.rows++;
    else tally.set(found, { rows: 1, first: row });
  }
  const problems: Problem[] = [];
  for (const [found, code] of Object.entries(PROBLEM_OF)) {
    const entry = tally.get(found as CoordinateVerdict);
    if (!entry) continue;
    const example = `${shown(lng[entry.first])}, ${shown(lat[entry.first])}`;
    const where = { file, row: entry.first + 1, ...(lines && { line: lines[entry.first] }) };
    problems.push(problem(code, 'warning', where, { rows: entry.rows, example }));
  }
  return { ...kept, verdict, problems };
}

export function isInJapanBox(lng: number, lat: number): boolean {
  const { west, east, south, north } = JAPAN_BOX;
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

function verdictOf(lng: number, lat: number): CoordinateVerdict {
  const noLng = Number.isNaN(lng);
  const noLat = Number.isNaN(lat);
  if (noLng && noLat) return 'missing';
  if (noLng || noLat) return 'incomplete';
  if (isInJapanBox(lng, lat)) return 'usable';
  if (isInJapanBox(lat, lng)) return 'swapped';
  if (Math.abs(lng) <= 180 && Math.abs(lat) <= 90) return 'outside-japan';
  const large = Math.max(Math.abs(lng), Math.abs(lat)) >= PROJECTED_LEAST;
  return large ? 'projected' : 'out-of-range';
}

function shown(degrees: number): string {
  return Number.isNaN(degrees) ? '' : String(degrees);
}
