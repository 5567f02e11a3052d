import { PLANE_SYSTEMS, type Table } from '../../model';
import { parseNumber } from '../values/cells';
import { LEVELS } from '../headers/layout';

/** Columns of a table that hold metres of a plane. */
export interface PlaneColumns {
  /** Metres to the north of the system's origin, and to its east. */
  readonly north: number;
  readonly east: number;
  /** The column that has each row's system; absent for none. */
  readonly systems?: number;
}

/** Which systems the metres of a table are in, and where it says so. */
export interface PlaneStatement {
  /** One number for all rows, or one each (NaN where a row says none). */
  readonly systems: number | Float64Array;
  /** The old Tokyo Datum. */
  readonly isTokyo: boolean;
}

/** X and Y of a plane: X座標（m）, 平面直角X, 公共座標Y, 座標X, 6系X. X points north, as surveyors have it. */
const AXIS =
  /^(?:平面直角座標系?|平面直角|公共座標|測量座標|世界測地系|日本測地系|旧日本測地系|jgd2011|jgd2000|tokyo)?(?:座標)?[-_\s]*([xy])(?:座標値?|coord(?:inate)?)?(?:[-_\s]*m)?$/;
const NORTH = /^(?:northing|n座標|北距|緯距|point_?y)(?:[-_\s]*m)?$/;
const EAST = /^(?:easting|e座標|東距|経距|point_?x)(?:[-_\s]*m)?$/;
/** X（東西）: of those who have X to the east. */
const TO_EAST = /東西|東方向|東向|\beast/;
/** X（南北）, X（北向き）. */
const TO_NORTH = /南北|北方向|北向|\bnorth/i;
/** 6系, 第VI系, 六系; not 系列 or 系統. */
const SYSTEM = /(?:第\s*)?(1\d|0?[1-9]|[ivx]{1,5}|[一二三四五六七八九十]{1,2})\s*系(?![列統])/i;
/** Japan Plane Rectangular CS VI, zone 6. */
const ENGLISH =
  /(?:plane rectangular|jpr)\D{0,20}?\b(1\d|[1-9]|[ivx]{1,5})\b|\bzone\s*(1\d|[1-9]|[ivx]{1,5})\b/i;
const EPSG = /epsg\s*:?\s*(\d{4,5})/i;
/** First numbers of the plane rectangular systems: JGD2000, JGD2011, Tokyo Datum. */
const FIRST_CODES = [2443, 6669, 30_161];
const TOKYO = /旧日本測地系|旧測地系|日本測地系(?!\s*(?:2000|2011))|tokyo[\s_-]*(?:datum|97)/i;
const SYSTEM_COLUMN = /^(?:平面直角)?(?:座標)?系(?:番号)?$|^平面直角座標系(?:番号)?$|^zone$/;
/** Metres from the origin of a system reach farther than any degree. */
const LEAST_METRES = 1000;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const KANJI = '一二三四五六七八九';

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A system's number as it is written: 6, VI, 六, 十二; NaN for no system. */
function numberOf(text: string): number {
  const digits = Number(text);
  if (!Number.isNaN(digits)) return digits >= 1 && digits <= PLANE_SYSTEMS ? digits : NaN;
  const roman = text.startsWith('x') && text.length > 1 ? text.slice(1) : text;
  const at = ROMAN.indexOf(roman);
  if (at >= 0) return at + 1 + (roman === text ? 0 : 10);
  const ones = KANJI.indexOf(text.at(-1)!) + 1;
  if (text.startsWith('十')) return 10 + ones;
  return text.length === 1 && ones > 0 ? ones : NaN;
}

/** The system that a text names; NaN for none. */
export function planeSystemIn(text: string): number {
  const own = folded(text);
  const code = Number(EPSG.exec(own)?.[1] ?? NaN);
  for (const first of FIRST_CODES)
    if (code >= first && code < first + PLANE_SYSTEMS) return code - first + 1;
  const found = SYSTEM.exec(own)?.[1] ?? ENGLISH.exec(own)?.slice(1).find(Boolean);
  return found === undefined ? NaN : numberOf(found);
}

