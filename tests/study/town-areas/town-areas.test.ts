import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { areaKm2, isInPolygons } from '../../../src/geo';
import { Cancelled, UNATTENDED, type Municipality } from '../../../src/model';
import { createRandom } from '../../../src/stats/random';
import { codesNear, TownAreaSource } from '../../../src/study/town-areas';
import { readLand } from '../../../src/tables';
import {
  folderSource,
  HAS_SHARED,
  readCsv,
  SHARED,
  shippedMunicipalities,
} from '../../geocode/gazetteers';
import { openGazetteerFolder } from '../../../src/geocode';
import { landBox, madeGazetteer, madeMunicipality, townsAround, type MadeTown } from './made';

const BASEMAP = fileURLToPath(
  new URL('../../../static/geodata/basemap/japan.topo.json', import.meta.url),
);
const TRUTH = `${SHARED}gazetteer/blocks-truth.csv`;
const LAND = landBox(135.9, 35.8, 136.5, 36.2);

const WEST = madeMunicipality('18201', '西市', 136.1, 36);
const EAST = madeMunicipality('18202', '東市', 136.2, 36);
const NORTH = madeMunicipality('18203', '北町', 136.15, 36.08, { kind: 'town' });
const ALL = [WEST, EAST, NORTH];

const grid = (each: Municipality): MadeTown[] => townsAround(each, 5, 0.02);
const sourceOf = (
  townsOf: (municipality: Municipality) => readonly MadeTown[] | null = grid,
  municipalities = ALL,
) => new TownAreaSource(municipalities, madeGazetteer(municipalities, townsOf), LAND);
const codes = (list: readonly Municipality[]) => list.map(({ code }) => code);
const areasOf = (
  list: readonly Municipality[],
  townsOf?: (municipality: Municipality) => readonly MadeTown[] | null,
) => sourceOf(townsOf).of(codes(list), UNATTENDED);

