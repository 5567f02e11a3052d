import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { describe, expect, it } from 'vitest';
import { messagesIn, layerTitles } from '../../src/i18n';
import { MAP_COLOURS } from '../../src/map/theme';
import { inventedEvents, inventedFirms, writeGazetteer } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const firms = folder.write('firms.csv', inventedFirms(60));
const gdal = spawnSync('ogrinfo', ['--version']).status === 0;
async function rowsOf(bytes: Uint8Array, query: string): Promise<[string, string][]> {
  const sqlite = await sqlite3InitModule();
  const database = new sqlite.oo1.DB();
  const at = sqlite.wasm.allocFromTypedArray(bytes);
  const { length } = bytes;
  const freed = sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE;
  sqlite.capi.sqlite3_deserialize(database.pointer!, 'main', at, length, length, freed);
  try {
    return database.exec(query, { returnValue: 'resultRows' }) as unknown as [string, string][];
  } finally {
    database.close();
  }
}

const run = (out: string, format: string) =>
  shuseki('run', ...['--firms', firms, '--no-report', '--format', format, '--out', folder.at(out)]);

describe('shuseki run --format', () => {
  it('writes the layers in each format beside the GeoJSON', async () => {
    const answer = await run('all', 'gpkg,fgb,parquet,shp,shp-cp932,kml');
    expect(answer).toMatchObject({ status: 0, out: '' });
    const layers = ['firms', 'clusters', 'institutions', 'links'];
    expect(folder.names('all')).toEqual(
      [
        ...layers.flatMap((name) => [`${name}.geojson`, `${name}.fgb`, `${name}.parquet`]),
        ...['fields.csv', 'findings.json', 'study.json', 'study.gpkg', 'study.kml'],
        ...['study-shp.zip', 'study-shp-cp932.zip'],
      ].sort(),
    );
    if (!gdal) return;
    for (const file of [
      'study.gpkg',
      'firms.fgb',
      'study.kml',
      'study-shp.zip',
      'study-shp-cp932.zip',
    ]) {
      const path = folder.at(join('all', file));
      const source = file.endsWith('.zip') ? `/vsizip/${path}/firms.shp` : path;
      const read = spawnSync('ogrinfo', ['-so', source, 'firms'], { encoding: 'utf8' });
      expect(read.stderr, file).toBe('');
      expect(read.stdout, file).toContain('Feature Count: 60');
    }
  });

  it('refuses a format that it does not know, before anything is written', async () => {
    const answer = await run('none', 'gpkg,docx');
    expect(answer.status).toBe(2);
    expect(answer.err).toMatch(/--format.*docx.*gpkg/);
    expect(folder.names('.')).not.toContain('none');
  });
});

describe('areas of an overlay in other formats', () => {
  const patents = folder.write('patents.csv', inventedEvents(60));
  const gazetteer = writeGazetteer(folder.at('towns'));
  const overlaid = (unit: string, out: string, ...more: readonly string[]) =>
    shuseki(
      ...['run', '--firms', firms, '--outcomes', patents, '--outcomes-key', '出願人'],
      ...['--gazetteer', gazetteer, '--overlay-unit', unit, '--overlay-least-firms', '1'],
      ...['--no-report', '--format', 'gpkg', '--out', folder.at(out), ...more],
    );
  const bytes = (path: string) => new Uint8Array(readFileSync(folder.at(path)));
  const drawn = async (gpkg: Uint8Array) => {
    const [[style]] = await rowsOf(
      gpkg,
      "SELECT styleQML FROM layer_styles WHERE f_table_name = 'areas'",
    );
    const rows = await rowsOf(gpkg, 'SELECT id, map_class FROM areas');
    return { style, rows };
  };

  it.each(['grid_1km', 'hexagons', 'towns'])(
    'hold the classes of the map, and so does the archive: %s',
    async (unit) => {
      const zip = folder.at(`${unit}.zip`);
      const more = unit === 'hexagons' ? ['--overlay-hexagon-km', '2'] : [];
      const answer = await overlaid(unit, unit, '--zip', zip, ...more);
      expect(answer, answer.err).toMatchObject({ status: 0 });
      const { style, rows } = await drawn(bytes(`${unit}/study.gpkg`));
      const written = folder.json(`${unit}/areas.geojson`) as unknown as { features: unknown[] };
      expect(rows).toHaveLength(written.features.length);
      expect(rows.length).toBeGreaterThan(0);
      // A class that a row has is one that the style draws.
      for (const [, own] of rows) expect(style).toContain(`value="${own}"`);
      const files = unzipSync(bytes(`${unit}.zip`));
      expect((await drawn(files['study.gpkg'])).style).toBe(style);
      expect(files['geojson/areas.geojson']).toEqual(bytes(`${unit}/areas.geojson`));
    },
  );

  it('have hexagons of the width that is asked for, and no width without hexagons', async () => {
    const wide = folder.json('hexagons/areas.geojson') as unknown as {
      metadata: { overlay: { hexagon_km: number } };
    };
    expect(wide.metadata.overlay.hexagon_km).toBe(2);
    for (const unit of ['grid_1km', 'towns'])
      expect(await overlaid(unit, 'none', '--overlay-hexagon-km', '2')).toMatchObject({
        ...{ status: 2 },
      });
  });
});

