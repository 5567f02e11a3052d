import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBandwidth } from '../../src/cluster';
import { scanPlaces } from '../../src/cluster/scan/places';
import { leaveOut } from '../../src/cluster/surface/found-bandwidth';
import { Cancelled, UNATTENDED } from '../../src/model';
import { createRandom, type Random } from '../../src/stats/random';

const read = (name: string) =>
  readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8');
const answers = JSON.parse(read('bandwidth-answers.json')) as {
  km: readonly number[];
  likelihood: readonly number[];
  best: number;
  wider: number;
  best_of_places: number;
  sparr_of_places: number;
  sparr_os: number;
};
const rows = read('scan.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));
const FIRMS = {
  lng: Float64Array.from(rows, ([lng]) => lng),
  lat: Float64Array.from(rows, ([, lat]) => lat),
  cases: Uint8Array.from(rows, ([, , own]) => own),
};
const EXACT = new Float64Array(rows.length).fill(NaN);
const column = (count: number, value: (i: number) => number) =>
  Float64Array.from({ length: count }, (_, i) => value(i));

/** Nearly: the sum of twelve uniform numbers. */
const normal = (random: Random) =>
  Array.from({ length: 12 }, () => random.uniform()).reduce((a, b) => a + b, -6);

describe('the bandwidth that positions give', () => {
  it('is where R’s likelihood is largest, widened as R has it', async () => {
    const likelihood = leaveOut(scanPlaces(FIRMS), 0.1, 128);
    answers.km.forEach((km, k) => expect(likelihood(km)).toBeCloseTo(answers.likelihood[k], 9));
    const found = await findBandwidth(FIRMS, EXACT);
    expect(found).toMatchObject({ verdict: 'found', firms: 500, places: 128, floorKm: 0.1 });
    // Golden section stops within a fiftieth.
    expect(Math.abs(found.ofAllKm / answers.best - 1)).toBeLessThan(0.02);
    expect(Math.abs(found.radiusKm / (answers.best * answers.wider) - 1)).toBeLessThan(0.045);
  });

  it('is as near to sparr’s as the documentation says, and what its OS() smooths more', () => {
    expect(Math.abs(answers.best_of_places / answers.sparr_of_places - 1)).toBeLessThan(0.005);
    expect(answers.sparr_os).toBeGreaterThan(answers.best * answers.wider);
  });

  it('asks how many firms are of interest, not which, and not in what order they stand', async () => {
    const found = await findBandwidth(FIRMS, EXACT);
    const others = { ...FIRMS, cases: FIRMS.cases.slice().reverse() };
    expect(await findBandwidth(others, EXACT)).toEqual(found);
    const order = [...rows.keys()].reverse();
    const turned = {
      lng: Float64Array.from(order, (i) => FIRMS.lng[i]),
      lat: Float64Array.from(order, (i) => FIRMS.lat[i]),
      cases: Uint8Array.from(order, (i) => FIRMS.cases[i]),
    };
    expect(await findBandwidth(turned, EXACT)).toEqual(found);
    const few = { ...FIRMS, cases: FIRMS.cases.map((own, i) => (i % 5 === 0 ? own : 0)) };
    expect((await findBandwidth(few, EXACT)).radiusKm).toBeGreaterThan(found.radiusKm);
    const { lng, lat } = FIRMS;
    expect((await findBandwidth({ lng, lat }, EXACT)).radiusKm).toBeLessThan(found.radiusKm);
  });

  it('does not take firms on one town’s point for 0 km apart, nor go below what positions carry', async () => {
    // Nine towns of a hundred firms each, 2 km apart.
    const lng = column(900, (i) => 137 + 0.022 * (i % 3));
    const lat = column(900, (i) => 36 + 0.018 * (Math.floor(i / 3) % 3));
    const found = await findBandwidth(
      { lng, lat },
      column(900, () => 0.5),
    );
    expect(found).toMatchObject({ verdict: 'found', places: 9, floorKm: 0.5 });
    expect(found.radiusKm).toBeGreaterThan(0.7);
    const coarse = await findBandwidth(
      { lng, lat },
      column(900, () => 2.5),
    );
    expect(coarse.radiusKm).toBeGreaterThanOrEqual(2.5);
  });

  it('is not decided by a lone firm a thousand kilometres off', async () => {
    const random = createRandom(5);
    const lng = column(400, () => 137 + normal(random) / 60);
    const lat = column(400, () => 36 + normal(random) / 60);
    const near = await findBandwidth(
      { lng, lat },
      column(400, () => NaN),
    );
    lng[0] = 128;
    const lone = await findBandwidth(
      { lng, lat },
      column(400, () => NaN),
    );
    expect(Math.abs(lone.radiusKm / near.radiusKm - 1)).toBeLessThan(0.25);
  });

  it('says where there is too little: four firms, one place, nobody', async () => {
    const four = { lng: column(4, (i) => 137 + i / 50), lat: column(4, () => 36) };
    expect(
      await findBandwidth(
        four,
        column(4, () => NaN),
      ),
    ).toMatchObject({ verdict: 'too-few' });
    const one = { lng: column(50, () => 137), lat: column(50, () => 36) };
    expect(
      await findBandwidth(
        one,
        column(50, () => 0.3),
      ),
    ).toMatchObject({
      ...{ verdict: 'too-few', places: 1, radiusKm: 0.3 },
    });
    const none = { lng: new Float64Array(0), lat: new Float64Array(0) };
    expect(await findBandwidth(none, new Float64Array(0))).toMatchObject({ verdict: 'too-few' });
    const two = { lng: column(50, (i) => 137 + (i % 2) / 50), lat: column(50, () => 36) };
    const found = await findBandwidth(
      two,
      column(50, () => 0.3),
    );
    expect(found.verdict).toBe('found');
    expect(found.radiusKm).toBeLessThan(2);
    // Out of each other's reach by all that is compared: the widest, not the narrowest.
    const apart = { lng: column(50, (i) => 137 + (i % 2)), lat: column(50, () => 36) };
    const far = await findBandwidth(
      apart,
      column(50, () => 0.3),
    );
    expect(far.ofAllKm).toBeGreaterThan(0.9 * far.radiiKm[1]);
  });

  it('takes more places than are left out, and stops when told to', async () => {
    const random = createRandom(6);
    const lng = column(5200, () => 137 + normal(random) / 30);
    const lat = column(5200, () => 36 + normal(random) / 30);
    const found = await findBandwidth(
      { lng, lat },
      column(5200, () => NaN),
    );
    // A normal density: 0.2 standard deviations or so are best of so many.
    expect(found.radiusKm).toBeGreaterThan(0.3);
    expect(found.radiusKm).toBeLessThan(2);
    const stop = { ...UNATTENDED, checkpoint: () => Promise.reject(new Cancelled()) };
    await expect(findBandwidth(FIRMS, EXACT, stop)).rejects.toThrow(Cancelled);
  });
});
