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
});
