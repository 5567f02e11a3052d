import { describe, expect, it } from 'vitest';
import { layerTitles, messagesIn, type Language } from '../../src/i18n';
import { UNATTENDED } from '../../src/model';
import { readTable, suggestRoles } from '../../src/tables';
import { firmsCsv, prepare } from './made';

const PATENTS = 'company,title\r\n丸の内工業1,枠\r\nどこにもない会社,枠\r\n';

async function ready() {
  const { session, study } = await prepare([
    { kind: 'firms', name: 'firms.csv', text: firmsCsv(15, 4) },
    { kind: 'outcomes', name: 'patents.csv', text: PATENTS },
  ]);
  const run = await session.run(study, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  const rowsOf = async (name: 'firms-excel.csv' | 'fields.csv', language?: Language) => {
    const titlesOf = language && layerTitles(messagesIn(language));
    const text = (await session.ask('export', { name, titlesOf }))!.join('');
    return text
      .replace('\ufeff', '')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
  };
  const layer = JSON.parse((await session.ask('export', { name: 'firms.geojson' }))!.join('')) as {
    features: { properties: Record<string, unknown> }[];
  };
  return { session, rowsOf, keys: Object.keys(layer.features[0].properties) };
}

describe('CSV for Excel', () => {
  it('has its header in the language, and opens again with its roles', async () => {
    const { rowsOf, keys } = await ready();
    const [ja, ...rows] = await rowsOf('firms-excel.csv', 'ja');
    const [en, ...same] = await rowsOf('firms-excel.csv', 'en');
    const [plain] = await rowsOf('firms-excel.csv');
    expect(rows).toEqual(same);
    expect(plain).toEqual(['id', 'longitude', 'latitude', ...keys.slice(1)]);
    expect(ja.slice(0, 4)).toEqual(['ID', '経度', '緯度', '名称']);
    expect(en.slice(0, 4)).toEqual(['ID', 'Longitude', 'Latitude', 'Name']);
    for (const header of [ja, en, plain]) expect(new Set(header).size).toBe(header.length);
    const text = [ja, ...rows].map((row) => row.join(',')).join('\r\n');
    const table = await readTable('firms-excel.csv', new TextEncoder().encode(text));
    if (!table.ok) throw new Error(table.problem.code);
    const roles = { id: [0], longitude: [1], latitude: [2], name: [3] };
    expect(suggestRoles('firms', table.value)).toMatchObject(roles);
  });
});

describe('fields.csv', () => {
  it('explains every field of every layer: its name, its key, its values, where it comes from', async () => {
    const { rowsOf, keys } = await ready();
    const [head, ...rows] = await rowsOf('fields.csv', 'ja');
    const { csv, name } = messagesIn('ja').layers;
    expect(head).toEqual([csv.layer, csv.column, csv.field, csv.values, csv.origin]);
    const firms = rows.filter(([layer]) => layer === name.firms);
    expect(firms.map(([, , key]) => key)).toEqual([
      'id',
      'longitude',
      'latitude',
      ...keys.slice(1),
    ]);
    const of = (key: string) => firms.find((row) => row[2] === key)!;
    expect(of('cluster_id')).toEqual([
      name.firms,
      '集積番号',
      'cluster_id',
      csv.kind.integer,
      csv.computed,
    ]);
    expect(firms.at(-1)!.at(-1)).toBe(csv.own);
    expect(new Set(rows.map(([layer]) => layer)).size).toBeGreaterThanOrEqual(4);
    expect((await rowsOf('fields.csv'))[0]).toEqual([
      'layer',
      'column',
      'field',
      'values',
      'origin',
    ]);
  });
});

describe('a measure of counted events', () => {
  it('keeps the name of its file', async () => {
    const { session, keys } = await ready();
    expect(keys).toContain('patents');
    expect(keys).not.toContain('event_count');
    const clusters = (await session.ask('export', { name: 'clusters.geojson' }))!.join('');
    expect(clusters).toContain('"mean_patents":');
  });
});
