import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testConcentration, type Concentration } from '../../src/cluster';
import { envelope } from '../../src/cluster/envelope';
import { KernelDensity, silvermanBandwidth } from '../../src/cluster/k-density';
import { PairBins } from '../../src/cluster/pair-bins';
import { kmOfChord, pairSummary } from '../../src/cluster/pair-distances';
import { ripleyK } from '../../src/cluster/ripley';
import { distanceKm } from '../../src/geo';
import { kmOfSquaredChord, unitVectors } from '../../src/geo/earth';
import { Cancelled, UNATTENDED, type Run } from '../../src/model';
import { normalDensity } from '../../src/stats/distributions';
import { createRandom } from '../../src/stats/random';
import { quantileOfSorted } from '../../src/stats/summary';
import { joined, points, scattered, type Points } from './points';
import { REFERENCE_NOTE, referencePoints, WITHOUT_REFERENCE } from './reference';

/** Distances of all pairs by comparing each with each. */
function allPairs({ lng, lat }: Points): Float64Array {
  const km: number[] = [];
  for (let i = 0; i < lng.length; i++)
    for (let j = i + 1; j < lng.length; j++) km.push(distanceKm(lng[i], lat[i], lng[j], lat[j]));
  return Float64Array.from(km);
}

/** The kernel sum itself. */
function exactDensity(pairs: Float64Array, at: number, h: number): number {
  let sum = 0;
  for (const km of pairs) sum += normalDensity((at - km) / h) + normalDensity((at + km) / h);
  return sum / (pairs.length * h);
}

/** As the test computes it: in bins. */
async function binnedDensity(sites: Points, limitKm: number, h: number) {
  const distancesKm = Float64Array.from({ length: 41 }, (_, g) => (limitKm * g) / 40);
  const xyz = unitVectors(sites.lng, sites.lat);
  const bins = await PairBins.of(xyz, limitKm / 40, limitKm + 6 * h);
  const counts = await bins.count(Int32Array.from(sites.lng.keys()), UNATTENDED);
  const out = new Float64Array(41);
  const n = sites.lng.length;
  new KernelDensity(distancesKm, h, bins.meanKm).densities(counts, (n * (n - 1)) / 2, out);
  return { distancesKm, out, counts, bins };
}

const towns = joined(
  ...Array.from({ length: 8 }, (_, t) =>
    scattered(25, t + 1, [
      138 + (t % 4) * 0.7,
      35 + t * 0.2,
      138.1 + (t % 4) * 0.7,
      35.1 + t * 0.2,
    ]),
  ),
  // Firms that are located to their town share its point.
  points(Array.from({ length: 30 }, () => [138.4, 35.3])),
  points(Array.from({ length: 20 }, () => [139.2, 35.9])),
);

describe('distances of pairs', () => {
  it('are the arc of the chord as long as Japan', () => {
    for (let chord = 0; chord < 0.6; chord += 0.0137)
      expect(Math.abs(kmOfChord(chord * chord) - kmOfSquaredChord(chord * chord))).toBeLessThan(
        chord < 0.32 ? 1e-6 : 0.01,
      );
  });

  it('have the mean, spread and quantiles of a sorted list', async () => {
    for (const sites of [
      towns,
      scattered(3, 8, [139, 35, 140, 36]),
      scattered(2, 1, [139, 35, 140, 36]),
    ]) {
      const sorted = allPairs(sites).sort();
      const probabilities = [0, 0.25, 0.5, 0.731, 1];
      const { pairs, mean, sd, quantiles } = await pairSummary(
        unitVectors(sites.lng, sites.lat),
        probabilities,
      );
      expect(pairs).toBe(sorted.length);
      const expected = sorted.reduce((sum, km) => sum + km, 0) / pairs;
      expect(mean).toBeCloseTo(expected, 6);
      const squares = sorted.reduce((sum, km) => sum + (km - expected) ** 2, 0);
      if (pairs > 1) expect(sd).toBeCloseTo(Math.sqrt(squares / (pairs - 1)), 6);
      probabilities.forEach((p, k) =>
        expect(quantiles[k]).toBeCloseTo(quantileOfSorted(sorted, p), 5),
      );
    }
    expect((await pairSummary(new Float64Array(3), [0.5])).quantiles).toEqual([NaN]);
  });

  it('are counted the same from held bins as measured anew', async () => {
    const { counts, bins } = await binnedDensity(towns, 50, 3);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const n = towns.lng.length;
    expect(total).toBe((n * (n - 1)) / 2);
    expect([...counts.subarray(0, bins.binCount)]).toEqual([...bins.all]);
    const some = Int32Array.from(towns.lng.keys()).filter((i) => i % 3 === 0);
    const held = (await bins.count(some, UNATTENDED)).slice();
    const picked = (column: Float64Array) => Float64Array.from(some, (i) => column[i]);
    const alone = await PairBins.of(
      unitVectors(picked(towns.lng), picked(towns.lat)),
      50 / 40,
      50 + 18,
    );
    expect([...held.subarray(0, bins.binCount)]).toEqual([...alone.all]);
  });
});

