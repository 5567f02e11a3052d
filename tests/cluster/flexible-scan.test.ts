import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { spatialScan, type ScanInput, type ScanSettings } from '../../src/cluster';
import { logLikelihoodRatio } from '../../src/cluster/scan/likelihood';
import { scanPlaces } from '../../src/cluster/scan/places';
import { adjacentPoints } from '../../src/geo/cells/adjacent';
import { distanceKm } from '../../src/geo/earth';
import { Cancelled, type Run } from '../../src/model';
import { createRandom } from '../../src/stats/random';

const read = (name: string) =>
  readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8');

interface Answer {
  readonly llr: number;
  readonly observed: number;
  readonly population: number;
  readonly places: number;
  readonly p: number;
}
const ANSWERS = JSON.parse(read('flexible-answers.json')) as Record<
  'bernoulli' | 'poisson',
  readonly Answer[]
>;
const rows = read('flexible.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));
const FIRMS: ScanInput = {
  lng: Float64Array.from(rows, ([lng]) => lng),
  lat: Float64Array.from(rows, ([, lat]) => lat),
  cases: Uint8Array.from(rows, ([, , own]) => own),
};
const USUAL: ScanSettings = {
  ...{ model: 'bernoulli', shape: 'flexible', neighbours: 10 },
  ...{ mostShare: 0.5, draws: 999, seed: 1997 },
};

/** A list at few places: more of interest in the west. */
function small(seed: number, places: number, firms: number): ScanInput {
  const random = createRandom(seed);
  const at = Array.from({ length: places }, () => [random.uniform(), random.uniform() / 2]);
  const own = Array.from({ length: firms }, () => at[Math.floor(random.uniform() * places)]);
  return {
    lng: Float64Array.from(own, ([x]) => 137 + x),
    lat: Float64Array.from(own, ([, y]) => 36 + y),
    cases: Uint8Array.from(own, ([x]) => (random.uniform() < (x < 0.4 ? 0.5 : 0.15) ? 1 : 0)),
  };
}

/** The most likely set by looking at every set of the near places, whether a walk through it reaches all. */
function bruteForce(input: ScanInput, { neighbours, mostShare, model }: ScanSettings) {
  const { lng, lat, cases, population } = scanPlaces(input);
  const nextTo = adjacentPoints(lng, lat);
  const sum = (of: Iterable<number>, column: ArrayLike<number>) =>
    [...of].reduce((total, p) => total + column[p], 0);
  const all = sum(lng.keys(), population);
  const ratio = logLikelihoodRatio(model, sum(lng.keys(), cases), all);
  const isConnected = (set: ReadonlySet<number>, from: number) => {
    const seen = new Set([from]);
    for (const place of seen) for (const next of nextTo(place)) if (set.has(next)) seen.add(next);
    return seen.size === set.size;
  };
  let best = { llr: 0, observed: 0, population: 0, areas: 0 };
  for (const centre of lng.keys()) {
    const near = [...lng.keys()]
      .map((p) => ({ p, km: distanceKm(lng[centre], lat[centre], lng[p], lat[p]) }))
      .sort((a, b) => a.km - b.km)
      .slice(0, neighbours)
      .map(({ p }) => p);
    for (let mask = 1; mask < 2 ** near.length; mask += 2) {
      const set = new Set(near.filter((_, k) => mask & (1 << k)));
      const held = sum(set, population);
      if (held > all * mostShare || !isConnected(set, centre)) continue;
      const llr = ratio(sum(set, cases), held);
      if (llr > best.llr * (1 + 1e-12))
        best = { llr, observed: sum(set, cases), population: held, areas: set.size };
    }
  }
  return best;
}

describe('the flexible spatial scan', () => {
  it.each(['bernoulli', 'poisson'] as const)(
    'finds the sets that R finds by every set: %s',
    async (model) => {
      const { scan, clusterCount, clusterOf } = await spatialScan(FIRMS, { ...USUAL, model });
      expect(scan).toMatchObject({ shape: 'flexible', neighbours: 10, places: 128, squareKm: 0 });
      scan!.circles.forEach((set, k) => {
        const answer = ANSWERS[model][k];
        expect(set.logLikelihoodRatio).toBeCloseTo(answer.llr, 8);
        expect([set.observed, set.population]).toEqual([answer.observed, answer.population]);
        const error = 4 * Math.sqrt((2 * answer.p * (1 - answer.p)) / 999);
        expect(Math.abs(set.pValue - answer.p)).toBeLessThanOrEqual(error + 0.003);
      });
      expect(scan!.circles[0].areas).toBe(ANSWERS[model][0].places);
      expect(clusterCount).toBe(ANSWERS[model].filter(({ p }) => p <= 0.05).length);
      expect(clusterOf.filter((k) => k === 0)).toHaveLength(ANSWERS[model][0].observed);
    },
  );

  it('finds what looking at every set finds, on small lists', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const input = small(seed, 5 + seed * 2, 60 + 10 * seed);
      const settings = {
        ...USUAL,
        neighbours: 2 + (seed % 7),
        mostShare: seed % 2 ? 0.5 : 0.2,
        model: seed % 3 ? ('bernoulli' as const) : ('poisson' as const),
        draws: 99,
      };
      const { scan } = await spatialScan(input, settings);
      const wanted = bruteForce(input, settings);
      const [first] = scan!.circles;
      expect(first?.logLikelihoodRatio ?? 0).toBeCloseTo(wanted.llr, 9);
      expect(first?.observed ?? 0).toBe(wanted.observed);
      expect(first?.population ?? 0).toBe(wanted.population);
    }
  });

  it('follows a bent row of places, which a circle cannot', async () => {
    const at: number[][] = [];
    for (let x = 0; x < 9; x++) for (let y = 0; y < 9; y++) at.push([x + y / 50, y + x / 70]);
    const bent = (x: number, y: number) =>
      (Math.round(y) === 2 && x < 5.5) || (Math.round(x) === 5 && y > 1.5 && y < 5.5);
    const own = at.flatMap(([x, y]) =>
      Array.from({ length: 6 }, (_, k) => [x, y, k < (bent(x, y) ? 5 : 1) ? 1 : 0]),
    );
    const input = {
      lng: Float64Array.from(own, ([x]) => 137 + x / 50),
      lat: Float64Array.from(own, ([, y]) => 36 + y / 60),
      cases: Uint8Array.from(own, ([, , one]) => one),
    };
    const settings = { ...USUAL, neighbours: 15, draws: 99 };
    const flexible = await spatialScan(input, settings);
    const circles = await spatialScan(input, { ...settings, shape: 'circle' });
    const [set, circle] = [flexible.scan!.circles[0], circles.scan!.circles[0]];
    expect(set.logLikelihoodRatio).toBeGreaterThan(circle.logLikelihoodRatio);
    expect(set.relativeRisk).toBeGreaterThan(circle.relativeRisk);
    expect(set.pValue).toBe(0.01);
  });

  it('gathers more than 300 places, and takes places on one line, two and one', async () => {
    const { scan } = await spatialScan(small(5, 2000, 3000), { ...USUAL, draws: 19 });
    expect(scan!.places).toBeLessThanOrEqual(300);
    expect(scan!.places).toBeGreaterThan(150);
    expect(scan!.squareKm).toBeGreaterThan(1);
    const line = small(6, 12, 200);
    line.lat.fill(36);
    const onLine = await spatialScan(line, { ...USUAL, draws: 99 });
    expect(onLine.scan!.circles[0].observed).toBe(bruteForce(line, USUAL).observed);
    const one = small(7, 1, 30);
    expect((await spatialScan(one, USUAL)).scan!.circles).toEqual([]);
    const two = small(8, 2, 40);
    expect((await spatialScan(two, { ...USUAL, draws: 99 })).clusterCount).toBeLessThan(2);
  });

  it('tells its progress and can be interrupted', async () => {
    let told = 0;
    const run: Run = {
      progress: () => void told++,
      checkpoint: () => {
        if (told > 3) throw new Cancelled();
        return null;
      },
    };
    await expect(spatialScan(FIRMS, USUAL, run)).rejects.toBeInstanceOf(Cancelled);
    expect(told).toBeLessThan(6);
  });
});
