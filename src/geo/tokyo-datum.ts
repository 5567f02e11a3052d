/**
 * How far coordinates in the old Tokyo Datum lie from where they belong when they are read as WGS84, degrees: about 450 m to the south-east
 * in the middle of Japan. Tobita's linear approximation of the Geospatial Information Authority's transformation, good to about 10 m
 * on the main islands.
 *
 * @param lng longitude in the Tokyo Datum, degrees
 * @param lat latitude in the Tokyo Datum, degrees
 */
export function shiftOfTokyoDatum(
  lng: number,
  lat: number,
): { readonly lngDegrees: number; readonly latDegrees: number } {
  const latInWgs84 = lat - 0.00010695 * lat + 0.000017464 * lng + 0.0046017;
  const lngInWgs84 = lng - 0.000046038 * lat - 0.000083043 * lng + 0.01004;
  return { lngDegrees: lng - lngInWgs84, latDegrees: lat - latInWgs84 };
}
