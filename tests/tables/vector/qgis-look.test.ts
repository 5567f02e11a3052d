import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { MapLook } from '../../../src/tables';
import { writeGeoPackage } from '../../../src/tables/vector/write-geopackage';
import { CLUSTERS, FIRMS } from './made-layers';

/** A Python that has QGIS; it may stand elsewhere than the machine's own. */
const PYTHON = process.env.SHUSEKI_QGIS_PYTHON ?? 'python3';
const qgis = spawnSync(PYTHON, ['-c', 'import qgis.core']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'shuseki-qgis-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const disc = (fill: string) =>
  ({ kind: 'marker', fill, stroke: '#ffffff', strokeMm: 0.2, sizeMm: 2.4 }) as const;

/** Two classes of firms and one that is not drawn, names as nasty as names can be. */
const LOOK: MapLook = {
  title: '試験 "A" & <B>',
  heading: '模擬データ',
  credits: ['© A & B', 'C'],
  background: '#fbfaf7',
  bounds: [139, 35, 140, 36],
  layers: [
    {
      layer: 'firms',
      visible: true,
      field: 'map_class',
      column: { title: '地図の区分', values: FIRMS.ids.map((_, i) => (i === 0 ? NaN : i % 2)) },
      sizesMm: FIRMS.ids.map((_, i) => 1 + i),
      classes: [
        { value: 0, label: '0 < "x" & <y>', symbol: disc('#0072b2') },
        { value: 1, label: '集積外', symbol: { ...disc('#a3a7ab'), path: 'M1 1L15 1L8 15Z' } },
      ],
      label: { field: '会社名', colour: '#111111', halo: '#ffffff', sizePt: 8, fromScale: 250_000 },
    },
    {
      layer: 'clusters',
      visible: false,
      field: 'id',
      classes: CLUSTERS.ids.map((value) => ({
        value,
        label: '集積',
        symbol: { kind: 'fill', fill: '#d55e00', opacity: 0.5, stroke: '#d55e00', strokeMm: 0.3 },
      })),
    },
  ],
};

const titlesOf = ({ name }: { name: string }) => ({
  title: `層 ${name}`,
  fields: new Map([['id', 'ＩＤ & <番号>']]),
});

const written = writeGeoPackage([CLUSTERS, FIRMS], titlesOf, undefined, {
  map: LOOK,
  file: 'study.gpkg',
});

/** What is wrong with tags: each that is opened is closed by its own name. */
function openTags(xml: string): string[] {
  const open: string[] = [];
  const body = xml.replace(/<!DOCTYPE[^>]*>/, '');
  for (const [, end, name, self] of body.matchAll(
    /<(\/?)([\w-]+)(?:\s+[\w-]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (self) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

async function rowsOf(sql: string): Promise<string[][]> {
  const sqlite = await sqlite3InitModule();
  const database = new sqlite.oo1.DB();
  const bytes = await written;
  const at = sqlite.wasm.allocFromTypedArray(bytes);
  sqlite.capi.sqlite3_deserialize(
    database.pointer!,
    'main',
    at,
    bytes.length,
    bytes.length,
    sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE,
  );
  try {
    return database.exec(sql, { returnValue: 'resultRows' }) as unknown as string[][];
  } finally {
    database.close();
  }
}

describe('the look of a map in a GeoPackage', () => {
  it('is a style per layer, and a project that names the layers from top to bottom', async () => {
    const styles = await rowsOf('SELECT f_table_name, styleQML FROM layer_styles');
    expect(styles.map(([layer]) => layer)).toEqual(['firms', 'clusters']);
    for (const [, qml] of styles) expect(openTags(qml)).toEqual([]);
    const [[name, content]] = await rowsOf('SELECT name, content FROM qgis_projects');
    expect(name).toBe(LOOK.title);
    const project = strFromU8(unzipSync(Buffer.from(content, 'hex'))['map.qgs']);
    expect(openTags(project)).toEqual([]);
    const drawn = [...project.matchAll(/<layer-tree-layer id="shuseki_(\w+)".*?checked="(.*?)"/g)];
    expect(drawn.map(([, layer, checked]) => [layer, checked])).toEqual([
      ['firms', 'Qt::Checked'],
      ['clusters', 'Qt::Unchecked'],
    ]);
    expect(project).toContain('&#169;'.replace('&#169;', '©') + ' A &amp; B');
  });

  it('leaves the values as they are, with the class beside them', async () => {
    const rows = await rowsOf('SELECT id, map_class FROM firms ORDER BY fid');
    expect(rows).toEqual(FIRMS.ids.map((id, i) => [id, i === 0 ? null : i % 2]));
    expect(await rowsOf("SELECT count(*) FROM pragma_table_info('clusters') WHERE name = 'map_class'")).toEqual([[0]]); // prettier-ignore
  });

  it.skipIf(!qgis)(
    `opens in QGIS as it was on screen${qgis ? '' : ' (skipped: no Python with QGIS)'}`,
    async () => {
      writeFileSync(join(folder, 'study.gpkg'), await written);
      const read = spawnSync(PYTHON, [join(import.meta.dirname, 'read-in-qgis.py'), join(folder, 'study.gpkg')], { encoding: 'utf8' }); // prettier-ignore
      expect(read.stdout, read.stderr).not.toBe('');
      const seen = JSON.parse(read.stdout) as Record<string, unknown>;
      expect(seen).toMatchObject({
        projects: [LOOK.title],
        read: true,
        title: LOOK.title,
        crs: 'EPSG:3857',
        background: '#fbfaf7',
        credits: LOOK.credits.join(' | '),
        heading: LOOK.heading,
        order: ['層 firms', '層 clusters'],
        visible: ['層 firms'],
      });
      const [west, south, east, north] = seen.extent as number[];
      [west - 139, south - 35, east - 140, north - 36].forEach((off) =>
        expect(Math.abs(off)).toBeLessThan(1e-6),
      );
      const layers = seen.layers as Record<string, { fromProject: unknown; fromStyle: unknown }>;
      for (const [i, name] of ['層 firms', '層 clusters'].entries()) {
        const { classes } = LOOK.layers[i];
        const expected = classes.map(({ value, label, symbol }) => ({
          value: String(value),
          label,
          colour: symbol.fill,
        }));
        const counts =
          i === 0
            ? [FIRMS.ids.filter((_, k) => k > 0 && k % 2 === 0).length, FIRMS.ids.filter((_, k) => k % 2 === 1).length] // prettier-ignore
            : classes.map(() => 1);
        for (const from of [layers[name].fromProject, layers[name].fromStyle])
          expect(from, name).toMatchObject({
            valid: true,
            alias: 'ＩＤ & <番号>',
            labels: i === 0,
            classes: expected.map((each, k) => ({ ...each, count: counts[k] })),
          });
      }
    },
  );
});
