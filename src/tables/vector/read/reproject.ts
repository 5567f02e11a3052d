import type { Geometry, Position } from 'geojson';
import { failure, problem, success, type Problem, type Result } from '../../../model';
import { systemOfCode, systemOfWkt, type CoordinateSystem } from '../../coordinate-system';
import { Unreadable, type FoundLayer } from './found-layer';

/**
 * Origins of the plane rectangular systems I to XIX in degrees and minutes: latitude, longitude. From the notification of the Ministry of
 * Land, Infrastructure and Transport no. 9 of 2002; the scale at the origin is 0.9999.
 */
const PLANE_ORIGINS = [
  [33, 0, 129, 30],
  [33, 0, 131, 0],
  [36, 0, 132, 10],
  [33, 0, 133, 30],
  [36, 0, 134, 20],
  [36, 0, 136, 0],
  [36, 0, 137, 10],
  [36, 0, 138, 30],
  [36, 0, 139, 50],
  [40, 0, 140, 50],
  [44, 0, 140, 15],
  [44, 0, 142, 15],
  [44, 0, 144, 15],
  [26, 0, 142, 0],
  [26, 0, 127, 30],
  [26, 0, 124, 0],
  [26, 0, 131, 0],
  [20, 0, 136, 0],
  [26, 0, 154, 0],
] as const;

/** EPSG numbers of the plane rectangular systems' first: JGD2000 and JGD2011. */
const PLANE_FIRST = [2443, 6669];
/** EPSG number of the first zone of a run, and the UTM zone that it is: JGD2000, JGD2011, WGS84. */
const UTM_RUNS = [
  { first: 3097, zone: 51, count: 5 },
  { first: 6688, zone: 51, count: 5 },
  { first: 32651, zone: 51, count: 6 },
];

