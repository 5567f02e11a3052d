import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { relativeSurface, type RelativeSurface } from '../../src/cluster';
import { fieldOf, ratiosOf } from '../../src/cluster/surface/kernel-field';
import { placesOf } from '../../src/cluster/surface/parts';
import { isInPolygons } from '../../src/geo/rings';
import { Cancelled, UNATTENDED } from '../../src/model';
import { createRandom } from '../../src/stats/random';

const read = (name: string) =>
  readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8');
const answers = JSON.parse(read('relative-answers.json')) as {
  p: number;
  nodes: Record<'lng' | 'lat' | 'kernel' | 'ratio' | 'higher' | 'lower', number>[];
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

async function surface(input = FIRMS, km = 4, seed = 3): Promise<RelativeSurface> {
  const found = await relativeSurface(input, km, seed);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

describe('relative density', () => {
  it('has at given places the ratio that R has by its formula', () => {
    const places = placesOf(FIRMS.lng, FIRMS.lat);
    const own = new Float64Array(places.lng.length);
    places.placeOf.forEach((place, row) => (own[place] += FIRMS.cases[row]));
    const usual = own.reduce((a, b) => a + b, 0) / 500;
    for (const { lng, lat, ratio, kernel } of answers.nodes) {
      const grid = {
        rows: 1,
        columns: 1,
        west: lng,
        south: lat,
        stepLng: 1,
        stepLat: 1,
        stepKm: 1,
      };
      const field = fieldOf(places, { places: Int32Array.from(places.lng.keys()), grid }, 4);
      expect(field.all[0]).toBeCloseTo(kernel, 8);
      expect(ratiosOf(field, own, usual)[0]).toBeCloseTo(ratio, 9);
    }
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
      chance.push((await surface({ ...FIRMS, cases }, 4, k)).pValue);
    }
    // Even on 0 to 1: four standard errors of a mean of twelve.
    const mean = chance.reduce((a, b) => a + b, 0) / 12;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 12));
    expect(Math.min(...chance)).toBeGreaterThan(0.004);
  });

  it('is the same with the same seed, and stops when told to', async () => {
    expect(await surface()).toEqual(await surface());
    const stop = { ...UNATTENDED, checkpoint: () => Promise.reject(new Cancelled()) };
    await expect(relativeSurface(FIRMS, 4, 1, stop)).rejects.toThrow(Cancelled);
  });

  it('says where there is nothing to compare', async () => {
    const ask = (cases: Uint8Array, take = FIRMS.take) =>
      relativeSurface({ ...FIRMS, cases, take }, 4, 1);
    expect(await ask(new Uint8Array(500))).toBe('too-few-cases');
    expect(await ask(FIRMS.cases, new Uint8Array(500))).toBe('too-few-cases');
    expect(await ask(new Uint8Array(500).fill(1))).toBe('only-cases');
    const one = { ...FIRMS, lng: new Float64Array(500).fill(137), lat: new Float64Array(500).fill(36) }; // prettier-ignore
    const flat = await surface(one);
    expect(flat.most).toBeCloseTo(1, 12);
    expect(flat.least).toBeCloseTo(1, 12);
    expect(flat).toMatchObject({ pValue: 1, more: [], fewer: [] });
  });
});