describe('areas of municipalities, made of their towns', () => {
  it.skipIf(!HAS_SHARED || !existsSync(TRUTH))(
    'hold at least 97 % of the real points of numbers that name them (needs ../shared)',
    async () => {
      const opened = await openGazetteerFolder(folderSource(`${SHARED}gazetteer/api-v2/`));
      if (!opened.ok) throw new Error(opened.problem.code);
      const municipalities = shippedMunicipalities();
      const [, ...rows] = readCsv(readFileSync(TRUTH, 'utf8')).filter(({ length }) => length > 1);
      const named = new Map(
        municipalities.map((each) => [each.prefecture + each.district + each.name, each.code]),
      );
      const wanted = rows.map(([, prefecture, name]) => named.get(prefecture + name) ?? '');
      expect(wanted.filter((code) => code === '').length).toBeLessThan(rows.length / 100);
      const land = readLand(new Uint8Array(readFileSync(BASEMAP)));
      const areas = await new TownAreaSource(municipalities, opened.value, land).of(
        wanted,
        UNATTENDED,
      );
      const held = rows.filter(([, , , , , lng, lat], i) => {
        const area = areas.municipality(wanted[i]);
        return area !== null && isInPolygons(area.shape, Number(lng), Number(lat));
      });
      expect(held.length / rows.length).toBeGreaterThan(0.97);
    },
    120_000,
  );

  it('hold at least 97 % of points that lie around their towns', async () => {
    const random = createRandom(7);
    // Towns are no grid, and a firm may be nearer to the next town's point.
    const towns = new Map(
      ALL.map((each) => [
        each.code,
        townsAround(each, 6, 0.016).map((town) => ({
          ...town,
          lng: town.lng + 0.004 * (random.uniform() - 0.5),
          lat: town.lat + 0.004 * (random.uniform() - 0.5),
        })),
      ]),
    );
    const areas = await areasOf(ALL.slice(0, 2), ({ code }) => towns.get(code)!);
    let [held, tried] = [0, 0];
    for (const { code, lng: middle } of ALL.slice(0, 2)) {
      const { shape } = areas.municipality(code)!;
      for (const { lng, lat } of towns.get(code)!)
        for (let k = 0; k < 20; k++) {
          const x = lng + 0.014 * (random.uniform() - 0.5);
          const y = lat + 0.014 * (random.uniform() - 0.5);
          // Beyond 36.04° stand the towns of the third among theirs.
          if (Math.abs(x - middle) > 0.05 || y > 36.03) continue;
          tried++;
          if (isInPolygons(shape, x, y)) held++;
        }
    }
    expect(tried).toBeGreaterThan(500);
    expect(held / tried).toBeGreaterThan(0.97);
  });

  it('tell how far their borders may be trusted', async () => {
    const areas = await areasOf(ALL);
    const west = areas.municipality(WEST.code)!;
    expect(west.isCoarse).toBe(false);
    // Towns stand 0.02° apart, some 1.8 to 2.2 km: a quarter of that.
    expect(west.errorKm).toBeGreaterThan(0.3);
    expect(west.errorKm).toBeLessThan(0.8);
    expect(areas.source).toBe('made');
  });

  it('are coarse beside a municipality whose towns are not known, and leave that its land', async () => {
    const without = (each: Municipality) => (each === EAST ? null : grid(each));
    const areas = await areasOf([WEST, EAST], without);
    expect(areas.municipality(EAST.code)).toBeNull();
    const west = areas.municipality(WEST.code)!;
    expect(west.isCoarse).toBe(true);
    expect(isInPolygons(west.shape, EAST.lng + 0.01, EAST.lat)).toBe(false);
    expect(isInPolygons(west.shape, WEST.lng - 0.01, WEST.lat)).toBe(true);
  });

  it('are coarse with one town, on one point or without any point there is no area', async () => {
    const one = await areasOf(ALL, (each) =>
      each === EAST ? grid(each).slice(12, 13) : grid(each),
    );
    expect(one.municipality(EAST.code)!.isCoarse).toBe(true);
    expect(isInPolygons(one.municipality(EAST.code)!.shape, EAST.lng, EAST.lat)).toBe(true);
    const same = await areasOf(ALL, (each) =>
      each === EAST
        ? grid(each).map((town) => ({ ...town, lng: EAST.lng, lat: EAST.lat }))
        : grid(each),
    );
    expect(same.municipality(EAST.code)!.isCoarse).toBe(true);
    expect(same.townAt(EAST.code, '町1', 0, 0)).toBe(
      same.townAt(EAST.code, '町9', EAST.lng, EAST.lat),
    );
    const none = await areasOf(ALL, (each) =>
      each === EAST ? grid(each).map((town) => ({ ...town, lng: NaN, lat: NaN })) : grid(each),
    );
    expect(none.municipality(EAST.code)).toBeNull();
    expect(none.townAt(EAST.code, '町1', EAST.lng, EAST.lat)).toBe(-1);
  });

  it('are nothing, without a fault, where the gazetteer knows none of them', async () => {
    const areas = await areasOf(ALL, () => null);
    expect(areas.municipality(WEST.code)).toBeNull();
    expect(areas.towns).toEqual([]);
    expect((await areasOf([])).municipality(WEST.code)).toBeNull();
  });

  it('part towns that are interleaved, each with its own', async () => {
    const mixed = (each: Municipality) =>
      townsAround(WEST, 8, 0.01).filter(
        (_, i) => (i + Math.floor(i / 8)) % 2 === (each === WEST ? 0 : 1),
      );
    const areas = await areasOf([WEST, EAST], mixed);
    for (const each of [WEST, EAST])
      for (const { lng, lat } of mixed(each))
        expect(isInPolygons(areas.municipality(each.code)!.shape, lng, lat)).toBe(true);
    expect(areas.municipality(WEST.code)!.shape.length).toBeGreaterThan(3);
  });

  it('of a city with wards are those of its wards together', async () => {
    const [city, a, b] = [
      madeMunicipality('01100', '札幌市', 136.15, 36, { kind: 'designated_city' }),
      madeMunicipality('01101', '札幌市中央区', 136.1, 36, { kind: 'ward' }),
      madeMunicipality('01102', '札幌市北区', 136.2, 36, { kind: 'ward' }),
    ];
    const areas = await sourceOf((each) => (each === city ? null : grid(each)), [city, a, b]).of(
      codes([city, a]),
      UNATTENDED,
    );
    const whole = areas.municipality(city.code)!.shape;
    const part = areas.municipality(a.code)!.shape;
    expect(whole).toHaveLength(1);
    expect(areaKm2(whole)).toBeGreaterThan(1.5 * areaKm2(part));
    expect(isInPolygons(whole, b.lng, b.lat)).toBe(true);
    expect(isInPolygons(part, b.lng, b.lat)).toBe(false);
  });

  it('are looked for where places are, and found by the nearest town', async () => {
    expect(codesNear(ALL, [136.1, 136.1], [36, 36.0001]).sort()).toContain(WEST.code);
    expect(codesNear(ALL, [140], [36])).toEqual([EAST.code]);
    expect(codesNear(ALL, [136], [30])).toEqual([]);
    const areas = await areasOf(ALL, (each) => (each === EAST ? null : grid(each)));
    expect(areas.codeAt(WEST.lng + 0.001, WEST.lat)).toBe(WEST.code);
    // Among those that stand in for the one without towns, and beyond everything.
    expect(areas.codeAt(EAST.lng + 0.01, EAST.lat)).toBe('');
    expect(areas.codeAt(140, 36)).toBe('');
  });

  it('are made once for the same municipalities, whatever their order', async () => {
    const source = sourceOf();
    const first = await source.of(codes([WEST, EAST]), UNATTENDED);
    expect(await source.of(codes([EAST, WEST, EAST]), UNATTENDED)).toBe(first);
    expect(await source.of(codes([EAST]), UNATTENDED)).not.toBe(first);
  });

  it('stop when they are no longer wanted', async () => {
    const run = { progress: () => undefined, checkpoint: () => Promise.reject(new Cancelled()) };
    await expect(sourceOf().of(codes(ALL), run)).rejects.toThrow(Cancelled);
  });
});