/** proj's words for a system of a number; null for one that is not known here. */
export function projOf(code: number): string | null {
  for (const first of PLANE_FIRST) {
    const origin = PLANE_ORIGINS[code - first];
    if (origin) {
      const [lat, latMinutes, lng, lngMinutes] = origin;
      const [lat0, lon0] = [lat + latMinutes / 60, lng + lngMinutes / 60];
      return `+proj=tmerc +lat_0=${lat0} +lon_0=${lon0} +k=0.9999 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
    }
  }
  for (const { first, zone, count } of UTM_RUNS)
    if (code >= first && code < first + count)
      return `+proj=utm +zone=${zone + code - first} +ellps=GRS80 +units=m +no_defs`;
  return code === 3857 || code === 900913
    ? '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs'
    : null;
}

/** EPSG numbers of the first plane rectangular system and of UTM zone 51 in Tokyo Datum. */
const TOKYO_PLANE_FIRST = 30_161;
const TOKYO_UTM = { first: 3092, zone: 51, count: 5 };
const TOKYO_DEGREES = '+proj=longlat +ellps=bessel +no_defs';
/** The Geospatial Information Authority's three parameters, EPSG 15483; what EPSG states of their error is in metres. */
const TOKYO_SHIFT = '+towgs84=-146.414,507.337,680.507';
const TOKYO_METRES = 9;

/** proj's words for a system of Tokyo Datum by number, without the change of datum; null for another. */
function tokyoProjOf(code: number): string | null {
  if (code === 4301) return TOKYO_DEGREES;
  const { first, zone, count } = TOKYO_UTM;
  if (code >= first && code < first + count)
    return `+proj=utm +zone=${zone + code - first} +ellps=bessel +units=m +no_defs`;
  const plane = code - TOKYO_PLANE_FIRST;
  if (plane < 0 || plane >= PLANE_ORIGINS.length) return null;
  return projOf(PLANE_FIRST[0] + plane)!.replace('+ellps=GRS80', '+ellps=bessel');
}

/** WKT of a plane system of JGD2000, JGD2011 or WGS84, which proj reads itself. */
const READ_AS_IT_IS =
  /JGD[_ ]?20(00|11)|Japanese[_ ]Geodetic[_ ]Datum[_ ]20(00|11)|WGS[_ ]?(19)?84/i;
const READ_AS_TOKYO = /"(GCS_|D_)?Tokyo/i;

/** How positions of a system come to longitude and latitude, and what is told of it. */
export interface Conversion {
  readonly turn: (position: readonly number[]) => [number, number];
  readonly told: Problem;
}

interface Found {
  readonly proj: string;
  readonly isTokyo: boolean;
}

/**
 * How a system is converted (see `FoundLayer.system`); null for one that is longitude and latitude already. Systems of JGD2000, JGD2011 and
 * WGS84 are exact to a centimetre, those of Tokyo Datum to some metres, and told so; any other throws `Unreadable` with its name, since
 * what is unknown can lie anywhere.
 */
export async function conversionOf(file: string, system: string): Promise<Conversion | null> {
  if (system === '') return null;
  const code = /^EPSG:(\d+)$/i.exec(system)?.[1];
  const kind = code === undefined ? systemOfWkt(system) : systemOfCode(code);
  if (kind === 'accepted') return null;
  const name = code === undefined ? (/"([^"]+)"/.exec(system)?.[1] ?? system.slice(0, 40)) : system;
  const found = code === undefined ? foundByText(system, kind) : foundByCode(Number(code));
  if (found === null)
    throw new Unreadable(
      problem(
        'layer-crs',
        'error',
        { file },
        { system: kind === 'plane' ? 'plane' : 'unknown', name },
      ),
    );
  const { default: proj4 } = await import('proj4');
  const degrees = found.isTokyo ? TOKYO_DEGREES : '+proj=longlat +ellps=GRS80 +no_defs';
  const { forward } = proj4(found.proj, degrees);
  if (!found.isTokyo)
    return {
      turn: ([x, y]) => forward([x, y]) as [number, number],
      told: problem('layer-converted', 'warning', { file }, { name }),
    };
  const shift = proj4(
    `${TOKYO_DEGREES} ${TOKYO_SHIFT}`,
    '+proj=longlat +ellps=GRS80 +towgs84=0,0,0 +no_defs',
  );
  const facts = { name, metres: TOKYO_METRES };
  return {
    turn: ([x, y]) => {
      const [lng, lat] = shift.forward(forward([x, y]));
      return [lng, lat];
    },
    told: problem('layer-converted-tokyo', 'warning', { file }, facts),
  };
}

/** The same as a value. */
export async function conversionIn(
  file: string,
  system: string,
): Promise<Result<Conversion | null>> {
  try {
    return success(await conversionOf(file, system));
  } catch (error) {
    if (error instanceof Unreadable) return failure(error.problem);
    throw error;
  }
}

function foundByCode(code: number): Found | null {
  const own = projOf(code);
  if (own !== null) return { proj: own, isTokyo: false };
  const tokyo = tokyoProjOf(code);
  return tokyo === null ? null : { proj: tokyo, isTokyo: true };
}

function foundByText(text: string, kind: CoordinateSystem): Found | null {
  if (kind === 'tokyo-datum') return { proj: TOKYO_DEGREES, isTokyo: true };
  if (kind !== 'plane') return null;
  if (READ_AS_TOKYO.test(text)) return { proj: text, isTokyo: true };
  return READ_AS_IT_IS.test(text) ? { proj: text, isTokyo: false } : null;
}

/** A layer in longitude and latitude, with what is told; see `conversionOf`. */
export async function toDegrees(
  file: string,
  layer: FoundLayer,
): Promise<{ readonly layer: FoundLayer; readonly problems: readonly Problem[] }> {
  const { system, geometries, problems = [] } = layer;
  const conversion = geometries === null ? null : await conversionOf(file, system);
  if (geometries === null || conversion === null) return { layer, problems };
  const turned = geometries.map((each) => each && withPositions(each, conversion.turn));
  return {
    layer: { ...layer, geometries: turned, system: '' },
    problems: [...problems, conversion.told],
  };
}

/** A geometry with each of its positions turned; empty ones stay empty. */
export function withPositions(
  geometry: Geometry,
  turn: (position: Position) => Position,
): Geometry {
  if (geometry.type === 'GeometryCollection')
    return {
      ...geometry,
      geometries: geometry.geometries.map((each) => withPositions(each, turn)),
    };
  const deep = (value: unknown): unknown =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? turn(value as Position)
      : (value as unknown[]).map(deep);
  return { ...geometry, coordinates: deep(geometry.coordinates) } as Geometry;
}
