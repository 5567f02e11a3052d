import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type ClusterSettings } from '../../src/model';
import { changedClusters } from '../../src/state/changed-clusters';

const FOUND: ClusterSettings = {
  ...DEFAULT_SETTINGS.clusters,
  radiusKm: 1.8,
  minFirms: 61,
  definition: 'positions',
};
const RELATIVE = { ...FOUND, method: 'relative' as const };

describe('a definition that nobody set', () => {
  it('is the person’s as soon as a value is set, and by no other change', () => {
    expect(changedClusters(FOUND, { radiusKm: 2 })).not.toHaveProperty('definition');
    expect(changedClusters(FOUND, { minFirms: 9 })).not.toHaveProperty('definition');
    expect(changedClusters(FOUND, { boundary: 'convex' }).definition).toBe('positions');
    expect(changedClusters(FOUND, { industry: '織物' }).definition).toBe('positions');
  });

  it('is found anew by the rule of another method that has one', () => {
    // The page sends the minimum along, since a method may have a least one.
    const change = { method: 'relative', minFirms: 61 } as const;
    expect(changedClusters(FOUND, change)).toMatchObject({ ...change, definition: 'wanted' });
    expect(changedClusters(RELATIVE, { method: 'dbscan' }).definition).toBe('wanted');
    for (const method of ['hdbscan', 'scan', 'drawn'] as const)
      expect(changedClusters(FOUND, { method })).not.toHaveProperty('definition');
    const set = { ...FOUND, definition: undefined };
    expect(changedClusters(set, change).definition).toBeUndefined();
  });

  it('is found anew where the bandwidth has others to compare', () => {
    expect(changedClusters(RELATIVE, { industry: '織物' }).definition).toBe('wanted');
    expect(changedClusters(RELATIVE, { background: 'register' }).definition).toBe('wanted');
    expect(changedClusters(RELATIVE, { tolerance: 0.05 }).definition).toBe('positions');
    expect(changedClusters(RELATIVE, { radiusKm: 1, definition: 'positions' })).toMatchObject({
      ...{ radiusKm: 1, definition: 'positions' },
    });
  });
});