describe('towns', () => {
  const towns: MadeTown[] = [
    { town: '本町', lng: 136.1, lat: 36 },
    { town: '西山町', koaza: 'イ', lng: 136.11, lat: 36 },
    { town: '西山町', koaza: 'ロ', lng: 136.112, lat: 36.002 },
    { town: '', koaza: '離れ', lng: 136.12, lat: 36.01 },
    { town: '無点町', lng: NaN, lat: NaN },
  ];
  const made = areasOf([WEST], (each) => (each === WEST ? towns : grid(each)));

  it('are one area with their 小字, and have the land of their municipality', async () => {
    const areas = await made;
    const of = areas.towns.map((_, i) => areas.town(i));
    const own = of.flatMap(({ code, name }, i) => (code === WEST.code ? [{ name, i }] : []));
    expect(own.map(({ name }) => name)).toEqual(['本町', '西山町', '離れ']);
    const sum = own.reduce((km2, { i }) => km2 + areaKm2(areas.towns[i].shape), 0);
    expect(sum).toBeCloseTo(areaKm2(areas.municipality(WEST.code)!.shape), 3);
    expect(isInPolygons(areas.towns[own[1].i].shape, 136.112, 36.002)).toBe(true);
  });

  it('are found by the name of the address, else by the place within the municipality', async () => {
    const areas = await made;
    const named = (name: string, lng: number, lat: number) =>
      areas.town(areas.townAt(WEST.code, name, lng, lat)).name;
    expect(named('本町', 136.12, 36.01)).toBe('本町');
    expect(named('西山町ロ', 0, 0)).toBe('西山町');
    expect(named('離れ', 0, 0)).toBe('離れ');
    expect(named('無点町', 136.119, 36.009)).toBe('離れ');
    expect(named('', 136.101, 36)).toBe('本町');
    expect(areas.townAt('99999', '本町', 136.1, 36)).toBe(-1);
  });
});
