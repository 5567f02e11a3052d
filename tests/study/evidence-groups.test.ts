import { describe, expect, it } from 'vitest';
import type { ErrorChoice, Findings } from '../../src/model';
import { dependenceOf } from '../../src/study/evidence-groups';

type Places = Pick<Findings, 'firmPlaces'>;

function placed(
  of: readonly (readonly [code: string, prefecture: string, lng: number, lat: number])[],
) {
  return {
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
  const given = dependenceOf(choice, of).numbers;
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
    const conley = dependenceOf({ errors: 'conley', conleyKm: 100 }, findings);
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
    const { groups, gridKm, numbers: squares } = dependenceOf(undefined, town);
    expect([groups, gridKm]).toEqual(['grid', 10]);
    expect(new Set(squares).size).toBeGreaterThanOrEqual(5);
    expect(dependenceOf({ gridKm: 2, groups: 'grid' }, town).gridKm).toBe(2);
    expect(dependenceOf({ groups: 'municipality' }, town).groups).toBe('municipality');
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
    const squares = dependenceOf({ groups: 'grid', gridKm: 50 }, places).numbers!;
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
