import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { relativeSurface } from '../../src/cluster';
import { kernelPlaces } from '../../src/cluster/surface/bandwidths';
import { fieldOf, judgedNodes, ratiosOf } from '../../src/cluster/surface/kernel-field';
import { scanPlaces, type ScanInput } from '../../src/cluster/scan/places';
import { isInPolygons } from '../../src/geo/rings';
import { Cancelled, UNATTENDED, type RelativeSurface } from '../../src/model';
import { createRandom } from '../../src/stats/random';

const read = (name: string) =>
  readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8');
type Column =
  | 'lng'
  | 'lat'
  | 'around'
  | 'kernel'
  | 'fixed'
  | 'ratio'
  | 'higher'
  | 'lower'
  | 'sparr'
  | 'sparr_edge'
  | 'sparr_fixed';
const answers = JSON.parse(read('relative-answers.json')) as {
  p: number;
  bandwidths: readonly [number, number];
  nodes: Record<Column, number>[];
};
const rows = read('scan.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));
const FIRMS = {
  lng: Float64Array.from(rows, ([lng]) => lng),
  lat: Float64Array.from(rows, ([, lat]) => lat),
  take: new Uint8Array(rows.length).fill(1),
  cases: Uint8Array.from(rows, ([, , own]) => own),
};
const USUAL = {
  bandwidthKm: 2,
  bandwidths: 'adaptive',
  tolerance: 0.025,
  model: 'bernoulli',
  draws: 999,
  seed: 3,
} as const;

async function found(input: ScanInput = FIRMS, settings: Partial<Settings> = {}) {
  const answer = await relativeSurface(input, { ...USUAL, ...settings });
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}
type Settings = Parameters<typeof relativeSurface>[1];
const surface = async (...of: Parameters<typeof found>): Promise<RelativeSurface> =>
  (await found(...of)).surface;

describe('relative density', () => {
  it.each(['adaptive', 'fixed'] as const)(
    'has at given places the ratio that R has by its formula: %s',
    (kind) => {
      const places = scanPlaces(FIRMS);
      const kernels = kernelPlaces(places, places.population, 2, kind);
      const cases = Int32Array.from([...places.cases].flatMap((own) => [own, 0, 0, 0]));
      if (kind === 'adaptive') {
        const km = [...kernels.bandwidthKm];
        expect(Math.min(...km)).toBeCloseTo(answers.bandwidths[0], 9);
        expect(Math.max(...km)).toBeCloseTo(answers.bandwidths[1], 9);
      }
      for (const node of answers.nodes) {
        const at = { rows: 1, columns: 1, west: node.lng, south: node.lat };
        const grid = { ...at, stepLng: 1, stepLat: 1, stepKm: 1 };
        const judged = judgedNodes(kernels, grid).length;
        if (kind === 'adaptive') expect(judged).toBe(node.around < 5 ? 0 : 1);
        const field = fieldOf(kernels, grid, Int32Array.of(0));
        if (kind === 'adaptive') expect(field.all[0]).toBeCloseTo(node.kernel, 8);
        const [ratio] = ratiosOf(field, cases, places.cases.reduce((a, b) => a + b, 0) / 500);
        expect(ratio).toBeCloseTo(kind === 'fixed' ? node.fixed : node.ratio, 9);
      }
    },
  );

  it('is as near to sparr as the documentation says', () => {
    const off = (a: Column, b: Column) =>
      Math.max(...answers.nodes.map((node) => Math.abs(node[a] / node[b] - 1)));
    expect(off('ratio', 'sparr')).toBeLessThan(0.004);
    expect(off('fixed', 'sparr_fixed')).toBeLessThan(0.014);
    expect(off('ratio', 'sparr_edge')).toBeLessThan(0.1);
  });

  it('has contours where R’s labellings have them', async () => {
    const { above, below, more, fewer, draws } = await surface();
    expect(draws).toBe(999);
    // Away from the contours themselves, by as much as 999 draws and interpolation may err.
    for (const { lng, lat, ratio, higher, lower } of answers.nodes) {
      if (higher < 0.01) expect(isInPolygons(more, lng, lat)).toBe(true);
      if (higher > 0.05) expect(isInPolygons(more, lng, lat)).toBe(false);
      if (lower < 0.01) expect(isInPolygons(fewer, lng, lat)).toBe(true);
      if (lower > 0.05) expect(isInPolygons(fewer, lng, lat)).toBe(false);
      for (const { ratio: level, shape } of above)
        if (Math.abs(ratio / level - 1) > 0.05)
          expect(isInPolygons(shape, lng, lat)).toBe(ratio > level);
      for (const { ratio: level, shape } of below)
        if (Math.abs(ratio * level - 1) > 0.05)
          expect(isInPolygons(shape, lng, lat)).toBe(ratio < 1 / level);
    }
    expect(answers.nodes.some(({ higher }) => higher < 0.01)).toBe(true);
    expect(answers.nodes.some(({ lower }) => lower < 0.01)).toBe(true);
  });

  it('finds the planted excess as a whole, and none in labels that are dealt at random', async () => {
    expect((await surface()).pValue).toBe(0.001);
    const random = createRandom(8);
    const chance: number[] = [];
    for (let k = 0; k < 12; k++) {
      const cases = Uint8Array.from(FIRMS.cases, () => (random.uniform() < 0.25 ? 1 : 0));
      chance.push((await surface({ ...FIRMS, cases }, { seed: k, draws: 199 })).pValue);
    }
    // Even on 0 to 1: four standard errors of a mean of twelve.
    const mean = chance.reduce((a, b) => a + b, 0) / 12;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 12));
    expect(Math.min(...chance)).toBeGreaterThan(0.004);
  });

  it('is the same with the same seed, and stops when told to', async () => {
    expect(await surface()).toEqual(await surface());
    const stop = { ...UNATTENDED, checkpoint: () => Promise.reject(new Cancelled()) };
    await expect(relativeSurface(FIRMS, USUAL, stop)).rejects.toThrow(Cancelled);
  });

  it('says where there is nothing to compare', async () => {
    const ask = (cases: Uint8Array, take = FIRMS.take) =>
      relativeSurface({ ...FIRMS, cases, take }, USUAL);
    expect(await ask(new Uint8Array(500))).toBe('too-few-cases');
    expect(await ask(FIRMS.cases, new Uint8Array(500))).toBe('too-few-cases');
    expect(await ask(new Uint8Array(500).fill(1))).toBe('only-cases');
    const one = { ...FIRMS, lng: new Float64Array(500).fill(137), lat: new Float64Array(500).fill(36) }; // prettier-ignore
    const flat = await surface(one);
    expect(flat.most).toBeCloseTo(1, 12);
    expect(flat.least).toBeCloseTo(1, 12);
    expect(flat).toMatchObject({ pValue: 1, more: [], fewer: [] });
  });

  it('has areas as clusters of the firms of interest in them', async () => {
    const { surface: own, areaOf } = await found();
    expect(own.areas.length).toBeGreaterThan(0);
    own.areas.forEach((area, k) => {
      const members = [...areaOf.keys()].filter((firm) => areaOf[firm] === k);
      expect(area.observed).toBe(members.length);
      expect(area.anchor).toBe(members[0]);
      for (const firm of members) {
        expect(FIRMS.cases[firm]).toBe(1);
        expect(isInPolygons(own.more, FIRMS.lng[firm], FIRMS.lat[firm])).toBe(true);
      }
      const inside = rows.filter(([lng, lat]) => isInPolygons(own.more, lng, lat)).length;
      expect(area.population).toBeLessThanOrEqual(inside);
      expect(area.expected).toBeCloseTo((own.cases * area.population) / 500, 10);
      expect(area.relativeRisk).toBeGreaterThan(1);
      expect(area.pValue).toBeLessThanOrEqual(own.tolerance);
      expect(area.most).toBeLessThanOrEqual(own.most);
      if (k > 0) expect(area.observed).toBeLessThanOrEqual(own.areas[k - 1].observed);
    });
    // Where more is asked for, areas are smaller.
    const strict = await surface(FIRMS, { tolerance: 0.001 });
    const firmsIn = ({ areas }: RelativeSurface) => areas.reduce((n, one) => n + one.observed, 0);
    expect(firmsIn(strict)).toBeLessThan(firmsIn(own));
  });

  it('compares with weights and with another list, also where that has nobody', async () => {
    const weight = Float64Array.from(rows, ([, , , employees]) => employees);
    const weighed = await surface({ ...FIRMS, weight }, { draws: 199 });
    expect(weighed.model).toBe('poisson');
    expect(weighed.firms).toBe(weight.reduce((a, b) => a + b, 0));
    const own = rows.filter(([, , one]) => one === 1);
    const cases = {
      lng: Float64Array.from(own, ([lng]) => lng),
      lat: Float64Array.from(own, ([, lat]) => lat),
    };
    const background = { lng: FIRMS.lng, lat: FIRMS.lat };
    const against = await surface({ ...cases, background });
    expect(against.lacking).toBe(0);
    // The same firms as cases of the list have the same ratios.
    expect(against.most).toBeCloseTo((await surface()).most, 10);
    const empty = { lng: new Float64Array(3).fill(NaN), lat: new Float64Array(3).fill(NaN) };
    expect(await relativeSurface({ ...cases, background: empty }, USUAL)).toBe('only-cases');
  });

  it('takes islands 1,000 km apart, a lone firm and more places than it can hold apart', async () => {
    const random = createRandom(11);
    const around = (lng: number, count: number) =>
      Array.from({ length: count }, () => [lng + random.uniform() / 5, 36 + random.uniform() / 5]);
    const at = [...around(130, 3000), ...around(142, 3000), [136, 30]];
    const lng = Float64Array.from(at, ([x]) => x);
    const lat = Float64Array.from(at, ([, y]) => y);
    const cases = Uint8Array.from(at, ([x, y]) =>
      Math.hypot(x - 130.1, y - 36.1) < 0.04 || random.uniform() < 0.1 ? 1 : 0,
    );
    const { areas, places, squareKm } = await surface({ lng, lat, cases }, { draws: 99 });
    expect(places).toBeLessThanOrEqual(5000);
    expect(squareKm).toBeGreaterThan(0);
    expect(areas[0].relativeRisk).toBeGreaterThan(3);
    expect(lng[areas[0].anchor]).toBeLessThan(131);
  });
});
