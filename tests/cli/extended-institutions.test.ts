import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventedFirms } from './invented';
import { Folder, ROOT, shuseki } from './terminal';

const folder = new Folder();
const firms = folder.write('firms.csv', inventedFirms(20));
const own = folder.write(
  'own.csv',
  'id,名称,種別,住所,緯度,経度,廃止\nkosen-fukui,福井高専,高専,福井県鯖江市下司町,35.94,136.2,\nmine,鯖江眼鏡研究所,その他,福井県鯖江市,35.95,136.18,\nitc-fukui,,,,,,2025-04\n',
);
const builtIn = readFileSync(join(ROOT, 'static/geodata/institutions.csv'), 'utf8')
  .trim()
  .split('\n').length;
const start = ['run', '--firms', firms, '--gazetteer', 'none', '--no-report'];

describe('shuseki run with institutions of one’s own', () => {
  it('extends the built-in list by id, says what it did, and replays to the same files', async () => {
    const extend = ['--institutions', own, '--extend-institutions'];
    const made = await shuseki(...start, ...extend, '--out', folder.at('made'), '--language=ja');
    expect([made.status, made.err]).toEqual([
      0,
      expect.stringContaining(
        `内蔵の研究開発機関${builtIn - 1}件に、IDをもとにお持ちの一覧を加えました：置き換え1件、追加1件、廃止による除外1件`,
      ),
    ]);
    // Firms that stand at their municipality: how many counts hang on it is told.
    expect(made.err).toMatch(/\d 社では、10 km/);
    const { features } = folder.json('made/institutions.geojson') as unknown as {
      features: { properties: { id: string; name: string; placed_by: string } }[];
    };
    const names = new Map(features.map(({ properties }) => [properties.id, properties]));
    expect(names.size).toBe(builtIn - 1);
    expect(names.get('kosen-fukui')?.name).toBe('福井高専');
    expect(names.get('mine')?.name).toBe('鯖江眼鏡研究所');
    expect(names.has('itc-fukui')).toBe(false);
    const study = folder.at('made/study.json');
    expect(JSON.parse(folder.read('made/study.json')).inputs.institutions.extendsBuiltIn).toBe(
      true,
    );
    const again = await shuseki('run', study, '--no-report', '--out', folder.at('again'));
    expect(again.status).toBe(0);
    for (const name of ['institutions.geojson', 'firms.geojson', 'findings.json'])
      expect(folder.read(`again/${name}`) === folder.read(`made/${name}`), name).toBe(true);
  });

  it('refuses to extend without a list', async () => {
    const { status, err } = await shuseki(
      ...start,
      '--extend-institutions',
      '--out',
      folder.at('x'),
    );
    expect([status, err]).toEqual([2, expect.stringContaining('--institutions')]);
  });
});
