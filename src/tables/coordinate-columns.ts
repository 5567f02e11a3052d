import { parseNumber } from './values/cells';
import { JAPAN_BOX } from '../geo';
import { isInJapanBox } from './coordinates';
import { parsePair } from './values/degrees';
import { GRID_HEADER, gridPlace } from './grid-codes';
import { type HeaderRule } from './headers/header-rule';
import { LATITUDE, LONGITUDE } from './headers/place-headers';
import { shareOf, type ColumnSample } from './sample';

export interface CoordinateColumns {
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * The columns of longitude and latitude, or null. Headers that say so are believed, whatever the values; their faults are reported
 * when they are read. `x` and `y` are believed only where the values are degrees in Japan (in either order, because surveyors'
 * x points north). Without telling headers two neighbouring columns with decimals inside Japan's box count.
 */
export function suggestCoordinates(
  folded: readonly string[],
  samples: readonly ColumnSample[],
): CoordinateColumns | null {
  const longitude = find(folded, LONGITUDE);
  const latitude = find(folded, LATITUDE);
  if (longitude !== null && latitude !== null) return { longitude, latitude };

  const x = folded.findIndex((header) => /^(x|x座標|pointx|xcoord)$/.test(header));
  const y = folded.findIndex((header) => /^(y|y座標|pointy|ycoord)$/.test(header));
  if (x >= 0 && y >= 0) {
    if (isLongitude(samples[x]) && isLatitude(samples[y])) return { longitude: x, latitude: y };
    if (isLatitude(samples[x]) && isLongitude(samples[y])) return { longitude: y, latitude: x };
    return null;
  }
  for (let column = 0; column + 1 < samples.length; column++) {
    const [first, second] = [samples[column], samples[column + 1]];
    if (isPrecise(first) && isPrecise(second)) {
      if (isLongitude(first) && isLatitude(second)) {
        return { longitude: column, latitude: column + 1 };
      }
      if (isLatitude(first) && isLongitude(second)) {
        return { longitude: column + 1, latitude: column };
      }
    }
  }
  return null;
}

const PAIR_HEADER =
  /緯度経度|経緯度|緯経度|座標|位置情報|^位置$|^地点$|latlo?ng?|lnglat|lonlat|coordinate|^geom|^wkt$|^point$|^location$/;

/**
 * The column that holds longitude and latitude together, or null: one whose header says so, or whose cells all are places in Japan; else one of the codes
 * of grid squares, which its header must call so.
 */
export function suggestPairColumn(
  folded: readonly string[],
  samples: readonly ColumnSample[],
): number | null {
  const shares = samples.map((sample) => shareOf(sample, isPairInJapan));
  const named = folded.findIndex((header, c) => PAIR_HEADER.test(header) && shares[c] >= 0.5);
  if (named >= 0) return named;
  const any = shares.findIndex((share) => share >= 0.9);
  if (any >= 0) return any;
  const squares = folded.findIndex(
    (header, c) =>
      GRID_HEADER.test(header) && shareOf(samples[c], (cell) => gridPlace(cell) !== null) >= 0.9,
  );
  return squares >= 0 ? squares : null;
}

function isPairInJapan(cell: string): boolean {
  const pair = parsePair(cell);
  return pair !== null && isInJapanBox(pair.lng, pair.lat);
}

function find(folded: readonly string[], rule: HeaderRule): number | null {
  for (const name of rule.names) {
    const column = folded.indexOf(name);
    if (column >= 0) return column;
  }
  const loose = folded.findIndex((h) => rule.pattern?.test(h) && !rule.unless?.test(h));
  return loose >= 0 ? loose : null;
}

function isLongitude(sample: ColumnSample): boolean {
  return isWithin(sample, JAPAN_BOX.west, JAPAN_BOX.east);
}

function isLatitude(sample: ColumnSample): boolean {
  return isWithin(sample, JAPAN_BOX.south, JAPAN_BOX.north);
}

function isWithin(sample: ColumnSample, least: number, most: number): boolean {
  const share = shareOf(sample, (cell) => {
    const parsed = parseNumber(cell);
    return parsed.kind === 'number' && parsed.value >= least && parsed.value <= most;
  });
  return share >= 0.9;
}

/** Degrees have decimals; ages, counts and prices between 20 and 154 mostly have not. */
function isPrecise(sample: ColumnSample): boolean {
  return shareOf(sample, (cell) => /[.．][\d０-９]{2,}/.test(cell)) >= 0.8;
}