describe('K-density', () => {
  it('is within 1e-4 of the exact kernel sum, also where many firms share a point', async () => {
    const pairs = allPairs(towns);
    for (const [limit, h] of [
      [100, 8],
      [60, 0.7],
      [150, 30],
    ]) {
      const { distancesKm, out } = await binnedDensity(towns, limit, h);
      const exact = Array.from(distancesKm, (km) => exactDensity(pairs, km, h));
      const most = Math.max(...exact);
      exact.forEach((value, g) => expect(Math.abs(out[g] - value) / most).toBeLessThan(1e-4));
    }
  });

  it('holds all pairs: over all distances it adds up to 1', async () => {
    const limit = 400;
    const { out } = await binnedDensity(towns, limit, 12);
    let sum = 0;
    out.forEach((value, g) => (sum += value * (limit / 40) * (g === 0 || g === 40 ? 0.5 : 1)));
    expect(sum).toBeCloseTo(1, 3);
  });

  it.skipIf(WITHOUT_REFERENCE)(`agrees with Kd of 2,000 firms by R${REFERENCE_NOTE}`, async () => {
    const sites = referencePoints('survey-2000.csv');
    const { duranton_overman: known } = JSON.parse(
      readFileSync(
        new URL('../../../shared/reference/stats-reference.json', import.meta.url),
        'utf8',
      ),
    );
    const xyz = unitVectors(sites.lng, sites.lat);
    const summary = await pairSummary(xyz, [0.25, 0.75, 0.5]);
    expect(summary.pairs).toBe(known.pairs);
    expect(summary.quantiles[2]).toBeCloseTo(known.median_pair_km, 6);
    const h = silvermanBandwidth(summary);
    expect(h / known.bandwidth_nrd0).toBeCloseTo(1, 8);
    const distancesKm = Float64Array.from(known.d_km as number[]);
    const bins = await PairBins.of(xyz, 1, 180 + 6 * h);
    const out = new Float64Array(distancesKm.length);
    new KernelDensity(distancesKm, h, bins.meanKm).densities(bins.all, known.pairs, out);
    (known.kd_reflected as number[]).forEach((value, g) =>
      expect(Math.abs(out[g] / value - 1)).toBeLessThan(1e-4),
    );
  });
});

describe('Ripley’s K', () => {
  it('is the area times the share of pairs at most so far apart, ends included', async () => {
    const { bins, counts, distancesKm } = await binnedDensity(towns, 50, 3);
    const pairs = allPairs(towns);
    const out = new Float64Array(distancesKm.length);
    ripleyK(counts, Math.round(bins.binsPerKm * distancesKm[1]), pairs.length, 1000, out);
    distancesKm.forEach((km, g) => {
      const within = pairs.filter((d) => d <= km + 1e-9).length;
      expect(out[g]).toBeCloseTo((1000 * within) / pairs.length, 9);
    });
  });

  it.skipIf(WITHOUT_REFERENCE)(
    `agrees with spatstat on 2,000 firms but for its map projection${REFERENCE_NOTE}`,
    async () => {
      const sites = referencePoints('survey-2000.csv');
      const { ripley_K: known } = JSON.parse(
        readFileSync(
          new URL('../../../shared/reference/stats-reference.json', import.meta.url),
          'utf8',
        ),
      );
      const bins = await PairBins.of(unitVectors(sites.lng, sites.lat), 1, 101);
      const k = new Float64Array(101);
      ripleyK(bins.all, Math.round(bins.binsPerKm), 1999000, known.area, k);
      (known.r_km as number[]).forEach((km, i) => {
        if (km > 0) expect(Math.abs(k[km] / known.none[i] - 1)).toBeLessThan(0.02);
      });
    },
  );
});

