import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNATTENDED, type ClusterSettings, type Run } from '../../src/model';
import { readStudyFile, writeStudyFile } from '../../src/study';
import { prepare } from './made';

/** The 500 firms of the reference as a list with an industry and employees. */
function list(
  industryOf = (isCase: boolean, _row: number): string => (isCase ? '眼鏡' : '金属'),
): string {
  const text = readFileSync(join(import.meta.dirname, '../reference/scan.csv'), 'utf8');
  const rows = text.trim().split('\n').slice(1);
  return [
    '企業ID,経度,緯度,業種,従業員数',
    ...rows.map((line, i) => {
      const [lng, lat, isCase, employees] = line.split(',');
      return `F${i},${lng},${lat},${industryOf(isCase === '1', i)},${employees}`;
    }),
  ].join('\n');
}

async function scanned(change: Partial<ClusterSettings>, text = list(), run: Run = UNATTENDED) {
  const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text }]);
  const clusters = { ...study.settings.clusters, method: 'scan' as const, draws: 199, ...change };
  const wanted = { ...study, settings: { ...study.settings, clusters } };
  const result = await session.run(wanted, run);
  if (!result.ok) throw new Error(result.problem.code);
  return { session, study: wanted, findings: result.value };
}

describe('a study by the spatial scan', () => {
  it('has the industry’s circles as clusters like any other', async () => {
    const told: number[] = [];
    const { session, study, findings } = await scanned({ industry: '眼鏡' }, list(), {
      ...UNATTENDED,
      progress: (share) => told.push(share),
    });
    const [first] = findings.clusters;
    expect(first.firms).toBe(40);
    expect(first.scan).toMatchObject({ observed: 40, population: 60, pValue: 0.005 });
    expect(first.boundary.length).toBeGreaterThan(0);
    // Firms of other industries take part, outside.
    expect(findings.membership.role.every((code) => code === 0 || code === 2)).toBe(true);
    expect(told.filter((share) => share > 0.75 && share < 0.9).length).toBeGreaterThan(10);

    const text = (await session.ask('export', { name: 'clusters.geojson' }))!.join('');
    const [{ properties }] = (
      JSON.parse(text) as { features: { properties: Record<string, unknown> }[] }
    ).features;
    expect(properties).toMatchObject({ method: 'scan', min_firms: null, scan_observed: 40 });
    expect(properties.scan_log_likelihood_ratio).toBeCloseTo(25.1058242, 6);
    const read = readStudyFile('study.json', writeStudyFile(study));
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.settings.clusters).toMatchObject({ method: 'scan', draws: 199 });
  });

  it('compares with employees, where all firms are of interest', async () => {
    const { findings } = await scanned({ weight: 'employees' });
    expect(findings.membership.scan).toMatchObject({ model: 'poisson', cases: 500 });
    expect(findings.membership.scan!.population).toBeGreaterThan(2000);
  });

  it('says that all are of interest, and goes on where the industry is missing for half', async () => {
    expect((await scanned({})).findings.membership.scan!.refused).toBe('only-cases');
    const half = list((isCase, row) => (row % 2 ? '' : isCase ? '眼鏡' : '金属'));
    const { findings } = await scanned({ industry: '眼鏡' }, half);
    expect(findings.membership.scan!.population).toBe(500);
    expect(findings.clusters.length).toBeGreaterThan(0);
    const unknown = await scanned({ industry: '造船' });
    expect(unknown.findings.membership.scan!.refused).toBe('too-few-cases');
  });
});
