import { describe, expect, it } from 'vitest';
import { chooseSites, sitingCosts, type SitingCosts } from '../../src/linkage/siting';

/** Numbers from 0 to 1 that are the same on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

function madeUp(seed: number, method: 'median' | 'cover', existing = 2): SitingCosts {
  const next = numbers(seed);
  const places = (count: number) => ({
    lng: Float64Array.from({ length: count }, () => 135 + next()),
    lat: Float64Array.from({ length: count }, () => 35 + next()),
  });
  return sitingCosts(places(40), places(existing), places(9), method, 20);
}

function totalOf({ firms, cost, baseline }: SitingCosts, sites: readonly number[]): number {
  return baseline.reduce(
    (sum, own, i) => sum + Math.min(own, ...sites.map((c) => cost[c * firms + i])),
    0,
  );
}

function leastOf(costs: SitingCosts, p: number): number {
  let least = Infinity;
  for (let mask = 0; mask < 1 << costs.candidates; mask++) {
    const sites = Array.from({ length: costs.candidates }, (_, c) => c).filter(
      (c) => mask & (1 << c),
    );
    if (sites.length === p) least = Math.min(least, totalOf(costs, sites));
  }
  return least;
}

describe.each(['median', 'cover'] as const)('siting by %s', (method) => {
  it('is bounded by, and mostly is, the best of all choices', async () => {
    let best = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const costs = madeUp(seed, method);
      const found = await chooseSites(costs, 3);
      const least = leastOf(costs, 3);
      expect(found.total).toBeCloseTo(totalOf(costs, found.sites), 8);
      expect(found.total).toBeGreaterThanOrEqual(least - 1e-8);
      expect(found.bound).toBeLessThanOrEqual(least + 1e-8);
      if (found.total < least + 1e-8) best++;
    }
    expect(best).toBeGreaterThanOrEqual(34);
  });

  it('gains less with each site, and as much together as the total falls', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const costs = madeUp(seed, method);
      const { gains, total, sites } = await chooseSites(costs, 5);
      expect(new Set(sites).size).toBe(5);
      for (let k = 1; k < 5; k++) expect(gains[k]).toBeLessThanOrEqual(gains[k - 1] + 1e-8);
      expect(gains.reduce((a, b) => a + b)).toBeCloseTo(totalOf(costs, []) - total, 8);
    }
  });
});

describe('siting', () => {
  it('finds the best single site where there is no institution yet', async () => {
    const costs = madeUp(7, 'median', 0);
    const found = await chooseSites(costs, 1);
    expect(found.total).toBeCloseTo(leastOf(costs, 1), 8);
    expect(found.gains).toEqual([Infinity]);
    expect(found.bound).toBeNaN();
  });

  it('refuses more sites than candidates', async () => {
    await expect(chooseSites(madeUp(1, 'cover'), 10)).rejects.toThrow(RangeError);
  });
});
