import { describe, expect, it } from 'vitest';
import { permuteDifference, permuteMunicipalities } from '../../../src/evidence/draws/permutation';
import { Cancelled, type Run } from '../../../src/model/run';
import { createRandom } from '../../../src/stats/random';

/** Share of all ways to pick the inside firms whose difference in means is at least as large. */
function exactShare(values: readonly number[], inside: readonly number[]): number {
  const n = values.length;
  const take = inside.filter((side) => side === 1).length;
  const difference = (mask: number): number => {
    let [within, without] = [0, 0];
    for (let i = 0; i < n; i++) {
      if (mask & (1 << i)) within += values[i];
      else without += values[i];
    }
    return Math.abs(within / take - without / (n - take));
  };
  const observed = difference(inside.reduce((mask, side, i) => mask | (side << i), 0));
  let all = 0;
  let extreme = 0;
  for (let mask = 0; mask < 1 << n; mask++) {
    const size = mask.toString(2).replaceAll('0', '').length;
    if (size !== take) continue;
    all++;
    if (difference(mask) >= observed - 1e-9) extreme++;
  }
  return extreme / all;
}

const sides = (values: readonly number[], inside: readonly number[]) => ({
  values: Float64Array.from(values),
  isInside: Uint8Array.from(inside),
});

describe('permutation of the difference in means', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];

  it.each([
    [[1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0]],
    [[0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1]],
    [[1, 1, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0]],
  ])('comes near the share of all arrangements: %j', async (inside) => {
    const draws = 20_000;
    const { pValue } = await permuteDifference(sides(values, inside), { seed: 3, draws });
    const share = exactShare(values, inside);
    // Four standard errors of a share of so many draws.
    expect(Math.abs(pValue - share)).toBeLessThan(
      4 * Math.sqrt((share * (1 - share)) / draws) + 1e-4,
    );
  });

  it('is (b + 1)/(m + 1), the same for the same seed, and does not mind shifts and scales', async () => {
    const inside = [0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1];
    const at = (v: readonly number[], seed = 3) =>
      permuteDifference(sides(v, inside), { seed, draws: 99 });
    const first = await at(values);
    expect(first).toEqual(await at(values));
    expect((first.pValue * 100) % 1).toBeCloseTo(0, 9);
    expect((await at(values.map((v) => 1000 - 7 * v))).pValue).toBe(first.pValue);
    expect(await at(values, 4)).not.toEqual(first);
  });

  it('stops when it is cancelled, and reports progress up to 1', async () => {
    const reported: number[] = [];
    const run: Run = { progress: (share) => reported.push(share), checkpoint: () => null };
    await permuteDifference(
      sides(
        values,
        values.map((_, i) => i % 2),
      ),
      { seed: 1, draws: 50 },
      run,
    );
    expect(reported.at(-1)).toBe(1);
    const cancelled: Run = {
      progress: () => undefined,
      checkpoint: () => Promise.reject(new Cancelled()),
    };
    const stopped = permuteDifference(
      sides(
        values,
        values.map((_, i) => i % 2),
      ),
      { seed: 1, draws: 50 },
      cancelled,
    );
    await expect(stopped).rejects.toThrow(Cancelled);
  });
});

describe('permutation of whole municipalities', () => {
  const grouping = (of: readonly number[]) => ({
    of: Int32Array.from(of),
    count: Math.max(...of) + 1,
    missing: 0,
  });

  it('sees that firms of one place are not independent', async () => {
    // Ten places of twenty firms; outcomes are the place's own; two places are inside.
    const random = createRandom(8);
    const level = Array.from({ length: 10 }, () => random.uniform());
    level[0] += 0.4;
    level[1] += 0.3;
    const of = Array.from({ length: 200 }, (_, i) => i % 10);
    const data = sides(
      of.map((g) => level[g] + 0.01 * random.uniform()),
      of.map((g) => (g < 2 ? 1 : 0)),
    );
    const naive = await permuteDifference(data, { seed: 1, draws: 999 });
    const whole = await permuteMunicipalities(data, grouping(of), { seed: 1, draws: 999 });
    expect(naive.pValue).toBe(0.001);
    // There are only 45 ways to pick two places of ten.
    expect(whole?.pValue ?? 0).toBeGreaterThan(0.015);
    expect(whole).toMatchObject({ kind: 'whole-municipalities', groups: 10, draws: 999, seed: 1 });
  });

  it('is calibrated: under no effect, one test in ten is below 0.1', async () => {
    const random = createRandom(21);
    let below = 0;
    const tests = 300;
    for (let t = 0; t < tests; t++) {
      // Thirty places of one to twelve firms; outcome and share inside both belong to the place.
      const places = Array.from({ length: 30 }, () => ({
        firms: 1 + random.below(12),
        level: random.uniform() + random.uniform(),
        share: random.below(2) ? random.uniform() : 0,
      }));
      const of = places.flatMap((place, g) => Array<number>(place.firms).fill(g));
      const data = sides(
        of.map((g) => places[g].level + 0.5 * random.uniform()),
        of.map((g) => (random.uniform() < places[g].share ? 1 : 0)),
      );
      const result = await permuteMunicipalities(data, grouping(of), { seed: t, draws: 99 });
      if ((result?.pValue ?? 1) <= 0.1) below++;
    }
    // 30 expected; the bounds are three standard deviations of a count with chance 0.1.
    expect(below).toBeGreaterThan(14);
    expect(below).toBeLessThan(46);
  });

  it('needs two places', async () => {
    const data = sides([1, 2, 3, 4], [1, 0, 1, 0]);
    expect(
      await permuteMunicipalities(data, grouping([0, 0, 0, 0]), { seed: 1, draws: 9 }),
    ).toBeNull();
  });
});