/** Which axis of a plane a header calls its column. */
function axisOf(header: string): 'x' | 'y' | 'x-east' | 'north' | 'east' | null {
  const whole = folded(header.split(LEVELS).at(-1)!);
  const name = whole
    .replace(/[([].*?[)\]]/g, '')
    .replace(SYSTEM, '')
    .replace(/^[-_\s]+|[-_\s]+$/g, '');
  if (NORTH.test(name)) return 'north';
  if (EAST.test(name)) return 'east';
  const axis = AXIS.exec(name)?.[1] as 'x' | 'y' | undefined;
  return axis === 'x' && TO_EAST.test(whole) ? 'x-east' : (axis ?? null);
}

/** The columns of metres of a plane, of those that are free; null where there are not both axes. X points north unless its header says that it points east. */
export function planeColumns(
  { header, columns }: Pick<Table, 'header' | 'columns'>,
  taken: ReadonlySet<number> = new Set(),
): PlaneColumns | null {
  // Cells are looked at behind such headers alone.
  const axes = header.map((name, column) => {
    const axis = taken.has(column) ? null : axisOf(name);
    return axis !== null && holdsMetres(columns[column]) ? axis : null;
  });
  const isTurned = axes.includes('x-east');
  const [toNorth, toEast] = isTurned ? ['y', 'x-east'] : ['x', 'y'];
  const at = (...names: readonly string[]) => {
    const column = axes.findIndex((axis) => axis !== null && names.includes(axis));
    return column < 0 ? undefined : column;
  };
  const [north, east] = [at('north', toNorth), at('east', toEast)];
  if (north === undefined || east === undefined) return null;
  const systems = header.findIndex(
    (name, column) =>
      SYSTEM_COLUMN.test(folded(name).replace(/\s/g, '')) &&
      columns[column].some((cell) => cell.trim() !== '') &&
      columns[column].every((cell) => cell.trim() === '' || !Number.isNaN(systemOfCell(cell))),
  );
  return { north, east, ...(systems >= 0 ? { systems } : {}) };
}

/** Whether the headers say which of both columns points north, rather than X and Y alone. */
export function saysAxes(header: readonly string[], { north, east }: PlaneColumns): boolean {
  const [up, right] = [north, east].map((column) => axisOf(header[column]));
  return up === 'north' || right === 'east' || right === 'x-east' || TO_NORTH.test(header[north]);
}

/** 6, 6系, 第VI系 in a column of systems. */
function systemOfCell(cell: string): number {
  const own = folded(cell).replace(/^第/, '');
  const number = numberOf(own);
  return Number.isNaN(number) ? planeSystemIn(cell) : number;
}

/**
 * The system that a table states for its metres: by a column, else in the headers of both, else in what stands above these (`title`). `wanted`: a
 * person's, which outweighs. Null where nothing says it.
 */
export function planeStatement(
  { header, columns }: Pick<Table, 'header' | 'columns'>,
  { north, east, systems }: PlaneColumns,
  title: string,
  wanted?: number,
): PlaneStatement | null {
  const texts = [header[north], header[east], title];
  const isTokyo = texts.some((text) => TOKYO.test(text.normalize('NFKC')));
  if (wanted !== undefined) return { systems: wanted, isTokyo };
  if (systems !== undefined)
    return { systems: Float64Array.from(columns[systems], systemOfCell), isTokyo };
  const said = texts.map(planeSystemIn).find((number) => !Number.isNaN(number));
  return said === undefined ? null : { systems: said, isTokyo };
}

function holdsMetres(cells: readonly string[]): boolean {
  let large = 0;
  let filled = 0;
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    filled++;
    const parsed = parseNumber(cell);
    if (parsed.kind === 'number' && Math.abs(parsed.value) >= LEAST_METRES) large++;
  }
  return large > 0 && large * 2 >= filled;
}
