import { distanceKm } from '../../src/geo/earth';
import { drawNormalPair } from '../../src/stats/normal';
import type { Random } from '../../src/stats/random';

/**
 * Draws of a Gaussian field with variance 1 and correlation exp(−d / range) at points; independent values for range 0. By Cholesky: O(n³)
 * once and O(n²) a draw. Points at one place have one value.
 */
export function exponentialField(
  lng: Float64Array,
  lat: Float64Array,
  rangeKm: number,
): (random: Random) => Float64Array {
  const n = lng.length;
  const noise = (random: Random) => {
    const pair = new Float64Array(2);
    const out = new Float64Array(n + 1);
    for (let i = 0; i < n; i += 2) {
      drawNormalPair(random, pair);
      out.set(pair, i);
    }
    return out.subarray(0, n);
  };
  if (rangeKm === 0) return noise;
  const rows: Float64Array[] = [];
  for (let i = 0; i < n; i++) {
    const row = new Float64Array(i + 1);
    for (let j = 0; j <= i; j++) {
      let sum = Math.exp(-distanceKm(lng[i], lat[i], lng[j], lat[j]) / rangeKm);
      const other = rows[j] ?? row;
      for (let k = 0; k < j; k++) sum -= row[k] * other[k];
      // A point at the place of another adds nothing of its own.
      if (i === j) row[j] = Math.sqrt(Math.max(sum, 0));
      else row[j] = other[j] > 1e-6 ? sum / other[j] : 0;
    }
    rows.push(row);
  }
  return (random) => {
    const z = noise(random);
    return Float64Array.from(rows, (row) => row.reduce((sum, value, k) => sum + value * z[k], 0));
  };
}
