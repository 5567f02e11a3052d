import { KM_PER_DEGREE, kmOfSquaredChord, squaredReach, unitVectors } from '../../geo/earth';
import { DEFAULT_ERROR_PARAMETERS } from '../../model/models';
import { denseMatrix, sandwich, times, transpose, type DenseMatrix } from '../../stats/matrix';
import type { Grouping } from '../groups';
import { note } from '../problem';
import { scaled } from './scaled';
import type { ErrorStructure, Positions } from './structure';

/** Firms by site: those at one point to the last digit; one that has no point is a site of its own, far from all. */
function sitesOf(rows: Int32Array, { lng, lat }: Positions) {
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
function smoothed(
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
 * Lets firms be alike the more the nearer they are, up to a distance: Σ K(d_ij) s_i s_j' between the inverses of the information,
 * with HC1's n/(n − k). K falls in a line from 1 to 0 (`bartlett`) or is 1 throughout (`uniform`). Null where no positions are known, and
 * where no two firms are within the distance, since it would be HC1 under another name; an error is NaN where the sum is negative, which
 * either kernel can give in the plane. Great-circle distances; O(pairs of sites within the distance). Source: Conley 1999.
 */
export const CONLEY_ERRORS: ErrorStructure = {
  covariance({ fit: { covariance, scores }, rows, positions, parameters }) {
    if (!positions) return null;
    const { conleyKm: km, conleyKernel: kernel } = { ...DEFAULT_ERROR_PARAMETERS, ...parameters };
    const { grouping, first } = sitesOf(rows, positions);
    const sums = scores.byGroup(grouping);
    const weightOf = kernel === 'uniform' ? () => 1 : (share: number) => Math.max(0, 1 - share);
    const near = smoothed(sums, first, positions, km, weightOf);
    // Firms at one point are within any distance.
    if (!near && grouping.count === rows.length) return null;
    const meat = times(transpose(sums), near ?? sums);
    return scaled(sandwich(covariance, meat), rows.length / (rows.length - covariance.columns));
  },
  instead: 'hc1',
  noteInstead: ({ conleyKm }) => note('nobody-within', { km: conleyKm }),
  onDemand: true,
  member: 'conley_std_error',
  replay: {
    field: 'conley',
    label: 'Conley error',
    exact: true,
    script: ({ conleyKm, conleyKernel }) =>
      `if (!is.null(f$scores)) f$conley <- conley_errors(f, rows, ${conleyKm}, "${conleyKernel}")`,
  },
};