describe('envelope', () => {
  const draws = 400;
  const steps = 30;
  const distances = Float64Array.from({ length: steps }, (_, g) => g);
  const random = createRandom(3);
  const drawn = Float64Array.from({ length: draws * steps }, () => random.uniform());

  it('lets at most 5 % of the draws cross on each side, and says how many do', () => {
    const found = envelope(new Float64Array(steps).fill(0.5), drawn, distances);
    let high = 0;
    let low = 0;
    for (let d = 0; d < draws; d++) {
      const own = drawn.subarray(d * steps, (d + 1) * steps);
      if (own.some((value, g) => value > found.globalHigh[g])) high++;
      if (own.some((value, g) => value < found.globalLow[g])) low++;
    }
    expect(found.crossHigh).toBeCloseTo(high / draws, 12);
    expect(found.crossLow).toBeCloseTo(low / draws, 12);
    expect(high / draws).toBeLessThanOrEqual(0.05);
    expect(low / draws).toBeLessThanOrEqual(0.05);
    // One rank further in, more than 5 % would cross.
    const narrower = distances.map((_, g) => {
      const column = Array.from({ length: draws }, (__, d) => drawn[d * steps + g]);
      return Math.max(...column.filter((value) => value < found.globalHigh[g]));
    });
    let more = 0;
    for (let d = 0; d < draws; d++)
      if (drawn.subarray(d * steps, (d + 1) * steps).some((v, g) => v > narrower[g])) more++;
    expect(more / draws).toBeGreaterThan(0.05);
  });

  it('has local limits at 5 and 95 % inside the global ones', () => {
    const found = envelope(new Float64Array(steps).fill(0.5), drawn, distances);
    for (let g = 0; g < steps; g++) {
      const column = Float64Array.from({ length: draws }, (_, d) => drawn[d * steps + g]).sort();
      expect(found.localLow[g]).toBe(quantileOfSorted(column, 0.05));
      expect(found.localHigh[g]).toBe(quantileOfSorted(column, 0.95));
      expect(found.globalHigh[g]).toBeGreaterThan(found.localHigh[g]);
      expect(found.globalLow[g]).toBeLessThan(found.localLow[g]);
    }
  });

  it('names the stretches that lie beyond, each with both ends', () => {
    const observed = new Float64Array(steps).fill(0.5);
    observed.fill(2, 0, 4);
    observed[9] = 2;
    observed.fill(-1, 20, 30);
    const found = envelope(observed, drawn, distances);
    expect(found.above).toEqual([
      { from: 0, to: 3 },
      { from: 9, to: 9 },
    ]);
    expect(found.below).toEqual([{ from: 20, to: 29 }]);
    expect(found.pAbove).toBe(1 / (draws + 1));
    expect(found.pBelow).toBe(1 / (draws + 1));
  });

  it('has a p that is right by chance as often as it says', () => {
    let rejected = 0;
    const trials = 300;
    for (let trial = 0; trial < trials; trial++) {
      const observed = Float64Array.from({ length: steps }, () => random.uniform());
      const few = drawn.subarray(0, 99 * steps);
      if (envelope(observed, few, distances).pAbove <= 0.1) rejected++;
    }
    expect(Math.abs(rejected / trials - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / trials));
  });

  it('takes equal values for no crossing', () => {
    const same = envelope(new Float64Array(3), new Float64Array(30), Float64Array.of(0, 1, 2));
    expect([same.above, same.below, same.pAbove, same.crossHigh]).toEqual([[], [], 1, 0]);
  });
});

