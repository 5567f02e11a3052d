import { describe, expect, it } from 'vitest';
import type { ErrorChoice, Findings } from '../../../src/model';
import { createRandom } from '../../../src/stats/random';
import { dependenceOf } from '../../../src/study/comparison/evidence-groups';
import { exponentialField } from '../../evidence/field';

type Places = Pick<Findings, 'firmPlaces' | 'membership'>;

function placed(
  of: readonly (readonly [code: string, prefecture: string, lng: number, lat: number])[],
) {
  return {
    membership: { clusterOf: new Int32Array(of.length), role: new Uint8Array(of.length) },
    firmPlaces: {
      municipalityCode: of.map(([code]) => code),
      prefecture: of.map(([, prefecture]) => prefecture),
      lng: Float64Array.from(of, ([, , lng]) => lng),
      lat: Float64Array.from(of, ([, , , lat]) => lat),
    },
  } as unknown as Places;
}

const findings = placed([
  ['15204', '新潟県', 138.9, 37.6],
  ['15213', '新潟県', 138.91, 37.6],
  ['', '', NaN, NaN],
  ['15204', '新潟県', 138.9, 37.601],
  ['18207', '福井県', 136.2, 35.9],
]);
const numbers = (choice?: ErrorChoice, of = findings) => {
  const given = dependenceOf(choice, of, null).numbers;
  return given && [...given];
};

describe('which firms may be alike', () => {
  it('is said by municipality, prefecture or square, none where the place is not known', () => {
    expect(numbers()).toEqual([0, 1, -1, 0, 2]);
    expect(numbers({ groups: 'municipality' })).toEqual([0, 1, -1, 0, 2]);
    expect(numbers({ groups: 'prefecture' })).toEqual([0, 0, -1, 0, 1]);
    expect(numbers({ groups: 'grid', gridKm: 100 })).toEqual([0, 0, -1, 0, 1]);
    expect(numbers({ groups: 'grid', gridKm: 0.1 })).toEqual([0, 1, -1, 2, 3]);
  });

  it('is by distance with squares as wide for Conley’s errors, and nobody where firms are independent', () => {
    const conley = dependenceOf({ errors: 'conley', conleyKm: 100 }, findings, null);
    expect(conley.near).toEqual({ positions: findings.firmPlaces, km: 100, kernel: 'bartlett' });
    expect([...conley.numbers!]).toEqual([0, 0, -1, 0, 1]);
    expect(numbers({ errors: 'hc1' })).toBeUndefined();
    expect(numbers({ errors: 'classical', groups: 'municipality' })).toBeUndefined();
  });

  it('is squares by itself where all firms are in one prefecture, the widest that leave five', () => {
    const town = placed(
      Array.from({ length: 100 }, (_, i) => [
        '18207',
        '福井県',
        136.2 + (i % 10) / 50,
        35.9 + Math.floor(i / 10) / 50,
      ]),
    );
    const { groups, gridKm, numbers: squares } = dependenceOf(undefined, town, null);
    expect([groups, gridKm]).toEqual(['grid', 10]);
    expect(new Set(squares).size).toBeGreaterThanOrEqual(5);
    expect(dependenceOf({ gridKm: 2, groups: 'grid' }, town, null).gridKm).toBe(2);
    expect(dependenceOf({ groups: 'municipality' }, town, null).groups).toBe('municipality');
  });

  it('has more and smaller squares there where the measure shows no likeness among near firms', () => {
    const at = createRandom(4);
    const town = placed(
      Array.from({ length: 200 }, () => [
        '18207',
        '福井県',
        136.1 + at.uniform() / 2,
        35.8 + at.uniform() / 2,
      ]),
    );
    const { lng, lat } = town.firmPlaces;
    const noise = exponentialField(lng, lat, 0)(createRandom(2));
    const field = exponentialField(lng, lat, 10)(createRandom(1));
    const free = dependenceOf(undefined, town, noise);
    const bound = dependenceOf(undefined, town, field);
    const squares = (of: typeof free) => new Set(of.numbers).size;
    expect([free.likeness, bound.likeness]).toEqual([false, true]);
    expect(squares(free)).toBeGreaterThanOrEqual(20);
    expect(bound.gridKm).toBeGreaterThan(free.gridKm);
    expect(squares(bound)).toBeLessThan(20);
    // A difference of the sides is no likeness; missing values and firms in neither group take no part.
    const half = town.membership as { clusterOf: Int32Array; role: Uint8Array };
    const level = noise.map((value, i) => (i < 150 ? value : NaN) + (lng[i] < 136.35 ? 5 : 0));
    const sided = {
      ...town,
      membership: { ...half, clusterOf: half.clusterOf.map((_, i) => (lng[i] < 136.35 ? 0 : -1)) },
    } as Places;
    expect(dependenceOf(undefined, sided, level).likeness).toBe(false);
    expect(dependenceOf(undefined, town, level).likeness).toBe(true);
    // Where hardly a firm has a value nothing is known, and nothing said; the few wide squares stand.
    const few = dependenceOf(
      undefined,
      town,
      noise.map((value, i) => (i < 5 ? value : NaN)),
    );
    expect([few.likeness, few.gridKm]).toEqual([undefined, bound.gridKm]);
    // What is said outright is taken.
    for (const choice of [{ groups: 'grid' }, { gridKm: 5 }, { errors: 'conley' }] as const)
      expect(dependenceOf(choice, town, noise).likeness).toBeUndefined();
  });

  it('has squares of one size: a firm shares its square with none farther than the diagonal', () => {
    const places = placed(
      Array.from({ length: 300 }, (_, i) => [
        '1',
        '福井県',
        128 + ((i * 37) % 100) / 6,
        30 + i / 20,
      ]),
    );
    const squares = dependenceOf({ groups: 'grid', gridKm: 50 }, places, null).numbers!;
    const { lng, lat } = places.firmPlaces;
    squares.forEach((square, i) =>
      squares.forEach((other, j) => {
        if (square !== other) return;
        const across = (lng[i] - lng[j]) * Math.cos((lat[i] * Math.PI) / 180);
        expect(Math.hypot(across, lat[i] - lat[j]) * 111.2).toBeLessThan(50 * 1.45);
      }),
    );
  });
});
