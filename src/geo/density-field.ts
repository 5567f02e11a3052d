import type { KmGrid } from './disc-field';
import { reachInLongitude } from './disc-field';
import { KM_PER_DEGREE, chordOfKm } from './earth';
import { cosDegrees, sinDegrees } from './trigonometry';

/**
 * For each node, the kernel density of the places (degrees) with the quartic kernel (1 − (d / bandwidth)²)², not divided by anything: a
 * place counts 1 (or its entry of `weights`) where it stands and 0 from the bandwidth on (Silverman 1986, 4.2). Distances are chords of the sphere. Time grows
 * with places × (bandwidth / step)².
 */
export function kernelDensity(
  lng: Float64Array,
  lat: Float64Array,
  bandwidthKm: number,
  { rows, columns, west, south, stepLng, stepLat }: KmGrid,
  weights?: Float64Array,
): Float64Array {
  const density = new Float64Array(rows * columns);
  const perSquare = 1 / chordOfKm(bandwidthKm) ** 2;
  const reachLat = bandwidthKm / KM_PER_DEGREE;
  const cosLng = new Float64Array(columns);
  const sinLng = new Float64Array(columns);
  for (let c = 0; c < columns; c++) {
    cosLng[c] = cosDegrees(west + c * stepLng);
    sinLng[c] = sinDegrees(west + c * stepLng);
  }
  for (let i = 0; i < lng.length; i++) {
    const weight = weights ? weights[i] : 1;
    const across = cosDegrees(lat[i]);
    const [x, y, z] = [
      across * cosDegrees(lng[i]),
      across * sinDegrees(lng[i]),
      sinDegrees(lat[i]),
    ];
    const reachLng = reachInLongitude(lat[i], bandwidthKm);
    const firstRow = Math.max(0, Math.ceil((lat[i] - reachLat - south) / stepLat));
    const lastRow = Math.min(rows - 1, Math.floor((lat[i] + reachLat - south) / stepLat));
    const firstColumn = Math.max(0, Math.ceil((lng[i] - reachLng - west) / stepLng));
    const lastColumn = Math.min(columns - 1, Math.floor((lng[i] + reachLng - west) / stepLng));
    for (let r = firstRow; r <= lastRow; r++) {
      const nodeLat = south + r * stepLat;
      const [c0, dz] = [cosDegrees(nodeLat), z - sinDegrees(nodeLat)];
      for (let c = firstColumn; c <= lastColumn; c++) {
        const dx = x - c0 * cosLng[c];
        const dy = y - c0 * sinLng[c];
        const left = 1 - (dx * dx + dy * dy + dz * dz) * perSquare;
        if (left > 0) density[r * columns + c] += weight * left * left;
      }
    }
  }
  return density;
}
