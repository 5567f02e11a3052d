import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const HEAD = '企業ID,会社名,所在地,緯度,経度,親会社名,親会社所在地,主な連携先,相談回数';
const firms = folder.write(
  'firms.csv',
  [
    HEAD,
    'A,甲工業,福井県鯖江市,35.95,136.18,大手自動車,愛知県豊田市,福井大学,12',
    'B,乙工業,福井県鯖江市,35.96,136.19,,,福井大字,1',
  ].join('\n'),
);
const plain = folder.write(
  'plain.csv',
  '企業ID,会社名,所在地,緯度,経度\nA,甲工業,福井県鯖江市,35.95,136.18\n',
);

const run = (from: string, out: string) =>
  shuseki('run', '--firms', from, '--min-firms', '1', '--no-report', '--out', folder.at(out));

describe('shuseki run on firms with parents', () => {
  it('writes their lines, and the ties to main institutions', async () => {
    const answer = await run(firms, 'tied');
    expect(answer).toMatchObject({ status: 0 });
    expect(answer.err).toMatch(/福井大字/);
    const { features } = folder.json('tied/parents.geojson') as unknown as {
      features: { geometry: { type: string }; properties: Record<string, unknown> }[];
    };
    expect(features).toHaveLength(1);
    expect(features[0].geometry.type).toBe('LineString');
    expect(features[0].properties).toMatchObject({ firm_id: 'A', parent_name: '大手自動車' });
    expect(features[0].properties.parent_km).toBeGreaterThan(100);
    const links = folder.json('tied/links.geojson') as unknown as {
      features: { properties: Record<string, unknown> }[];
    };
    expect(links.features.map(({ properties }) => properties)).toMatchObject([
      { kind: 'tie', institution_id: 'univ-fukui', contact_frequency: 12 },
    ]);
  });

  it('gives the same bytes from the study.json that it wrote', async () => {
    await run(firms, 'first');
    const again = await shuseki(
      ...['run', folder.at('first/study.json'), '--no-report', '--out', folder.at('second')],
    );
    expect(again).toMatchObject({ status: 0 });
    for (const name of folder.names('first'))
      expect(folder.read(`first/${name}`) === folder.read(`second/${name}`), name).toBe(true);
    expect(folder.names('first')).toContain('parents.geojson');
  });

  it('writes none where the table names none', async () => {
    await run(plain, 'plain');
    expect(folder.names('plain')).not.toContain('parents.geojson');
  });
});
