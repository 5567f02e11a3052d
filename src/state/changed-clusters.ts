import type { ClusterSettings } from '../model';
import { clusterMethod } from '../study';

/** Beside the firms' places, what the bandwidth of a kernel is found from: who is of interest, and how many are compared. */
const OF_BANDWIDTH = ['industry', 'background', 'includeCoarse'] as const;

/**
 * Settings of clusters after a person's change. Who sets radius or minimum, or goes to a method without, has taken the definition over; a method with a rule of
 * its own finds its own in the place of one that was found, and a bandwidth is found anew with other firms of interest.
 */
export function changedClusters(
  { definition, ...before }: ClusterSettings,
  change: Partial<ClusterSettings>,
): ClusterSettings {
  const after = { ...before, ...change };
  if (definition === undefined || change.definition !== undefined) return after;
  const { byRadius, kernel } = clusterMethod(after.method);
  const isAnother = after.method !== before.method;
  // The minimum may come with another method, which has a least one.
  if (change.radiusKm !== undefined || (isAnother && !byRadius)) return after;
  if (change.minFirms !== undefined && !isAnother) return after;
  const isAnew = isAnother || (kernel && OF_BANDWIDTH.some((key) => key in change));
  return { ...after, definition: isAnew ? 'wanted' : definition };
}
