import { zipSync } from 'fflate';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OVERLAY, type OverlaySettings } from '../../src/model';
import { StudySession } from '../../src/study';
import { readGeodata } from '../../src/cli/static-data';
import { dbfOf, shpOf, type ShapeRing } from '../tables/shapefile-bytes';
import { inventedEvents, inventedFirms, writeGazetteer } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const gazetteer = writeGazetteer(folder.at('towns'));
const firms = folder.write('firms.csv', inventedFirms(120));
const events = folder.write('patents.csv', inventedEvents(120));

/** Around the invented towns, clockwise. */
const ring: ShapeRing = [
  [136.1, 35.9],
  [136.1, 36.0],
  [136.3, 36.0],
  [136.3, 35.9],
  [136.1, 35.9],
];
/** 鯖江市 in CP932, without a .cpg that says so. */
const name = Uint8Array.of(0x8e, 0x49, 0x8d, 0x5d, 0x8e, 0x73);
const zip = zipSync({
  'n03.shp': shpOf([[ring]]),
  'n03.dbf': dbfOf('NAME', [name]),
  'n03.prj': new TextEncoder().encode('GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011"]]'),
});

await shuseki(
  ...['run', '--firms', firms, '--outcomes', events, '--outcomes-key', '出願人', '--no-report'],
  ...['--gazetteer', gazetteer, '--radius-km', '2', '--min-firms', '8', '--out', folder.at('base')],
);
const base = JSON.parse(folder.read('base/study.json')) as {
  settings: Record<string, unknown>;
  inputs: Record<string, unknown>;
};

/** Writes base/NAME, the study with an overlay, and replays it to OUT. */
async function replay(
  out: string,
  overlay: Partial<OverlaySettings>,
  areas?: unknown,
  file = `${out}.json`,
) {
  const study = {
    ...base,
    inputs: { ...base.inputs, ...(areas ? { areas } : {}) },
    settings: { ...base.settings, overlay: { ...DEFAULT_OVERLAY, shown: true, ...overlay } },
  };
  folder.write(`base/${file}`, JSON.stringify(study));
  return shuseki(
    ...['run', folder.at(`base/${file}`), '--gazetteer', gazetteer, '--no-report'],
    ...['--out', folder.at(out)],
  );
}

