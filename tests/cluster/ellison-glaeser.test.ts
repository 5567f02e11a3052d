import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ellisonGlaeser } from '../../src/cluster';
import { Cancelled, UNATTENDED, type Run } from '../../src/model';

const read = (name: string) =>
  readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8');
interface Answer {
  readonly firms: number;
  readonly g: number;
  readonly herfindahl: number;
  readonly gamma: number;
  readonly z: number;
  readonly p: number;
}
const { agglomeration: answers } = JSON.parse(read('agglomeration-answers.json')) as {
  agglomeration: Record<string, Answer>;
};
const rows = read('agglomeration.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
const NAMES = Object.keys(answers);
const FIRMS = {
  industryOf: Int32Array.from(rows, ([name]) => NAMES.indexOf(name)),
  areaOf: Int32Array.from(rows, ([, area]) => Number(area) - 1),
  size: Float64Array.from(rows, ([, , employees]) => Number(employees)),
};

describe('Ellison and Glaeser’s index', () => {
  it('equals their formulas in R, with p as far as draws tell', async () => {
    const found = await ellisonGlaeser(FIRMS, NAMES.length, 14, 7);
    expect(found).toMatchObject({ firms: 400, areas: 14, draws: 999, seed: 7 });
    expect(found.industries).toHaveLength(6);
    for (const each of found.industries) {
      const answer = answers[NAMES[each.industry]];
      expect(each.firms).toBe(answer.firms);
      for (const key of ['g', 'herfindahl', 'gamma'] as const)
        expect(each[key]).toBeCloseTo(answer[key], 12);
      expect(each.z).toBeCloseTo(answer.z, 10);
      const error = 4 * Math.sqrt((answer.p * (1 - answer.p)) / 999);
      expect(Math.abs(each.pValue - answer.p)).toBeLessThanOrEqual(error + 0.002);
      expect(each.few).toBe(answer.firms < 10);
      expect(each.qValue).toBeGreaterThanOrEqual(each.pValue);
    }
    const gammas = found.industries.map(({ gamma }) => gamma);
    expect(gammas).toEqual([...gammas].sort((a, b) => b - a));
  });

  it('is 1 by hand for firms of one size in one of two areas, however many', async () => {
    // Two industries of three firms, each in an area of its own: G = ½, Σx² = ½, H = ⅓.
    const found = await ellisonGlaeser(
      {
        industryOf: Int32Array.of(0, 0, 0, 1, 1, 1),
        areaOf: Int32Array.of(0, 0, 0, 1, 1, 1),
        size: new Float64Array(6).fill(5),
      },
      2,
      2,
      1,
    );
    expect(found.industries.map(({ gamma }) => gamma)).toEqual([1, 1]);
    expect(found.industries[0].g).toBeCloseTo(0.5, 14);
  });

  it('has none for a single firm, a single area, an industry nobody is of, and firms without employees', async () => {
    const firms = {
      industryOf: Int32Array.of(0, 1, 1, -1, 2),
      areaOf: Int32Array.of(0, 0, 1, 1, -1),
      size: Float64Array.of(5, NaN, 0, 10, 3),
    };
    const { industries, firms: count } = await ellisonGlaeser(firms, 3, 2, 1);
    expect(count).toBe(2);
    expect(industries.map(({ firms: own }) => own)).toEqual([1, 0, 0]);
    for (const each of industries)
      expect([each.gamma, each.z, each.pValue, each.qValue]).toEqual([NaN, NaN, NaN, NaN]);
    const one = { ...FIRMS, areaOf: new Int32Array(400) };
    for (const { gamma } of (await ellisonGlaeser(one, 6, 14, 1)).industries)
      expect(gamma).toBeNaN();
  });

  it('gives the same with the same seed, tells its progress, and stops when told to', async () => {
    const told: number[] = [];
    const run: Run = { ...UNATTENDED, progress: (share) => told.push(share) };
    const [a, b] = [await ellisonGlaeser(FIRMS, 6, 14, 3, run), await ellisonGlaeser(FIRMS, 6, 14, 3)]; // prettier-ignore
    expect(a).toEqual(b);
    expect(told).toHaveLength(6);
    const stop = { ...UNATTENDED, checkpoint: () => Promise.reject(new Cancelled()) };
    await expect(ellisonGlaeser(FIRMS, 6, 14, 3, stop)).rejects.toThrow(Cancelled);
  });
});
