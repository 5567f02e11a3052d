import { crossProduct, sandwich, times } from '../../stats/matrix';
import { scaled } from './scaled';
import type { ErrorEstimator } from './structure';

/*
 * Design-based errors of weighted estimates, linearised, under sampling with replacement. Sources: Binder 1983; Lumley 2004, whose
 * svyglm gives the same.
 */

/** Firms were drawn one by one: n/(n − 1). */
export const DRAWN_FIRMS: ErrorEstimator = {
  covariance: ({ fit: { covariance, scores }, rows: { length } }) =>
    scaled(sandwich(covariance, scores.squares), length / (length - 1)),
};

/** Whole groups were drawn: G/(G − 1), judged by G − k. Not given where no degree of freedom is left. */
export const DRAWN_GROUPS: ErrorEstimator = {
  covariance({ fit: { covariance, scores }, grouping }) {
    if (!grouping || grouping.count <= covariance.columns) return null;
    const influence = times(scores.byGroup(grouping), covariance);
    return scaled(crossProduct(influence), grouping.count / (grouping.count - 1));
  },
  degrees: ({ fit: { covariance }, grouping }) => {
    const df = (grouping?.count ?? NaN) - covariance.columns;
    return () => (df > 0 ? df : NaN);
  },
};