describe('shuseki run on a study with an overlay', () => {
  it('writes areas.geojson, and only then', async () => {
    expect(folder.names('base')).not.toContain('areas.geojson');
    expect(await replay('off', { shown: false, classes: 4 })).toMatchObject({ status: 0 });
    expect(folder.names('off')).not.toContain('areas.geojson');
    expect(await replay('grid', { unit: 'grid_500m' })).toMatchObject({ status: 0 });
    const { features } = folder.json('grid/areas.geojson') as unknown as {
      features: { id: string; properties: Record<string, unknown> }[];
    };
    expect(features.length).toBeGreaterThan(3);
    for (const { id, properties } of features) expect(properties.mesh_code).toBe(id);
  });

  it('writes the same again from its own study.json', async () => {
    await replay('hexagons', { unit: 'prefectures', statistic: 'sum' });
    const again = await shuseki(
      ...['run', folder.at('hexagons/study.json'), '--gazetteer', gazetteer, '--no-report'],
      ...['--out', folder.at('again')],
    );
    expect(again).toMatchObject({ status: 0 });
    expect(folder.read('again/areas.geojson')).toBe(folder.read('hexagons/areas.geojson'));
    const { features } = folder.json('again/areas.geojson') as unknown as { features: unknown[] };
    expect(features).toHaveLength(47);
  });

  it('adjusts shares for few firms, with intervals and what they are drawn towards', async () => {
    const given = { unit: 'municipalities', statistic: 'shrunk', leastFirms: 1 } as const;
    expect(await replay('shrunk', given)).toMatchObject({ status: 0 });
    const { features, metadata } = folder.json('shrunk/areas.geojson') as unknown as {
      features: { properties: Record<string, number | string | null> }[];
      metadata: { overlay: { drawn_towards: number; as_firms: number | null } };
    };
    const { drawn_towards: mean, as_firms: firms } = metadata.overlay;
    expect(mean).toBeGreaterThan(0);
    for (const { properties } of features) {
      const { n, value, value_ci_low: low, value_ci_high: high } = properties;
      if (n === 0 || value === null) continue;
      if (firms === null) expect([value, low]).toEqual([expect.closeTo(mean, 9), null]);
      else expect(Number(low) < Number(value) && Number(value) < Number(high)).toBe(true);
    }
  });

  it('reads the polygon layer that the study names, and keeps naming it', async () => {
    folder.write('n03.zip', zip);
    const session = new StudySession(readGeodata());
    const read = await session.readAreas([{ name: 'n03.zip', bytes: zip }]);
    const [spec] = read.ok ? read.value.files : [];
    const areas = [{ ...spec, path: '../n03.zip' }];
    expect(await replay('own', { unit: 'imported' }, areas)).toMatchObject({ status: 0 });
    const { features } = folder.json('own/areas.geojson') as unknown as {
      features: { properties: Record<string, unknown> }[];
    };
    expect(features).toHaveLength(1);
    expect(features[0].properties).toMatchObject({ name: '鯖江市', firms: 119, n: 119 });
    expect((folder.json('own/study.json').inputs as { areas: unknown }).areas).toEqual(areas);

    const gone = [{ ...spec, path: '../gone.zip' }];
    const missing = await replay('x', { unit: 'imported' }, gone);
    expect(missing.status).toBe(1);
    expect(missing.err).toContain(basename('gone.zip'));
    const other = [{ ...spec, path: '../n03.zip', sha256: '0'.repeat(64) }];
    const changed = await replay('x', { unit: 'imported' }, other);
    expect(changed.status).toBe(1);
    expect(changed.err).toContain('n03.zip');
  });

  it('refuses an overlay that is none by name', async () => {
    const answer = await replay('x', { classes: 99 });
    expect(answer.status).toBe(1);
    expect(answer.err).toContain('overlay.classes');
  });

  it('takes a polygon layer with the municipality in the place of its towns', async () => {
    const session = new StudySession(readGeodata());
    const read = await session.readAreas([{ name: 'n03.zip', bytes: zip }]);
    const [spec] = read.ok ? read.value.files : [];
    folder.write('n03.zip', zip);
    const areas = [{ ...spec, path: '../n03.zip' }];
    expect(await replay('brought', { unit: 'municipalities' }, areas)).toMatchObject({ status: 0 });
    const [{ properties, geometry }] = areasIn('brought');
    expect(properties).not.toHaveProperty('approximate');
    const brought = geometry.coordinates as [number, number][][][];
    expect(brought[0][0]).toHaveLength(5);
  });
});

interface Area {
  readonly properties: Record<string, unknown>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}
const areasIn = (out: string) =>
  (folder.json(`${out}/areas.geojson`) as unknown as { features: Area[] }).features;

