import { describe, expect, it } from 'vitest';
import { dbscan, testClusterSizes } from '../../src/cluster';
import { createRandom } from '../../src/stats/random';

const DEFINITION = { radiusKm: 1, minFirms: 4 };
const random = createRandom(3);
/** Sites of 300 firms: a third in one town, the rest over a plain. */
const lng = Float64Array.from({ length: 300 }, (_, i) =>
  i < 100 ? 139 + 0.03 * random.uniform() : 138.5 + random.uniform(),
);
const lat = Float64Array.from({ length: 300 }, (_, i) =>
  i < 100 ? 36 + 0.03 * random.uniform() : 35.5 + random.uniform(),
);
const sites = new Uint8Array(300).fill(1);
const cluster = (take: Uint8Array) => dbscan({ lng, lat, take }, DEFINITION);
const ask = (member: Uint8Array, seed = 1, draws = 199, from = sites) =>
  testClusterSizes(cluster(member.map((own, i) => own * from[i])), from, member, cluster, {
    draws,
    seed,
  });

describe('the size of clusters of one industry', () => {
  it('is beyond chance where the industry is in town far more than firms in general', async () => {
    const member = Uint8Array.from(lng, (_, i) => (i < 60 ? 1 : 0));
    const { pValue, firms, sites: all } = (await ask(member))!;
    expect([firms, all]).toEqual([60, 300]);
    // 60 in town; by chance there are about 20.
    expect(pValue[0]).toBe(1 / 200);
  });

  it('is not where the town is as large in it as in all industries, however dense it is', async () => {
    const member = Uint8Array.from(lng, (_, i) => (i % 5 === 0 ? 1 : 0));
    expect(cluster(member).clusterCount).toBeGreaterThan(0);
    const { pValue } = (await ask(member))!;
    expect(pValue[0]).toBeGreaterThan(0.2);
  });

  it('counts the largest cluster of a draw, so that small ones beside it say nothing', async () => {
    // 60 firms in town and a handful on one spot of the plain: four firms are always to be had in town.
    const member = Uint8Array.from(lng, (_, i) => (i < 60 || (i >= 200 && i < 204) ? 1 : 0));
    const [x, y] = [lng.slice(), lat.slice()];
    for (let i = 200; i < 204; i++) [x[i], y[i]] = [138.6, 35.6];
    const own = (take: Uint8Array) => dbscan({ lng: x, lat: y, take }, DEFINITION);
    const found = own(member);
    const { pValue } = (await testClusterSizes(found, sites, member, own, {
      draws: 199,
      seed: 1,
    }))!;
    const small = found.clusterOf[200];
    expect(small).toBeGreaterThanOrEqual(0);
    expect(pValue[small]).toBe(1);
    expect(pValue[found.clusterOf[0]]).toBe(1 / 200);
  });

  it('keeps its level where the industry is dealt at random', async () => {
    const dealer = createRandom(8);
    let below = 0;
    const studies = 200;
    for (let s = 0; s < studies; s++) {
      const member = Uint8Array.from(lng, () => (dealer.below(5) === 0 ? 1 : 0));
      const answer = await ask(member, s, 49);
      if (answer?.pValue.some((p) => p <= 0.1)) below++;
    }
    expect(below / studies).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / studies));
    expect(below).toBeGreaterThan(0);
  });

  it('draws from the sites alone, and is missing where there is nothing to compare with', async () => {
    const member = Uint8Array.from(lng, (_, i) => (i < 60 ? 1 : 0));
    const town = Uint8Array.from(lng, (_, i) => (i < 100 ? 1 : 0));
    expect((await ask(member, 1, 19, town))!.sites).toBe(100);
    expect(await ask(new Uint8Array(300))).toBeNull();
    expect(await ask(sites)).toBeNull();
    expect(await ask(member, 5, 49)).toEqual(await ask(member, 5, 49));
    await expect(ask(member, 1, 0)).rejects.toThrow(RangeError);
  });
});
