/** What a coordinate system is good for here. `accepted`: longitude and latitude in WGS84, JGD2000 or JGD2011, which agree within a metre. */
export type CoordinateSystem = 'accepted' | 'tokyo-datum' | 'plane' | 'unknown';

/** Longitude and latitude: WGS84 (EPSG 4326), JGD2000 (4612) and JGD2011 (6668). */
const ACCEPTED = new Set(['4326', '4612', '6668']);

/** By an EPSG number: Tokyo Datum 4301; plane rectangular systems I to XIX of Tokyo Datum, JGD2000 and JGD2011; zones of UTM. */
export function systemOfCode(code: string): CoordinateSystem {
  const number = Number(code);
  if (ACCEPTED.has(code)) return 'accepted';
  if (number === 4301) return 'tokyo-datum';
  const isPlane = [
    [30_161, 30_179],
    [2443, 2461],
    [6669, 6692],
    [3092, 3101],
    [32_651, 32_656],
  ].some(([from, to]) => number >= from && number <= to);
  return isPlane ? 'plane' : 'unknown';
}

/** By the text of a .prj file (OGC or ESRI WKT); '' counts as accepted, since many files come without one. */
export function systemOfWkt(wkt: string): CoordinateSystem {
  const text = wkt.trim();
  if (text === '') return 'accepted';
  if (/^(PROJCS|PROJCRS|PROJECTEDCRS)/i.test(text)) return 'plane';
  if (!/^(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS)/i.test(text)) return 'unknown';
  if (/"(GCS_|D_)?Tokyo/i.test(text)) return 'tokyo-datum';
  return /JGD[_ ]?20(00|11)|Japanese[_ ]Geodetic[_ ]Datum[_ ]20(00|11)|WGS[_ ]?(19)?84|World Geodetic System 1984/i.test(
    text,
  )
    ? 'accepted'
    : 'unknown';
}
