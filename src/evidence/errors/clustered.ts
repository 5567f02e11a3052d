import { crossProduct, times } from '../../stats/matrix';
import { clusterFactor } from '../groups';
import { biasReduced, type BiasReduced } from './bias-reduced';
import { DRAWN_GROUPS } from './drawn';
import { scaled } from './scaled';
import type { ErrorSample, ErrorStructure } from './structure';

/** Covariance and degrees of freedom are made of the same. */
const known = new WeakMap<ErrorSample, BiasReduced | null>();

function reducedOf(sample: ErrorSample): BiasReduced | null {
  const found = known.get(sample);
  if (found !== undefined) return found;
  const { fit, grouping } = sample;
  const made = grouping && grouping.count > 1 ? biasReduced(fit, grouping) : null;
  known.set(sample, made);
  return made;
}

/**
 * Lets the firms of a group be alike, corrected for few and unequal groups (CR2); for families whose firms have no single weight with the factor
 * G/(G−1) · (n−1)/(n−k) of Liang and Zeger 1986 (CR1). Not given below two groups.
 */
export const CLUSTERED_ERRORS: ErrorStructure = {
  covariance(sample) {
    const { fit, grouping } = sample;
    if (!grouping || grouping.count < 2) return null;
    const reduced = reducedOf(sample);
    if (reduced) return reduced.covariance;
    const influence = times(fit.scores.byGroup(grouping), fit.covariance);
    const factor = clusterFactor(grouping.count, grouping.of.length, fit.covariance.columns);
    return scaled(crossProduct(influence), factor);
  },
  degrees(sample) {
    const { grouping } = sample;
    if (!grouping || grouping.count < 2) return () => NaN;
    return reducedOf(sample)?.degrees ?? (() => grouping.count - 1);
  },
  weighted: DRAWN_GROUPS,
  instead: 'hc1',
  member: 'cluster_std_error',
  replay: { field: 'clustered', label: 'clustered error', exact: true },
};
