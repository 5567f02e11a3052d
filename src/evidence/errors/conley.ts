import { DEFAULT_ERROR_PARAMETERS } from '../../model/models';
import { sandwich, times, transpose } from '../../stats/matrix';
import { independentPlaces, kernelWeight, sitesOf, smoothed } from '../spatial/nearness';
import { note } from '../problem';
import { scaled } from './scaled';
import type { ErrorStructure } from './structure';

/**
 * Lets firms be alike the more the nearer they are, up to a distance: Σ K(d_ij) s_i s_j' between the inverses of the information,
 * with HC1's n/(n − k). K falls in a line from 1 to 0 (`bartlett`) or is 1 throughout (`uniform`). Null where no positions are known, and
 * where no two firms are within the distance, since it would be HC1 under another name; an error is NaN where the sum is negative, which
 * either kernel can give in the plane. Judged by t with the number of independent places − 1. Great-circle distances; O(pairs of sites within the distance). Source: Conley 1999.
 */
export const CONLEY_ERRORS: ErrorStructure = {
  covariance({ fit: { covariance, scores }, rows, positions, parameters }) {
    if (!positions) return null;
    const { conleyKm: km, conleyKernel: kernel } = { ...DEFAULT_ERROR_PARAMETERS, ...parameters };
    const { grouping, first } = sitesOf(rows, positions);
    const sums = scores.byGroup(grouping);
    const near = smoothed(sums, first, positions, km, kernelWeight(kernel));
    // Firms at one point are within any distance.
    if (!near && grouping.count === rows.length) return null;
    const meat = times(transpose(sums), near ?? sums);
    return scaled(sandwich(covariance, meat), rows.length / (rows.length - covariance.columns));
  },
  degrees({ rows, positions, parameters }) {
    if (!positions) return () => NaN;
    const { conleyKm: km, conleyKernel: kernel } = { ...DEFAULT_ERROR_PARAMETERS, ...parameters };
    const df = Math.max(1, independentPlaces(rows, { positions, km, kernel }) - 1);
    return () => df;
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
