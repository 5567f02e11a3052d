import { describe, expect, it } from 'vitest';
import { Folder, records, shuseki } from './terminal';

const folder = new Folder();

/** Firms of two neighbouring cities and one far away; most of the glasses in the first two. */
const rows = [
  ['福井県鯖江市', '18207', 136.184, 35.956, 60, 40],
  ['福井県越前市', '18209', 136.169, 35.903, 50, 30],
  ['福井県坂井市', '18210', 136.231, 36.167, 200, 10],
] as const;
const text = [
  'firm_id,所在地,経度,緯度,業種,市区町村コード',
  ...rows.flatMap(([name, code, lng, lat, firms, cases], k) =>
    Array.from(
      { length: firms },
      (_, i) =>
        `F${k}-${i},${name},${lng + (i % 9) / 900},${lat},${i < cases ? '眼鏡' : '金属'},${code}`,
    ),
  ),
].join('\n');
const firms = folder.write('firms.csv', text);
const AREAS = ['--shape', 'flexible', '--scan-areas', 'municipalities'];

describe('--scan-areas municipalities', () => {
  it('gives run and cluster the same sets of municipalities', async () => {
    const ran = await shuseki(
      ...['run', '--firms', firms, '--method', 'scan', '--of-industry', '眼鏡', ...AREAS],
      ...['--no-report', '--out', folder.at('study')],
    );
    expect(ran).toMatchObject({ status: 0 });
    expect(ran.err).toContain('nearest to each of 3 municipalities');
    const { features } = folder.json('study/clusters.geojson') as unknown as {
      features: { properties: Record<string, number> }[];
    };
    expect(features[0].properties).toMatchObject({ scan_places: 2, scan_observed: 70 });

    const cases = ['--cases', '業種=眼鏡', '--out', folder.at('c.csv')];
    const alone = await shuseki('cluster', firms, '--method', 'scan', ...AREAS, ...cases);
    expect(alone).toMatchObject({ status: 0 });
    const own = records(folder.read('c.csv')).filter((row) => row.cluster_id === '0');
    expect(own).toHaveLength(70);
    expect(Number(own[0].cluster_log_likelihood_ratio)).toBe(
      features[0].properties.scan_log_likelihood_ratio,
    );
  });

  // Three cities of Hokkaido, whose codes begin with a zero and of which no two are neighbours.
  const NORTH = [
    ['18207', '1202'],
    ['18209', '1203'],
    ['18210', '1204'],
  ];
  const CHECKED = [
    ['18207', '182079'],
    ['18209', '182095'],
    ['18210', '182109'],
  ];
  it.each([
    ['with check digits, under another name', '団体コード', CHECKED, 70],
    ['without the zero that a spreadsheet took', 'municipality_code', NORTH, 40],
  ])('reads codes %s', async (_, header, codes, inside) => {
    const renamed = text.replace('市区町村コード', header);
    const written = codes.reduce(
      (all, [from, to]) => all.replaceAll(`,${from}`, `,${to}`),
      renamed,
    );
    const list = folder.write('written.csv', written);
    const cases = ['--cases', '業種=眼鏡', '--out', folder.at('w.csv')];
    const ran = await shuseki('cluster', list, '--method', 'scan', ...AREAS, ...cases);
    expect(ran).toMatchObject({ status: 0 });
    const found = records(folder.read('w.csv')).filter((row) => row.cluster_id === '0');
    expect(found).toHaveLength(inside);
  });

  it('is refused for circles, and for a table without codes', async () => {
    const cases = ['--cases', '業種=眼鏡', '--out', folder.at('d.csv')];
    const circles = await shuseki(
      ...['cluster', firms, '--method', 'scan', '--scan-areas', 'municipalities', ...cases],
    );
    expect(circles.status).toBe(2);
    expect(circles.err).toContain('--scan-areas needs --shape flexible');
    const bare = folder.write('bare.csv', text.replace('市区町村コード', '番号'));
    const without = await shuseki('cluster', bare, '--method', 'scan', ...AREAS, ...cases);
    expect(without.status).not.toBe(0);
    expect(without.err).toContain('no column with the codes of municipalities');
  });
});
