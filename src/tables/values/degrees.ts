import { parseNumber, type ParsedCell } from './cells';
import { isInJapanBox } from '../coordinates';

type Axis = 'longitude' | 'latitude';

/** Degrees, minutes and seconds without signs between (355612.3), where they can be such: Japan's degrees with the four digits behind. */
const PACKED: Readonly<Record<Axis, readonly [number, number]>> = {
  latitude: [200_000, 460_000],
  longitude: [1_220_000, 1_540_000],
};

const HEMISPHERE = /^(?:(?<north>北緯|n)|(?<south>南緯|s)|(?<east>東経|e)|(?<west>西経|w))\.?/;
const BEHIND = /(?:(?<north>n)|(?<south>s)|(?<east>e)|(?<west>w))\.?$/;
/** Degrees with minutes, and with seconds: signs, words, colons, or two dots (35.56.12). */
const DEGREES = /^([+-]?\d{1,3}(?:\.\d+)?)(?:°|度)$/;
const MINUTES = /^([+-]?\d{1,3})(?:°|度|:)(\d{1,2}(?:\.\d+)?)(?:'|分)?$/;
const SECONDS =
  /^([+-]?\d{1,3})(?:°|度|:|\.|-|\s)(\d{1,2})(?:'|分|:|\.|-|\s)(\d{1,2}(?:\.\d+)?)(?:"|''|秒)?$/;

const DEGREE = String.raw`(-?\d{1,3}\.\d+)`;
/** Latitude and longitude in links to Google's, Apple's and Yahoo's maps, OpenStreetMap's and GSI's: of a place before those of the view. */
const IN_LINK = [
  `!3d${DEGREE}!4d${DEGREE}`,
  `[?&](?:q|ll|query|center|destination|daddr|loc)=(?:loc:)?${DEGREE}(?:,|%2c)(?:\\+|%20)?${DEGREE}`,
  `[?&]m?lat=${DEGREE}&(?:amp;)?m?lo?ng?=${DEGREE}`,
  `@${DEGREE},${DEGREE}`,
  `#(?:map=)?\\d+(?:\\.\\d+)?/${DEGREE}/${DEGREE}`,
].map((source) => new RegExp(source));

/** One end of a pair of coordinates as it is written. */
interface OneDegree {
  readonly value: number;
  /** Where the text says it. */
  readonly axis: Axis | null;
}

/**
 * Degrees as people write them: 35.9367, 35°56′12″N, 北緯35度56分12秒, 35.56.12, 35:56:12, 35°56.2′, and 355612.3 where the axis' degrees in Japan
 * fit it, which no decimal degree does. A number that is none of these is given as it is, for `checkCoordinates` to judge.
 */
export function parseDegrees(cell: string, axis: Axis): ParsedCell {
  const plain = parseNumber(cell);
  if (plain.kind === 'missing') return plain;
  if (plain.kind === 'number') return { kind: 'number', value: unpacked(plain.value, axis) };
  const found = written(cell, axis);
  return found && (found.axis ?? axis) === axis
    ? { kind: 'number', value: found.value }
    : { kind: 'unreadable' };
}

/** A place in one cell. */
export interface DegreePair {
  readonly lng: number;
  readonly lat: number;
}

/**
 * Longitude and latitude in one cell: `35.94, 136.19`, `136.19 35.94`, `(35°56′12″N, 136°11′5″E)`, WKT `POINT (136.19 35.94)`, or a link to a map. Which is
 * which is told by the letters, by where Japan is, and else the latitude comes first. Null where no pair stands.
 */
export function parsePair(cell: string): DegreePair | null {
  const plain = folded(cell);
  if (/^https?:/.test(plain)) {
    const linked = IN_LINK.flatMap((pattern) => pattern.exec(plain)?.slice(1) ?? []);
    return linked.length === 0 ? null : { lat: Number(linked[0]), lng: Number(linked[1]) };
  }
  const wkt = /^(?:srid=\d+;\s*)?point\s*(?:z|m|zm)?\s*\(\s*([^\s)]+)\s+([^\s)]+)[^)]*\)$/.exec(
    plain,
  );
  if (wkt) {
    const [lng, lat] = [Number(wkt[1]), Number(wkt[2])];
    return Number.isFinite(lng) && Number.isFinite(lat) ? { lng, lat } : null;
  }
  const inside = plain.replace(/^[[({]\s*(.*?)\s*[\])}]$/, '$1');
  const halves = halvesOf(inside);
  if (!halves) return null;
  const [a, b] = halves.map((half) => half && eitherWay(half));
  if (!a || !b || (a.axis !== null && a.axis === b.axis)) return null;
  const latFirst = { lng: b.value, lat: a.value };
  const lngFirst = { lng: a.value, lat: b.value };
  if (a.axis ?? b.axis)
    return a.axis === 'latitude' || b.axis === 'longitude' ? latFirst : lngFirst;
  return !isInJapanBox(latFirst.lng, latFirst.lat) && isInJapanBox(lngFirst.lng, lngFirst.lat)
    ? lngFirst
    : latFirst;
}

