import { KM_PER_DEGREE, kmOfSquaredChord, squaredReach, unitVectors } from '../geo/earth';
import type { ConleyKernel } from '../model/models';
import { denseMatrix, type DenseMatrix } from '../stats/matrix';
import type { Positions } from './errors/structure';
import type { Grouping } from './groups';

/** How much two firms count for each other: the less the farther apart they are, and not at all beyond `km`. */
export interface Nearness {
  readonly positions: Positions;
  /** Kilometres on the great circle. */
  readonly km: number;
  readonly kernel: ConleyKernel;
}

/** Weight of a pair by its share of the distance. */
export function kernelWeight(kernel: ConleyKernel): (share: number) => number {
  return kernel === 'uniform' ? () => 1 : (share) => Math.max(0, 1 - share);
}

/** Firms by site: those at one point to the last digit; one that has no point is a site of its own, far from all. */
export function sitesOf(rows: ArrayLike<number>, { lng, lat }: Positions) {
  const sites = new Map<string, number>();
  const of = Int32Array.from(rows, (row) => {
    const known = Number.isFinite(lng[row]) && Number.isFinite(lat[row]);
    const at = known ? `${lng[row]} ${lat[row]}` : `row ${row}`;
    if (!sites.has(at)) sites.set(at, sites.size);
    return sites.get(at)!;
  });
  const first = new Int32Array(sites.size);
  for (let i = of.length - 1; i >= 0; i--) first[of[i]] = rows[i];
  const grouping: Grouping = { of, count: sites.size, missing: 0 };
  return { grouping, first };
}

/** Each site's scores and those of the sites within `km`, by how much they count; null where no site has another so near. */
export function smoothed(
  scores: DenseMatrix,
  first: Int32Array,
  { lng, lat }: Positions,
  km: number,
  weightOf: (share: number) => number,
): DenseMatrix | null {
  const { columns } = scores;
  const out = denseMatrix(scores.rows, columns, scores.data.slice());
  const latitude = Float64Array.from(first, (row) => lat[row]);
  // From south to north, so that a site's neighbours stand next to it; what has no point stands nowhere.
  const order = Int32Array.from(first.keys())
    .filter((site) => Number.isFinite(latitude[site] + lng[first[site]]))
    .sort((a, b) => latitude[a] - latitude[b]);
  const xyz = unitVectors(lng, lat, first);
  const reach = squaredReach(km);
  const degrees = km / KM_PER_DEGREE + 1e-9;
  let isAlone = true;
  for (let i = 0; i < order.length; i++) {
    const a = order[i];
    for (let k = i + 1; k < order.length; k++) {
      const b = order[k];
      if (latitude[b] - latitude[a] > degrees) break;
      const dx = xyz[3 * a] - xyz[3 * b];
      const dy = xyz[3 * a + 1] - xyz[3 * b + 1];
      const dz = xyz[3 * a + 2] - xyz[3 * b + 2];
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > reach) continue;
      isAlone = false;
      const weight = weightOf(kmOfSquaredChord(squared) / km);
      const ofA = a * columns;
      const ofB = b * columns;
      for (let j = 0; j < columns; j++) {
        out.data[ofA + j] += weight * scores.data[ofB + j];
        out.data[ofB + j] += weight * scores.data[ofA + j];
      }
    }
  }
  return isAlone ? null : out;
}

/**
 * How many equal and independent places firms that are alike by nearness amount to: n² / Σ K², which for groups in the place of nearness is
 * Kish's effective number of them. O(pairs of sites within the distance).
 */
export function independentPlaces(
  rows: ArrayLike<number>,
  { positions, km, kernel }: Nearness,
): number {
  const { grouping, first } = sitesOf(rows, positions);
  const firms = denseMatrix(grouping.count, 1);
  for (const site of grouping.of) firms.data[site]++;
  const weightOf = kernelWeight(kernel);
  const near = smoothed(firms, first, positions, km, (share) => weightOf(share) ** 2) ?? firms;
  const squares = firms.data.reduce((sum, count, site) => sum + count * near.data[site], 0);
  return rows.length ** 2 / squares;
}
