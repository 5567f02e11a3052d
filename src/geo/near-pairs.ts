import { KM_PER_DEGREE, squaredReach, unitVectors } from './earth';

/**
 * Calls `visit` for each pair of the `rows` (places in degrees; those without one stand nowhere) that are at most `km` apart, once, with their indices into
 * `rows` and the square of the chord between them on the unit sphere. In one sweep from south to north: O(pairs within as many degrees of
 * latitude), which needs no memory for the pairs.
 */
export function eachPairWithin(
  lng: Float64Array,
  lat: Float64Array,
  rows: Int32Array,
  km: number,
  visit: (a: number, b: number, squaredChord: number) => void,
): void {
  const latitude = Float64Array.from(rows, (row) => lat[row]);
  const order = Int32Array.from(rows.keys())
    .filter((at) => Number.isFinite(latitude[at] + lng[rows[at]]))
    .sort((a, b) => latitude[a] - latitude[b]);
  const xyz = unitVectors(lng, lat, rows);
  const reach = squaredReach(km);
  const degrees = km / KM_PER_DEGREE + 1e-9;
  for (let i = 0; i < order.length; i++) {
    const a = order[i];
    for (let k = i + 1; k < order.length; k++) {
      const b = order[k];
      if (latitude[b] - latitude[a] > degrees) break;
      const dx = xyz[3 * a] - xyz[3 * b];
      const dy = xyz[3 * a + 1] - xyz[3 * b + 1];
      const dz = xyz[3 * a + 2] - xyz[3 * b + 2];
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared <= reach) visit(a, b, squared);
    }
  }
}
