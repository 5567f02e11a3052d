import { describe, expect, it } from 'vitest';
import { UNATTENDED, type ClusterSettings } from '../../src/model';
import { readStudyFile, writeStudyFile } from '../../src/study';
import { prepare } from './made';

/** Firms of the three invented municipalities, known to these by their address; more glasses in 松川市 and 竹原市, which the graph joins. */
const TOWNS = [
  { name: '福井県松川市', lng: 137, lat: 36, firms: 60, cases: 40 },
  { name: '福井県竹原市', lng: 137.2, lat: 36, firms: 50, cases: 30 },
  { name: '福井県南郡梅沢町', lng: 137.4, lat: 36.2, firms: 200, cases: 10 },
];

function list(unknown = 0, nameOf = (name: string) => name): string {
  const rows = TOWNS.flatMap(({ name, lng, lat, firms, cases }) =>
    Array.from({ length: firms }, (_, i) =>
      [nameOf(name), lng + (i % 9) / 900, lat + (i % 7) / 900, i < cases ? '眼鏡' : '金属'].join(),
    ),
  );
  for (let i = 0; i < unknown; i++) rows.push(`,137.1${i},36.05,金属`);
  return ['企業ID,所在地,経度,緯度,業種', ...rows.map((row, i) => `F${i},${row}`)].join('\n');
}

async function scanned(change: Partial<ClusterSettings>, text: string, register?: string) {
  const { session, study } = await prepare([
    { kind: 'firms', name: 'firms.csv', text },
    ...(register ? [{ kind: 'background', name: 'all.csv', text: register } as const] : []),
  ]);
  const clusters = {
    ...study.settings.clusters,
    ...{ method: 'scan', shape: 'flexible', areas: 'municipalities', draws: 199 },
    ...{ industry: '眼鏡', ...change },
  } as ClusterSettings;
  const wanted = { ...study, settings: { ...study.settings, clusters } };
  const result = await session.run(wanted, UNATTENDED);
  if (!result.ok) throw new Error(result.problem.code);
  return { session, study: wanted, findings: result.value };
}

describe('a study by the flexible scan over municipalities', () => {
  it('puts firms together by the municipality of their address', async () => {
    const { session, study, findings } = await scanned({}, list(4));
    const { scan, role } = findings.membership;
    expect(scan).toMatchObject({ areas: 'municipalities', places: 3, withoutArea: 4 });
    expect(scan!.population).toBe(310);
    // With half of the firms at most, the two in the west together.
    expect(scan!.circles[0]).toMatchObject({ areas: 2, municipal: true, observed: 70 });
    expect(scan!.circles[0]).toMatchObject({ population: 110, pValue: 0.005 });
    expect(findings.clusters[0].firms).toBe(70);
    expect([...role.subarray(310)]).toEqual([3, 3, 3, 3]);
    expect(findings.summary.excluded).toBe(4);
    const text = (await session.ask('export', { name: 'clusters.geojson' }))!.join('');
    const { metadata } = JSON.parse(text) as { metadata: { settings: Record<string, unknown> } };
    expect(JSON.stringify(metadata)).toContain('"areas":"municipalities"');
    const read = readStudyFile('study.json', writeStudyFile(study));
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.settings.clusters.areas).toBe('municipalities');
  });

  it('takes places with circles, and where they are asked for', async () => {
    const places = await scanned({ areas: 'places' }, list());
    expect(places.findings.membership.scan!.places).toBeGreaterThan(100);
    const circles = await scanned({ shape: 'circle' }, list());
    expect(circles.findings.membership.scan!.areas).toBeUndefined();
  });

  it('compares with a register by the municipality of its rows', async () => {
    const firms = list();
    const [head, ...rows] = firms.split('\n');
    const own = [head, ...rows.filter((row) => row.endsWith('眼鏡'))].join('\n');
    const whole = await scanned({}, firms);
    const change = { industry: '', background: 'register' } as const;
    const { findings } = await scanned(change, own, `${firms}\nX1,,137.1,36.05,金属`);
    expect(findings.membership.scan).toMatchObject({ rowsWithoutArea: 1, population: 310 });
    expect(findings.membership.scan!.circles[0].logLikelihoodRatio).toBe(
      whole.findings.membership.scan!.circles[0].logLikelihoodRatio,
    );
  });

  it('reads a code alone as the address of a register’s row, as shared studies write it', async () => {
    const codes = ['18901', '18902', '18991'];
    const coded = list(0, (name) => codes[TOWNS.findIndex((town) => town.name === name)]);
    const change = { industry: '眼鏡', background: 'register' } as const;
    const { findings } = await scanned(change, list(), coded);
    expect(findings.membership.scan).toMatchObject({ rowsWithoutArea: 0, population: 310 });
  });

  it('says so where no firm is known to a municipality', async () => {
    const { findings } = await scanned(
      {},
      list(0, () => ''),
    );
    expect(findings.membership.scan!.refused).toBe('no-areas');
    expect(findings.clusters).toEqual([]);
  });
});
