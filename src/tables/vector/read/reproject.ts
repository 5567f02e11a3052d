import type { Geometry, Position } from 'geojson';
import { problem, type Problem } from '../../../model';
import { systemOfCode, systemOfWkt } from '../../coordinate-system';
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

/** WKT of a plane system of JGD2000, JGD2011 or WGS84, which proj reads itself; Tokyo Datum is another ellipsoid and is not here. */
const READ_AS_IT_IS =
  /JGD[_ ]?20(00|11)|Japanese[_ ]Geodetic[_ ]Datum[_ ]20(00|11)|WGS[_ ]?(19)?84/i;

/**
 * A layer in longitude and latitude. Systems of JGD2000, JGD2011 and WGS84 are converted (exact to a centimetre) and told; any other
 * throws `Unreadable` with its name: Tokyo Datum lies some 400 m off, and what is unknown can lie anywhere.
 */
export async function toDegrees(
  file: string,
  layer: FoundLayer,
): Promise<{ readonly layer: FoundLayer; readonly problems: readonly Problem[] }> {
  const { system, geometries } = layer;
  if (geometries === null || system === '') return { layer, problems: [] };
  const code = /^EPSG:(\d+)$/i.exec(system)?.[1];
  const kind = code === undefined ? systemOfWkt(system) : systemOfCode(code);
  if (kind === 'accepted') return { layer, problems: [] };
  const proj =
    code === undefined
      ? kind === 'plane' && READ_AS_IT_IS.test(system)
        ? system
        : null
      : projOf(Number(code));
  const name = code === undefined ? (/"([^"]+)"/.exec(system)?.[1] ?? system.slice(0, 40)) : system;
  if (proj === null)
    throw new Unreadable(problem('layer-crs', 'error', { file }, { system: kind, name }));
  const { default: proj4 } = await import('proj4');
  const { forward } = proj4(proj, '+proj=longlat +ellps=GRS80 +no_defs');
  const turned = geometries.map(
    (each) => each && withPositions(each, (at) => forward([at[0], at[1]])),
  );
  return {
    layer: { ...layer, geometries: turned, system: '' },
    problems: [problem('layer-converted', 'warning', { file }, { name })],
  };
}

function withPositions(geometry: Geometry, turn: (position: Position) => Position): Geometry {
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
