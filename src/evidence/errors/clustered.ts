import { crossProduct, times } from '../../stats/matrix';
import { clusterFactor } from '../groups';
import { DRAWN_GROUPS } from './drawn';
import { groupDegrees } from './few-groups';
import { scaled } from './scaled';
import type { ErrorStructure } from './structure';

/**
 * Lets the firms of a group be alike, with the factor G/(G−1) · (n−1)/(n−k). Not given below two groups. Source: Liang and
 * Zeger 1986.
 */
export const CLUSTERED_ERRORS: ErrorStructure = {
  covariance({ fit: { covariance, scores }, grouping }) {
    if (!grouping || grouping.count < 2) return null;
    const influence = times(scores.byGroup(grouping), covariance);
    const factor = clusterFactor(grouping.count, grouping.of.length, covariance.columns);
    return scaled(crossProduct(influence), factor);
  },
  degrees: ({ fit, grouping }) =>
    grouping && grouping.count > 1 ? groupDegrees(fit, grouping) : () => NaN,
  weighted: DRAWN_GROUPS,
  instead: 'hc1',
  member: 'cluster_std_error',
  replay: { field: 'clustered', label: 'clustered error', exact: true },
};