describe('testConcentration', () => {
  const all = joined(
    scattered(60, 1, [139, 35, 139.1, 35.1]),
    scattered(60, 2, [140, 36, 140.1, 36.1]),
    scattered(80, 3, [138, 34.5, 141, 37]),
  );
  const n = all.lng.length;
  const take = new Uint8Array(n).fill(1);
  const options = { draws: 199, seed: 4, limitKm: null };
  const members = (holds: (i: number) => boolean) =>
    Uint8Array.from(take, (_, i) => (holds(i) ? 1 : 0));
  const tested = async (member: Uint8Array, change: object = {}) =>
    (await testConcentration(all, take, member, { ...options, ...change })) as Concentration;

  it('finds an industry of one town concentrated at short distances, by both measures', async () => {
    const { density, ripley, firms, sites } = await tested(members((i) => i < 30));
    expect([firms, sites]).toEqual([30, n]);
    expect(density.above[0].from).toBe(0);
    expect(density.pAbove).toBe(1 / 200);
    expect(ripley.above.length).toBeGreaterThan(0);
    expect(ripley.pAbove).toBe(1 / 200);
  });

  it('finds an industry that keeps to the country dispersed', async () => {
    const { density, ripley } = await tested(members((i) => i >= 120 && i % 2 === 0));
    expect(density.above.filter(({ from }) => from === 0)).toEqual([]);
    expect(ripley.below.length).toBeGreaterThan(0);
  });

  it('finds nothing in an industry that is spread as all firms are', async () => {
    const { density, ripley } = await tested(members((i) => i % 4 === 1));
    expect([density.above, density.below]).toEqual([[], []]);
    expect([ripley.above, ripley.below]).toEqual([[], []]);
  });

  it('looks as far as the median of all pairs, or as it is told', async () => {
    const sorted = allPairs(all).sort();
    const usual = await tested(
      members((i) => i < 30),
      { draws: 1 },
    );
    expect(usual.distancesKm.at(-1)).toBeCloseTo(quantileOfSorted(sorted, 0.5), 5);
    const told = await tested(
      members((i) => i < 30),
      { draws: 1, limitKm: 42 },
    );
    expect(told.distancesKm[0]).toBe(0);
    expect(told.distancesKm.at(-1)).toBe(42);
  });

  it('draws the same with the same seed', async () => {
    const member = members((i) => i % 5 === 0);
    const first = await tested(member, { draws: 30 });
    expect(await tested(member, { draws: 30 })).toEqual(first);
    const other = await tested(member, { draws: 30, seed: 5 });
    expect(other.density.localHigh).not.toEqual(first.density.localHigh);
    expect(other.density.observed).toEqual(first.density.observed);
  });

  it('leaves out firms that take no part, and says why there is no test', async () => {
    const few = members((i) => i < 9);
    expect(await testConcentration(all, take, few, options)).toEqual({
      code: 'too-few',
      firms: 9,
      least: 10,
    });
    expect(await testConcentration(all, take, take, options)).toEqual({ code: 'all', firms: n });
    const half = members((i) => i % 2 === 0);
    const { firms, sites } = (await testConcentration(
      all,
      half,
      members((i) => i < 60),
      options,
    )) as Concentration;
    expect([firms, sites]).toEqual([30, 100]);
  });

  it('scales Ripley’s K by the area that the firms span', async () => {
    // Twelve firms in the middle of a rectangle, and one at each corner; sides in kilometres.
    const [width, height] = [distanceKm(139, 35.2, 140, 35.2), distanceKm(139, 35, 139, 35.4)];
    const rectangle = points([
      ...Array.from({ length: 12 }, () => [139.5, 35.2] as const),
      ...([139, 140] as const).flatMap((lng) => [[lng, 35] as const, [lng, 35.4] as const]),
    ]);
    const { ripley } = (await testConcentration(
      rectangle,
      new Uint8Array(16).fill(1),
      Uint8Array.from({ length: 16 }, (_, i) => (i < 12 ? 1 : 0)),
      { draws: 1, seed: 1, limitKm: 5 },
    )) as Concentration;
    // All pairs of the industry, and 66 of the 120 of all firms, are no distance apart.
    const expected = Math.sqrt((width * height) / Math.PI) * (1 - Math.sqrt(66 / 120));
    ripley.observed.forEach((l) => expect(l / expected).toBeCloseTo(1, 2));
  });

  it('bears all firms in one place', async () => {
    const one = points(Array.from({ length: 40 }, () => [139, 35]));
    const found = (await testConcentration(
      one,
      new Uint8Array(40).fill(1),
      members((i) => i < 20).subarray(0, 40),
      { ...options, draws: 19 },
    )) as Concentration;
    expect(found.density.observed.every(Number.isFinite)).toBe(true);
    expect([found.density.above, found.density.below]).toEqual([[], []]);
  });

  it('stops at once where it is cancelled, and refuses what can’t be', async () => {
    let done = 0;
    const run: Run = {
      progress: (share) => (done = share),
      checkpoint: () => (done >= 0.1 ? Promise.reject(new Cancelled()) : null),
    };
    const member = members((i) => i < 30);
    await expect(testConcentration(all, take, member, options, run)).rejects.toThrow(Cancelled);
    expect(done).toBeLessThan(0.2);
    for (const wrong of [{ draws: 0 }, { draws: 1.5 }, { limitKm: 0 }, { limitKm: NaN }])
      await expect(testConcentration(all, take, member, { ...options, ...wrong })).rejects.toThrow(
        RangeError,
      );
  });
});
