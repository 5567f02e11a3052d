import { area, distance, multiPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { dbscan, describeClusters, nameClusters, type DescribeInput } from '../../src/cluster';
import { LEVEL_CODE } from '../../src/model/place-level';
import { points } from './points';

const LABELS: Record<string, string> = {
  '15213': 'Tsubame',
  '15204': 'Sanjo',
  '27116': 'Ikuno',
  '27126': 'Hirano',
  '27227': 'Higashiosaka',
  '13111': 'Ota',
};
const naming = {
  labelEn: (code: string) => LABELS[code],
  cityLabelEn: (city: string) => (city === '大阪市' ? 'Osaka' : undefined),
  given: {},
};

describe('nameClusters', () => {
  type Row = readonly [code: string, municipality: string, town?: string];
  const named = (
    clusters: readonly (readonly Row[])[],
    given: Record<string, string> = {},
    at: (cluster: number) => [number, number] = () => [NaN, NaN],
  ): [string, string, boolean][] => {
    const rows = clusters.flat();
    let next = 0;
    const members = clusters.map((list) => Int32Array.from(list, () => next++));
    const middles = clusters.flatMap((list, k) => list.map(() => at(k)));
    const places = {
      municipalityCode: rows.map((row) => row[0]),
      municipality: rows.map((row) => row[1]),
      town: rows.map((row) => row[2] ?? ''),
      lng: Float64Array.from(middles, ([lng]) => lng),
      lat: Float64Array.from(middles, ([, lat]) => lat),
    };
    const anchor = Int32Array.from(members, (list) => list[0]);
    const ids = rows.map((_, i) => `firm${i}`);
    return nameClusters(members, anchor, ids, places, { ...naming, given }).map((name) => [
      name.nameJa,
      name.nameEn,
      name.renamed,
    ]);
  };
  const times = (count: number, ...row: Row): Row[] => Array.from({ length: count }, () => row);
  const tsubame = (count: number) => times(count, '15213', '燕市');
  const sanjo = (count: number) => times(count, '15204', '三条市');

  it('lists municipalities until they hold most firms', () => {
    expect(named([[...tsubame(5), ...sanjo(4), ...times(1, '15', '弥彦村')]])).toEqual([
      ['燕市・三条市', 'Tsubame, Sanjo', false],
    ]);
    expect(named([[...tsubame(6), ...sanjo(4)]])).toEqual([['燕市', 'Tsubame', false]]);
    const five = ['甲市', '乙市', '丙市', '丁市', '戊市'].flatMap((name) => times(2, name, name));
    // Equal counts go by the order of code units.
    expect(named([five])[0][0]).toBe('丁市・丙市・乙市');
  });

  it('names a city once for several of its wards', () => {
    const wards = [
      ...times(4, '27116', '大阪市生野区'),
      ...times(3, '27227', '東大阪市'),
      ...times(3, '27126', '大阪市平野区'),
    ];
    expect(named([[...wards, ...times(2, 'x', '八尾市')]])).toEqual([
      ['大阪市生野区・平野区・東大阪市', 'Ikuno, Hirano (Osaka), Higashiosaka', false],
    ]);
    expect(named([times(2, '13111', '大田区')])).toEqual([['大田区', 'Ota', false]]);
  });

  const ota = (town: string, count = 3) => times(count, '13111', '大田区', town);

  it('tells clusters of one name apart by town, in both languages', () => {
    expect(named([ota('大森南'), ota('羽田')])).toEqual([
      ['大田区（大森南）', 'Ota (大森南)', false],
      ['大田区（羽田）', 'Ota (羽田)', false],
    ]);
    // The second town of a cluster, where two share the first; the town that is one's own stays.
    const shared = [...ota('蒲田', 5), ...ota('羽田', 4), ...ota('大森', 3)];
    expect(named([ota('蒲田'), shared, ota('羽田')]).map(([ja]) => ja)).toEqual([
      '大田区（蒲田）',
      '大田区（大森）',
      '大田区（羽田）',
    ]);
  });

  it('tells them apart by where they lie where towns do not, else by number', () => {
    const at = (cluster: number): [number, number] => [139.7, 35.5 + cluster / 10];
    expect(named([ota('大森南'), ota('大森南')], {}, at)).toEqual([
      ['大田区（南）', 'Ota (south)', false],
      ['大田区（北）', 'Ota (north)', false],
    ]);
    expect(named([ota('大森南'), ota('大森南'), ota('')]).map(([ja]) => ja)).toEqual([
      '大田区',
      '大田区 2',
      '大田区 3',
    ]);
  });

  it('names no town beside a municipality that it is not in', () => {
    // Most firms of the cluster are in Higashi-ku, most of those of one town in Naka-ku.
    const east = [
      ...['北野田', '日置荘', '引野町'].flatMap((town) => times(2, '27143', '堺市東区', town)),
      ...times(1, '27143', '堺市東区', '引野町'),
      ...times(4, '27142', '堺市中区', '福田'),
    ];
    const other = times(5, '27143', '堺市東区', '菩提町');
    expect(named([east, other]).map(([ja]) => ja)).toEqual([
      '堺市東区（引野町）',
      '堺市東区（菩提町）',
    ]);
  });

  it('goes without municipalities, and lets people name', () => {
    expect(named([times(2, '', ''), tsubame(2)], { firm2: '洋食器の町' })).toEqual([
      ['集積1', 'Cluster 1', false],
      ['洋食器の町', '洋食器の町', true],
    ]);
    expect(named([times(1, '99', '無名町')])[0][1]).toBe('無名町');
  });
});

describe('describeClusters', () => {
  const places = points([
    [138.9, 37.67],
    [138.91, 37.66],
    [138.92, 37.65],
    [138.905, 37.66],
    [139.8, 37.6],
    [136.2, 35.9],
    [136.2, 35.9],
    [136.2, 35.9],
    [136.2, 35.9],
  ]);
  const coarse = LEVEL_CODE.municipality;
  const input: DescribeInput = {
    membership: dbscan(places, { radiusKm: 3, minFirms: 3 }),
    firms: {
      id: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'],
      industry: ['金属', '金属', '', '刃物', '他', '眼鏡', '眼鏡', '眼鏡', '眼鏡'],
    },
    places: {
      ...places,
      level: Uint8Array.of(0, 0, 0, 2, 0, coarse, coarse, coarse, coarse),
      municipality: [
        '燕市',
        '燕市',
        '三条市',
        '三条市',
        '',
        '鯖江市',
        '鯖江市',
        '鯖江市',
        '鯖江市',
      ],
      municipalityCode: [
        '15213',
        '15213',
        '15204',
        '15204',
        '',
        '18207',
        '18207',
        '18207',
        '18207',
      ],
      town: ['', '', '', '', '', '', '', '', ''],
    },
    institutions: {
      lng: Float64Array.of(NaN, 139.05, 136.22),
      lat: Float64Array.of(NaN, 37.9, 36.06),
    },
    boundary: 'discs',
    radiusKm: 3,
    naming,
  };
  const [first, second] = describeClusters(input);

  it('counts firms, municipalities and industries', () => {
    expect([first.index, first.anchorFirmId, first.firms, first.coreFirms]).toEqual([0, 'a', 4, 4]);
    expect(first.municipalities).toEqual([
      { name: '三条市', count: 2 },
      { name: '燕市', count: 2 },
    ]);
    expect(first.industries).toEqual([
      { name: '金属', count: 2 },
      { name: '刃物', count: 1 },
    ]);
    expect(first.nameJa).toBe('三条市・燕市');
    expect([second.anchorFirmId, second.firms, second.nameJa]).toEqual(['f', 4, '鯖江市']);
  });

  it('measures where it is', () => {
    expect(first.lng).toBeCloseTo((138.9 + 138.91 + 138.92 + 138.905) / 4, 12);
    expect(first.lat).toBeCloseTo((37.67 + 37.66 + 37.65 + 37.66) / 4, 12);
    expect(first.areaKm2).toBeCloseTo(area(multiPolygon(first.boundary)) / 1e6, 6);
    expect(first.densityPerKm2).toBeCloseTo(4 / first.areaKm2, 12);
    expect(first.extentKm).toBeCloseTo(distance([138.9, 37.65], [138.9, 37.67]), 9);
    expect(first.nearestInstitution).toBe(1);
    expect(first.nearestInstitutionKm).toBeCloseTo(
      distance([first.lng, first.lat], [139.05, 37.9]),
      9,
    );
    expect([second.nearestInstitution, second.extentKm]).toEqual([2, 0]);
  });

  it('knows what exists only because of coarse places', () => {
    expect([first.onlyCoarse, second.onlyCoarse]).toEqual([false, true]);
  });

  it('goes without institutions', () => {
    const none = { lng: new Float64Array(0), lat: new Float64Array(0) };
    const [cluster] = describeClusters({ ...input, institutions: none });
    expect(cluster.nearestInstitution).toBe(-1);
    expect(cluster.nearestInstitutionKm).toBeNaN();
  });
});