describe('shuseki convert', () => {
  it('writes the layers of a study and nothing else, equal to those that run writes', async () => {
    expect((await run('made', 'gpkg,kml,fgb')).status).toBe(0);
    const study = folder.at('made/study.json');
    const answer = await shuseki(
      ...['convert', study, '--to', 'kml,fgb', '--out', folder.at('converted')],
    );
    expect(answer, answer.err).toMatchObject({ status: 0, out: '' });
    const layers = ['firms', 'clusters', 'institutions', 'links'];
    expect(folder.names('converted')).toEqual(
      [...layers.map((name) => `${name}.fgb`), 'study.kml'].sort(),
    );
    expect(folder.read('converted/study.kml')).toBe(folder.read('made/study.kml'));
  });

  it('carries in a GeoPackage how the app draws the layers', async () => {
    expect((await run('looked', 'gpkg')).status).toBe(0);
    const study = folder.at('looked/study.json');
    const options = ['--to', 'gpkg', '--out', folder.at('look')];
    expect((await shuseki('convert', study, ...options)).status).toBe(0);
    const rows = await rowsOf(
      new Uint8Array(readFileSync(folder.at('look/study.gpkg'))),
      "SELECT f_table_name, styleQML FROM layer_styles UNION ALL SELECT 'project', name FROM qgis_projects",
    );
    const styles = new Map(rows);
    expect([...styles.keys()].sort()).toEqual(
      ['clusters', 'firms', 'institutions', 'links', 'project'].sort(),
    );
    // Without towns all firms are excluded from clusters: the legend's colour and word for that.
    const rgb = MAP_COLOURS.light.excluded.match(/[0-9a-f]{2}/g)!.map((part) => parseInt(part, 16));
    expect(styles.get('firms')).toContain(rgb.join(','));
    expect(styles.get('firms')).toContain(messagesIn('en').words.excluded);
    expect(styles.get('project')).toBe('firms');
  });

  it('needs to be told to what', async () => {
    const study = folder.at('made/study.json');
    const answer = await shuseki('convert', study, '--out', folder.at('nothing'));
    expect(answer.status).toBe(2);
    expect(answer.err).toContain('--to');
    expect(folder.names('.')).not.toContain('nothing');
  });
});

describe('names of fields for people', () => {
  const layer = (...keys: string[]) => ({
    name: 'firms',
    properties: keys.map((key) => ({ key })),
  });

  it.each([
    ['ja', 'cluster_id', '集積番号'],
    ['en', 'institutions_within_2_5_km', 'Institutions within 2.5 km'],
    ['ja', 'nearest_kosen_km', '最寄りの高専までの距離（km）'],
    ['en', 'industry_2_firms', 'Firms of industry no. 2'],
    ['ja', 'mean_特許', '特許の平均'],
  ] as const)('in %s, %s is %s', (language, key, title) => {
    expect(layerTitles(messagesIn(language))(layer(key)).fields.get(key)).toBe(title);
  });

  it('leave the input’s own columns as they are', () => {
    const { title, fields } = layerTitles(messagesIn('ja'))(layer('操業年数', 'constructor'));
    expect(title).toBe('企業');
    expect([...fields.keys()]).toEqual(['id']);
  });
});
