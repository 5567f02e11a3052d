import { distanceKm } from '../../geo/earth';
import { shiftOfTokyoDatum } from '../../geo/tokyo-datum';
import { problem, type Problem, type Table } from '../../model';
import { cluesOf } from './supplied-municipality';

/** 日本測地系2000 and 2011 are the new ones. */
const TOKYO =
  /旧日本測地系|旧測地系|東京測地系|日本測地系(?!\s*(?:2000|2011))|tokyo[\s_-]*(?:datum|97|測地)|(?<![a-z])tky(?![a-z2])|ベッセル|bessel/i;
const WORLD = /世界測地系|wgs[\s_-]*84|jgd[\s_-]*20(?:00|11)|日本測地系\s*20(?:00|11)/i;

interface Points {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/**
 * Coordinates in WGS84: those of which a header, else a row above the headers, says that they are in the old Tokyo Datum are converted, which is told; a text that
 * names both says neither. NaN stays.
 */
export function inWgs84(
  table: Table,
  columns: readonly number[],
  { lng, lat }: Points,
  problems: Problem[],
): Points {
  const headers = columns.map((column) => table.header[column]);
  const said = [...headers, cluesOf(table).title]
    .map((text) => text.normalize('NFKC').replace(/\s+/g, ' ').trim())
    .find((text) => TOKYO.test(text) || WORLD.test(text));
  if (said === undefined || !TOKYO.test(said) || WORLD.test(said)) return { lng, lat };
  const moved = { lng: lng.slice(), lat: lat.slice() };
  let rows = 0;
  let km = 0;
  for (let row = 0; row < lng.length; row++) {
    if (Number.isNaN(lng[row])) continue;
    const shift = shiftOfTokyoDatum(lng[row], lat[row]);
    moved.lng[row] -= shift.lngDegrees;
    moved.lat[row] -= shift.latDegrees;
    km += distanceKm(lng[row], lat[row], moved.lng[row], moved.lat[row]);
    rows++;
  }
  if (rows === 0) return { lng, lat };
  const facts = { rows, said: said.slice(0, 60), metres: Math.round((km / rows) * 100) * 10 };
  problems.push(problem('coordinates-said-tokyo', 'note', { file: table.name }, facts));
  return moved;
}