/** The two ends of a pair, parted by a comma or the like, else by the middle one of the spaces, or between a letter and a digit. */
function halvesOf(text: string): readonly [string, string] | null {
  const marked = text.split(/\s*[,;、/]\s*/).filter((part) => part !== '');
  if (marked.length === 2) return [marked[0], marked[1]];
  if (marked.length > 2) return null;
  const spaced = text.split(/\s+/);
  if (spaced.length % 2 === 0) {
    const half = spaced.length / 2;
    return [spaced.slice(0, half).join(' '), spaced.slice(half).join(' ')];
  }
  const joined = /^(.*?(?:[nsew]|秒|"))((?:東経|西経|北緯|南緯)?\d.*)$/.exec(text);
  return joined && [joined[1], joined[2]];
}

function eitherWay(text: string): OneDegree | null {
  const parsed = parseNumber(text);
  if (parsed.kind !== 'number') return written(text, null);
  const { value } = parsed;
  const axis = (['latitude', 'longitude'] as const).find((each) => isPacked(value, each));
  return axis ? { value: unpacked(value, axis), axis } : { value, axis: null };
}

function written(cell: string, axis: Axis | null): OneDegree | null {
  const text = folded(cell);
  const before = HEMISPHERE.exec(text);
  const rest = (before ? text.slice(before[0].length) : text).trim();
  const behind = BEHIND.exec(rest);
  const digits = (behind ? rest.slice(0, behind.index) : rest)
    .trim()
    .replace(/\s*([°度'分"秒:])\s*/g, '$1');
  const { north, south, east, west } = { ...before?.groups, ...definedOf(behind?.groups) };
  const said = (north ?? south) ? 'latitude' : (east ?? west) ? 'longitude' : null;
  const value = degreesOf(digits);
  if (value === null) {
    const number = said && parseNumber(digits);
    if (!number || number.kind !== 'number') return null;
    return { value: signed(unpacked(number.value, said), south ?? west), axis: said };
  }
  return { value: signed(value, south ?? west), axis: said ?? axis };
}

const definedOf = (groups: Record<string, string | undefined> | undefined) =>
  Object.fromEntries(Object.entries(groups ?? {}).filter(([, value]) => value !== undefined));
const signed = (value: number, negative: string | undefined) => (negative ? -value : value);

function degreesOf(text: string): number | null {
  const whole = DEGREES.exec(text);
  if (whole) return Number(whole[1]);
  const parts = SECONDS.exec(text) ?? MINUTES.exec(text);
  if (!parts) return null;
  const [, degrees, minutes, seconds = '0'] = parts;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  return degrees.startsWith('-') ? -size : size;
}

function isPacked(value: number, axis: Axis): boolean {
  const [least, below] = PACKED[axis];
  return value >= least && value < below && Math.floor(value / 100) % 100 < 60 && value % 100 < 60;
}

function unpacked(value: number, axis: Axis): number {
  if (!isPacked(value, axis)) return value;
  const minutes = Math.floor(value / 100) % 100;
  // The sum of many digits: seconds have few behind the point.
  const seconds = Number((value % 100).toFixed(6));
  return Math.floor(value / 10_000) + minutes / 60 + seconds / 3600;
}

/** One form for all ways of writing. Runs of spaces become one: patterns that try each of them would take the cube of their length. */
function folded(cell: string): string {
  // Signs that the compatibility form takes apart come first.
  return cell
    .replace(/[º˚]/g, '°')
    .replace(/[′’‘´`]/g, "'")
    .replace(/[″“”]/g, '"')
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
