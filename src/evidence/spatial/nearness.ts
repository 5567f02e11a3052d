import { kmOfSquaredChord } from '../../geo/earth';
import { eachPairWithin } from '../../geo/near-pairs';
import type { ConleyKernel } from '../../model/models';
import { denseMatrix, type DenseMatrix } from '../../stats/matrix';
import type { Positions } from '../errors/structure';
import type { Grouping } from '../groups';

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
  let isAlone = true;
  eachPairWithin(lng, lat, first, km, (a, b, squared) => {
    isAlone = false;
    const weight = weightOf(kmOfSquaredChord(squared) / km);
    const ofA = a * columns;
    const ofB = b * columns;
    for (let j = 0; j < columns; j++) {
      out.data[ofA + j] += weight * scores.data[ofB + j];
      out.data[ofB + j] += weight * scores.data[ofA + j];
    }
  });
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
