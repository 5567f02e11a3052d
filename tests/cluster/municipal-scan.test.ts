import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { spatialScan, type ScanInput, type ScanSettings } from '../../src/cluster';
import { gabrielNeighbours } from '../../src/geo';

const read = (name: string) =>
  readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8');

interface Answer {
  readonly areas: readonly number[];
  readonly llr: number;
  readonly observed: number;
  readonly population: number;
  readonly p: number;
}
const ANSWERS = JSON.parse(read('municipal-answers.json')) as Record<
  'bernoulli' | 'poisson',
  readonly Answer[]
> & { readonly edges: number };
const rows = read('municipal.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));
const points = rows.filter(([, , , own]) => own < 0);
const firms = rows.filter(([, , , own]) => own >= 0);
const lng = Float64Array.from(points, ([, x]) => x);
const lat = Float64Array.from(points, ([, , y]) => y);
const AREAS = { lng, lat, nextTo: gabrielNeighbours(lng, lat) };
/** Firms stand beside their municipality's point, each at a place of its own. */
const FIRMS: ScanInput = {
  lng: Float64Array.from(firms, ([, x], i) => x + (i % 17) / 1000),
  lat: Float64Array.from(firms, ([, , y], i) => y + (i % 23) / 1000),
  cases: Uint8Array.from(firms, ([, , , own]) => own),
  areas: { ...AREAS, of: Int32Array.from(firms, ([area]) => area - 1) },
};
const USUAL: ScanSettings = {
  ...{ model: 'bernoulli', shape: 'flexible', neighbours: 10 },
  ...{ mostShare: 0.5, draws: 999, seed: 1997 },
};

describe('the flexible spatial scan over areas', () => {
  it.each(['bernoulli', 'poisson'] as const)(
    'finds the sets that R finds by every set: %s',
    async (model) => {
      expect(AREAS.nextTo.flat()).toHaveLength(2 * ANSWERS.edges);
      const { scan, clusterCount, clusterOf } = await spatialScan(FIRMS, { ...USUAL, model });
      expect(scan).toMatchObject({ areas: 'municipalities', places: 54, squareKm: 0 });
      expect(scan).toMatchObject({ withoutArea: 0, shape: 'flexible', neighbours: 10 });
      expect(scan!.circles.length).toBeGreaterThan(1);
      scan!.circles.forEach((set, k) => {
        const answer = ANSWERS[model][k];
        expect(set.logLikelihoodRatio).toBeCloseTo(answer.llr, 8);
        expect([set.observed, set.population]).toEqual([answer.observed, answer.population]);
        expect([set.areas, set.municipal]).toEqual([answer.areas.length, true]);
        const error = 4 * Math.sqrt((2 * answer.p * (1 - answer.p)) / 999);
        expect(Math.abs(set.pValue - answer.p)).toBeLessThanOrEqual(error + 0.003);
      });
      expect(clusterCount).toBe(ANSWERS[model].filter(({ p }) => p <= 0.05).length);
      const inside = new Set(firms.filter((_, i) => clusterOf[i] === 0).map(([area]) => area));
      const [{ areas }] = ANSWERS[model];
      expect([...inside].every((area) => areas.includes(area))).toBe(true);
    },
  );

  it('leaves firms without an area out and says how many', async () => {
    const of = FIRMS.areas!.of.map((area, i) => (i % 10 === 0 ? -1 : area));
    const input = { ...FIRMS, areas: { ...AREAS, of } };
    const { scan, role, clusterOf } = await spatialScan(input, { ...USUAL, draws: 99 });
    expect(scan).toMatchObject({ withoutArea: 60, population: 540 });
    of.forEach((area, i) => {
      if (area < 0) expect([role[i], clusterOf[i]]).toEqual([3, -1]);
      else expect(role[i]).not.toBe(3);
    });
    const none = { ...FIRMS, areas: { ...AREAS, of: of.map(() => -1) } };
    expect((await spatialScan(none, USUAL)).scan!.refused).toBe('no-areas');
  });

  it('compares the firms with a register by its rows’ areas', async () => {
    const own = [...firms.keys()].filter((i) => FIRMS.cases![i] === 1);
    const pick = (from: Float64Array) => Float64Array.from(own, (i) => from[i]);
    const { of } = FIRMS.areas!;
    const ofBackground = of.map((area, i) => (FIRMS.cases![i] === 0 && i % 7 === 0 ? -1 : area));
    const input: ScanInput = {
      ...{ lng: pick(FIRMS.lng), lat: pick(FIRMS.lat), background: FIRMS },
      areas: { ...AREAS, of: Int32Array.from(own, (i) => of[i]), ofBackground },
    };
    const whole = { ...input, areas: { ...input.areas!, ofBackground: of } };
    const [all, some] = await Promise.all([
      spatialScan(whole, { ...USUAL, draws: 99 }),
      spatialScan(input, { ...USUAL, draws: 99 }),
    ]);
    expect(all.scan!.circles[0].logLikelihoodRatio).toBeCloseTo(ANSWERS.bernoulli[0].llr, 8);
    expect(all.scan).toMatchObject({ lacking: 0, rowsWithoutArea: 0, population: 600 });
    const rest = ofBackground.filter((area) => area < 0).length;
    expect(rest).toBeGreaterThan(10);
    expect(some.scan).toMatchObject({ rowsWithoutArea: rest, population: 600 - rest });
  });

  it('refuses more than 300 areas, and knows none with circles', async () => {
    const count = 301;
    const x = Float64Array.from({ length: count }, (_, i) => 136 + (i % 20) / 10 + i / 9000);
    const y = Float64Array.from({ length: count }, (_, i) => 35 + Math.floor(i / 20) / 10);
    const areas = {
      lng: x,
      lat: y,
      nextTo: gabrielNeighbours(x, y),
      of: Int32Array.from(x.keys()),
    };
    const input = { lng: x, lat: y, cases: Uint8Array.from(x, (_, i) => (i % 3) & 1), areas };
    const { scan, clusterCount } = await spatialScan(input, USUAL);
    expect([scan!.refused, scan!.places, clusterCount]).toEqual(['too-many-areas', count, 0]);
    const take = Uint8Array.from(x, (_, i) => (i > 0 ? 1 : 0));
    const fewer = await spatialScan({ ...input, take }, { ...USUAL, draws: 99, neighbours: 4 });
    expect(fewer.scan!.refused).toBeUndefined();
    const circles = await spatialScan(input, { ...USUAL, shape: 'circle', draws: 99 });
    expect(circles.scan!.areas).toBeUndefined();
  });
});
