import { describe, expect, it } from 'vitest';
import { isOnlyCoarse } from '../../src/cluster';
import { LEVEL_CODE, type GeocodeLevel } from '../../src/model/place-level';

function placed(rows: readonly (readonly [GeocodeLevel, number, number])[]) {
  return {
    level: Uint8Array.from(rows, ([level]) => LEVEL_CODE[level]),
    lng: Float64Array.from(rows, ([, lng]) => lng),
    lat: Float64Array.from(rows, ([, , lat]) => lat),
  };
}

describe('a cluster that exists only because of coarse places', () => {
  it.each([
    [
      'on one town’s point',
      true,
      [
        ['town', 137, 36],
        ['town', 137, 36],
        ['town', 137, 36],
      ],
    ],
    [
      'on two towns’ points',
      false,
      [
        ['town', 137, 36],
        ['town', 137, 36],
        ['town', 137.01, 36],
      ],
    ],
    [
      'of one latitude, but two towns',
      false,
      [
        ['town', 137, 36],
        ['town', 137, 36.01],
      ],
    ],
    [
      'in several municipalities',
      true,
      [
        ['municipality', 137, 36],
        ['municipality', 137.1, 36],
      ],
    ],
    [
      'of firms with equal coordinates of their own',
      false,
      [
        ['point', 137, 36],
        ['point', 137, 36],
      ],
    ],
    [
      'of a town’s point and one firm there',
      false,
      [
        ['town', 137, 36],
        ['point', 137, 36],
      ],
    ],
  ] as const)('%s: %s', (_, expected, rows) => {
    const places = placed(rows);
    expect(
      isOnlyCoarse(
        rows.map((_row, i) => i),
        places,
      ),
    ).toBe(expected);
  });
});
