import { describe, expect, it } from 'vitest';
import { LEVEL_CODE, UNATTENDED, type GeocodeLevel } from '../../../src/model';
import { townShares } from '../../../src/study/questions/town-shares';
import { TownAreaSource } from '../../../src/study/town-areas';
import { landBox, madeGazetteer, madeMunicipality } from '../town-areas/made';

/** Three towns in a row, 0.1° apart, each with the land of 0.1° around it. */
const CITY = madeMunicipality('18201', '市', 136.2, 36);
const TOWNS = ['西町', '中町', '東町'].map((town, i) => ({ town, lng: 136.1 + 0.1 * i, lat: 36 }));
const LAND = landBox(136.05, 35.95, 136.35, 36.05);
const source = new TownAreaSource(
  [CITY],
  madeGazetteer([CITY], () => TOWNS),
  LAND,
);

function firmsAt(list: readonly { town: number; level: GeocodeLevel; inside: boolean }[]) {
  return {
    firmPlaces: {
      level: Uint8Array.from(list, ({ level }) => LEVEL_CODE[level]),
      municipalityCode: list.map(() => CITY.code),
      town: list.map(({ town }) => TOWNS[town].town),
      lng: Float64Array.from(list, ({ town }) => TOWNS[town].lng),
      lat: Float64Array.from(list, ({ town }) => TOWNS[town].lat),
    } as never,
    membership: { clusterOf: Int32Array.from(list, ({ inside }) => (inside ? 0 : -1)) },
  };
}
const FIRMS = [
  ...Array.from({ length: 10 }, () => ({ town: 0, level: 'town' as const, inside: true })),
  ...Array.from({ length: 8 }, () => ({ town: 1, level: 'town' as const, inside: true })),
  ...Array.from({ length: 6 }, () => ({ town: 2, level: 'town' as const, inside: false })),
  // Known better than by their town, and worse.
  { town: 1, level: 'point' as const, inside: true },
  { town: 1, level: 'municipality' as const, inside: false },
];
/** All of the west and three quarters of the middle. */
const drawn = [landBox(136, 35.9, 136.225, 36.1)];
const ask = (of: typeof drawn | [null] = drawn, from: TownAreaSource | null = source) =>
  townShares({ ...firmsAt(FIRMS), drawn: of }, [CITY], from, { cluster: 0 }, UNATTENDED);

describe('the share of a town inside a drawn boundary', () => {
  it('is told of the towns that it cuts, with what it means for their firms', async () => {
    const { cut, counted, expected, source: from } = (await ask())!;
    expect(cut).toHaveLength(1);
    expect(cut[0]).toMatchObject({ name: '市中町', firms: 8, counted: 8 });
    expect(cut[0].share).toBeCloseTo(0.75, 2);
    expect(counted).toBe(18);
    expect(expected).toBeCloseTo(10 + 8 * 0.75, 1);
    expect(from).toBe('made');
  });

  it('is none of a town that lies inside or outside but for the border’s own error', async () => {
    const { cut, expected } = (await ask([landBox(136, 35.9, 136.252, 36.1)]))!;
    expect(cut).toEqual([]);
    expect(expected).toBeCloseTo(18, 0);
  });

  it('is not there for a cluster that nobody drew, or without a gazetteer', async () => {
    expect(await ask([null])).toBeNull();
    expect(await ask(drawn, null)).toBeNull();
    expect(await ask([])).toBeNull();
  });
});
