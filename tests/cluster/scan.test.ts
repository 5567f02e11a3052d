import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { spatialScan, type ScanInput, type ScanSettings } from '../../src/cluster';
import { logLikelihoodRatio } from '../../src/cluster/scan/likelihood';
import { Cancelled, type Run } from '../../src/model';
import { createRandom } from '../../src/stats/random';

const read = (name: string) =>
  readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8');

interface Answer {
  readonly llr: number;
  readonly observed: number;
  readonly population: number;
  readonly p: number;
}
const ANSWERS = JSON.parse(read('scan-answers.json')) as Record<string, readonly Answer[]>;

const rows = read('scan.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));
const column = (k: number) => Float64Array.from(rows, (row) => row[k]);
const FIRMS: ScanInput = {
  lng: column(0),
  lat: column(1),
  cases: Uint8Array.from(rows, (row) => row[2]),
};
const USUAL: ScanSettings = {
  ...{ model: 'bernoulli', shape: 'circle', neighbours: 10 },
  ...{ mostShare: 0.5, draws: 999, seed: 1997 },
};

describe('the spatial scan', () => {
  const ways: Record<string, readonly [ScanInput, ScanSettings]> = {
    bernoulli: [FIRMS, USUAL],
    small: [FIRMS, { ...USUAL, mostShare: 0.1 }],
    poisson: [FIRMS, { ...USUAL, model: 'poisson' }],
    employees: [
      { ...FIRMS, weight: column(3) },
      { ...USUAL, model: 'poisson' },
    ],
  };

  it.each(Object.keys(ways))('finds the circles that R finds by every circle: %s', async (name) => {
    const { scan, clusterCount } = await spatialScan(...ways[name]);
    const { circles } = scan!;
    expect(circles.length).toBeGreaterThan(1);
    circles.forEach((circle, k) => {
      const answer = ANSWERS[name][k];
      expect(circle.logLikelihoodRatio).toBeCloseTo(answer.llr, 8);
      expect([circle.observed, circle.population]).toEqual([answer.observed, answer.population]);
      // Two samples of 999 draws: four of their standard errors.
      const error = 4 * Math.sqrt((2 * answer.p * (1 - answer.p)) / 999);
      expect(Math.abs(circle.pValue - answer.p)).toBeLessThanOrEqual(error + 0.003);
    });
    expect(clusterCount).toBe(ANSWERS[name].filter(({ p }) => p <= 0.05).length);
  });

  it('gives firms of interest in a circle to its cluster, and no other firm', async () => {
    const { clusterOf, role, anchor, scan } = await spatialScan(FIRMS, USUAL);
    clusterOf.forEach((cluster, firm) => {
      if (FIRMS.cases![firm] === 0) expect([cluster, role[firm]]).toEqual([-1, 0]);
    });
    scan!.circles.slice(0, anchor.length).forEach(({ observed, anchor: first }, k) => {
      expect(clusterOf.filter((cluster) => cluster === k)).toHaveLength(observed);
      expect(anchor[k]).toBe(first);
      expect(clusterOf.indexOf(k)).toBe(first);
    });
  });

  it('does not depend on the order of the firms but for their draws, and repeats itself', async () => {
    const order = [...rows.keys()].reverse();
    const turned = {
      lng: FIRMS.lng.map((_, i) => FIRMS.lng[order[i]]),
      lat: FIRMS.lat.map((_, i) => FIRMS.lat[order[i]]),
      cases: FIRMS.cases!.map((_, i) => FIRMS.cases![order[i]]),
    };
    const [one, again, other] = await Promise.all([
      spatialScan(FIRMS, USUAL),
      spatialScan(FIRMS, USUAL),
      spatialScan(turned, USUAL),
    ]);
    expect(again).toEqual(one);
    expect(other.scan!.circles[0].logLikelihoodRatio).toBeCloseTo(
      one.scan!.circles[0].logLikelihoodRatio,
      10,
    );
    expect([...other.clusterOf].reverse()).toEqual([...one.clusterOf]);
  });

  it('calls at most one list in twenty clustered where cases are dealt at random', async () => {
    const random = createRandom(3);
    let found = 0;
    for (let list = 0; list < 60; list++) {
      const cases = Uint8Array.from(rows, () => (random.uniform() < 0.2 ? 1 : 0));
      const { clusterCount } = await spatialScan({ ...FIRMS, cases }, { ...USUAL, draws: 99 });
      if (clusterCount > 0) found++;
    }
    // 60 lists at 5 %: more than 8 have a chance of 0.3 %.
    expect(found).toBeLessThanOrEqual(8);
  });

  it('says why it looks for nothing: no case, one, or only cases', async () => {
    const none = rows.map(() => 0);
    const refused = async (input: ScanInput) => {
      const { scan, clusterCount, role } = await spatialScan(input, USUAL);
      expect(clusterCount).toBe(0);
      expect(role.every((code) => code === 0)).toBe(true);
      return scan!.refused;
    };
    expect(await refused({ ...FIRMS, cases: Uint8Array.from(none) })).toBe('too-few-cases');
    expect(await refused({ ...FIRMS, cases: Uint8Array.from([1, ...none.slice(1)]) })).toBe(
      'too-few-cases',
    );
    expect(await refused({ lng: FIRMS.lng, lat: FIRMS.lat })).toBe('only-cases');
  });

  it('compares with another list, also where that lacks some of the firms', async () => {
    const own = { lng: new Float64Array(30).fill(137.02), lat: new Float64Array(30).fill(36.02) };
    own.lng.fill(137.5, 20);
    const background = { lng: FIRMS.lng, lat: FIRMS.lat };
    const { scan, clusterOf } = await spatialScan({ ...own, background }, USUAL);
    expect(scan!.cases).toBe(30);
    // Ten firms stand where the other list has none: they count there.
    expect(scan!.population).toBeGreaterThanOrEqual(510);
    expect(scan!.circles[0].pValue).toBe(0.001);
    expect(clusterOf.every((cluster) => cluster >= 0)).toBe(true);
  });

  it('leaves firms without a weight or a place out, and takes nobody who does not take part', async () => {
    const weight = column(3);
    weight.fill(NaN, 0, 50);
    weight[50] = 0;
    const lng = FIRMS.lng.slice().fill(NaN, 60, 70);
    const take = Uint8Array.from(rows, (_, i) => (i < 80 ? 0 : 1)).fill(1, 0, 75);
    const { scan, role } = await spatialScan({ ...FIRMS, lng, take, weight }, USUAL);
    expect(scan!.model).toBe('poisson');
    const cases = FIRMS.cases!.filter((one, i) => one && i > 50 && !(i >= 60 && i < 70) && take[i]);
    expect(scan!.cases).toBe(cases.length);
    expect([...role.slice(60, 70)]).toEqual(Array(10).fill(3));
    expect(role[77]).toBe(3);
  });

  it('gathers more than 2,000 places in squares, and says so', async () => {
    const random = createRandom(5);
    const at = (from: number) => Float64Array.from({ length: 3000 }, () => from + random.uniform());
    const many = { lng: at(137), lat: at(36) };
    // One far firm must not make the squares of all others large.
    many.lng[0] = 145;
    const cases = many.lng.map((x, i) =>
      Math.hypot(x - 137.3, many.lat[i] - 36.3) < 0.1 || random.uniform() < 0.1 ? 1 : 0,
    );
    const { scan } = await spatialScan(
      { ...many, cases: Uint8Array.from(cases) },
      { ...USUAL, draws: 19 },
    );
    expect(scan!.places).toBeLessThanOrEqual(2000);
    expect(scan!.places).toBeGreaterThan(1400);
    expect(scan!.squareKm).toBeGreaterThan(0.5);
    const [{ lng, lat }] = scan!.circles;
    expect(Math.hypot(lng - 137.3, lat - 36.3)).toBeLessThan(0.05);
  });

  it('can be interrupted between draws', async () => {
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

describe('the likelihood ratio', () => {
  it('is 0 where cases are no likelier inside, and falls as the population rises', () => {
    for (const model of ['bernoulli', 'poisson'] as const) {
      const ratio = logLikelihoodRatio(model, 50, 400);
      expect(ratio(10, 80)).toBe(0);
      expect(ratio(5, 200)).toBe(0);
      expect(ratio(1, 1)).toBe(0);
      for (let population = 21; population < 160; population++)
        expect(ratio(20, population)).toBeLessThan(ratio(20, population - 1));
      expect(ratio(50, 60)).toBeGreaterThan(0);
    }
  });
});