describe('shuseki run --overlay-unit', () => {
  const overlaid = (out: string, ...more: string[]) =>
    shuseki(
      ...['run', '--firms', firms, '--outcomes', events, '--outcomes-key', '出願人', '--no-report'],
      ...['--language', 'en', '--out', folder.at(out), ...more],
    );

  it('writes municipalities and towns as areas with approximate borders, without a polygon file', async () => {
    const inCells = ['--overlay-unit', 'municipalities', '--format', 'gpkg'];
    const done = await overlaid('cells', ...inCells, '--gazetteer', gazetteer);
    expect(done).toMatchObject({ status: 0 });
    expect(done.err).toContain('Approximate borders, half-way between the towns of');
    expect(done.err).toContain('One area is coarser than that');
    const [city, ...none] = areasIn('cells');
    expect(none).toEqual([]);
    expect(city.geometry.type).toBe('MultiPolygon');
    expect(city.properties).toMatchObject({
      name: '福井県鯖江市',
      firms: 120,
      approximate: true,
      coarse_border: true,
      border_source: 'towns',
    });
    expect(city.properties.border_error_km).toBeGreaterThan(0);
    const inTowns = ['--overlay-unit', 'towns', '--overlay-least-firms', '1'];
    await overlaid('blocks', ...inTowns, '--gazetteer', gazetteer);
    const towns = areasIn('blocks');
    expect(towns).toHaveLength(12);
    // The firm whose town the gazetteer does not have is located to its municipality, and in no town.
    const sum = (key: string) =>
      towns.reduce((all, { properties }) => all + Number(properties[key]), 0);
    expect(sum('firms')).toBe(119);
    expect(towns.map(({ properties }) => properties.name)).toContain('福井県鯖江市見本町一丁目');
    expect(towns.every(({ properties }) => properties.approximate === true)).toBe(true);
  });

  it('hides towns with few firms, and as many more as keep them from being found by subtraction', async () => {
    await overlaid(
      'few',
      '--overlay-unit',
      'towns',
      '--overlay-least-firms',
      '10',
      '--gazetteer',
      gazetteer,
    );
    const hidden = areasIn('few').filter(({ properties }) => properties.suppressed === true);
    // Nine or ten firms in each: those of nine are hidden, and none is told.
    expect(hidden.length).toBeGreaterThan(0);
    for (const { properties } of hidden)
      expect(properties).toMatchObject({ firms: null, n: null, value: null });
  });

  it('says what it lacks without a gazetteer', async () => {
    const points = await overlaid(
      'points',
      '--overlay-unit',
      'municipalities',
      '--gazetteer',
      'none',
    );
    expect(points).toMatchObject({ status: 0 });
    expect(points.err).toContain('With the towns of a gazetteer they become areas');
    expect(areasIn('points').map(({ geometry }) => geometry.type)).toEqual(['Point']);
    const none = await overlaid('none', '--overlay-unit', 'towns', '--gazetteer', 'none');
    expect(none).toMatchObject({ status: 0 });
    expect(none.err).toContain('there is none');
    expect(folder.names('none')).not.toContain('areas.geojson');
  });

  it('finds municipality and town of firms with coordinates and no address by the nearest town', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      // Around 見本町二丁目, and two far out at sea.
      const [lng, lat] = i < 38 ? [136.169 + 0.0002 * (i % 5), 35.956] : [133, 37.5];
      return `F${i + 1},第${i + 1}工業,${lat},${lng},${i % 4}`;
    });
    const table = folder.write('points.csv', ['企業ID,企業名,緯度,経度,件数', ...rows].join('\n'));
    for (const [unit, name] of [
      ['municipalities', '福井県鯖江市'],
      ['towns', '福井県鯖江市見本町二丁目'],
    ]) {
      const done = await shuseki(
        ...['run', '--firms', table, '--outcome', '件数', '--no-report', '--gazetteer', gazetteer],
        ...['--overlay-unit', unit, '--out', folder.at(`points-${unit}`)],
      );
      expect(done).toMatchObject({ status: 0 });
      const found = areasIn(`points-${unit}`);
      expect(found.map(({ properties }) => properties.name)).toEqual([name]);
      expect(found[0].properties.firms).toBe(38);
    }
  });

  it('refuses an unknown unit, and what belongs to none', async () => {
    const unknown = await overlaid('x', '--overlay-unit', 'villages');
    expect(unknown.status).toBe(2);
    expect(unknown.err).toContain('municipalities');
    const alone = await overlaid('x', '--overlay-statistic', 'sum');
    expect(alone.status).toBe(2);
    expect(alone.err).toContain('--overlay-unit');
  });
});
