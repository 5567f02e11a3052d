import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInPolygons } from '../../src/geo/rings';
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

  it('has sets of towns next to each other as clusters too', async () => {
    const change = { industry: '眼鏡', shape: 'flexible', neighbours: 8 } as const;
    const { session, study, findings } = await scanned(change);
    expect(findings.membership.scan).toMatchObject({ shape: 'flexible', neighbours: 8 });
    const [{ scan, firms }] = findings.clusters;
    expect(scan!.areas).toBeGreaterThan(1);
    expect(scan!.observed).toBe(firms);
    const text = (await session.ask('export', { name: 'clusters.geojson' }))!.join('');
    const { features } = JSON.parse(text) as {
      features: { properties: Record<string, unknown> }[];
    };
    expect(features[0].properties.scan_places).toBe(scan!.areas);
    const read = readStudyFile('study.json', writeStudyFile(study));
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.settings.clusters).toMatchObject(change);
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

describe('a study by relative density', () => {
  const change = { method: 'relative', industry: '眼鏡', radiusKm: 2 } as const;

  it('has the industry’s areas as clusters, with the surface that they are of', async () => {
    const { session, study, findings } = await scanned(change);
    const { relative } = findings.membership;
    if (!relative || relative.refused !== undefined) throw new Error('refused');
    expect(relative).toMatchObject({ firms: 500, bandwidths: 'adaptive' });
    expect(findings.clusters.length).toBe(relative.areas.length);
    expect(findings.clusters[0].relative).toEqual(relative.areas[0]);
    expect(findings.clusters[0].firms).toBe(relative.areas[0].observed);
    // The area is the boundary: its firms of interest are inside, and no other of the industry.
    const { boundary } = findings.clusters[0];
    expect(relative.more).toContainEqual(boundary[0]);
    const { lng, lat } = findings.firmPlaces;
    const inside = findings.firms.industry.flatMap((own, i) =>
      own === '眼鏡' && isInPolygons(boundary, lng[i], lat[i]) ? [i] : [],
    );
    expect(inside).toEqual([...lng.keys()].filter((i) => findings.membership.clusterOf[i] === 0));
    const drawn = await session.ask('relativeDensity', { industry: '眼鏡', against: 'list' });
    expect(drawn!.result).toEqual(relative);

    const text = (await session.ask('export', { name: 'clusters.geojson' }))!.join('');
    const { features, metadata } = JSON.parse(text) as {
      features: { properties: Record<string, unknown> }[];
      metadata: { settings: Record<string, unknown> };
    };
    const [{ properties }] = features;
    expect(metadata.settings).toMatchObject({
      ...{ bandwidths: 'adaptive', tolerance: 0.025, model: 'bernoulli', draws: 199 },
    });
    expect(metadata.settings).not.toHaveProperty('most_share');
    expect(properties).toMatchObject({
      method: 'relative',
      radius_km: 2,
      min_firms: null,
      boundary_method: 'tolerance',
      relative_observed: relative.areas[0].observed,
    });
    const fixed = { bandwidths: 'fixed', tolerance: 0.01 } as const;
    const otherwise = await scanned({ ...change, ...fixed });
    expect(otherwise.findings.membership.relative).toMatchObject({ ...fixed, narrowestKm: 2 });
    const read = readStudyFile('study.json', writeStudyFile(otherwise.study));
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.settings.clusters).toMatchObject(fixed);
    expect(writeStudyFile(study)).not.toContain('tolerance');
  });

  it('keeps what it found where a boundary overrides one of its areas', async () => {
    const { study, findings, session } = await scanned(change);
    const boundary = {
      ...{ id: 'b1', name: '', overrides: findings.clusters[0].anchorFirmId },
      coordinates: findings.clusters[0].boundary,
    };
    const result = await session.run({ ...study, boundaries: [boundary] }, UNATTENDED);
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.membership.relative).toEqual(findings.membership.relative);
    expect(result.value.clusters[0].relative).toBeUndefined();
    expect(result.value.clusters[1]?.relative).toEqual(findings.clusters[1]?.relative);
  });

  it('says why there is none: all of interest, too few', async () => {
    const alone = await scanned({ method: 'relative', radiusKm: 2 });
    expect(alone.findings.membership.relative).toEqual({ refused: 'only-cases' });
    expect(alone.findings.clusters).toEqual([]);
    const few = await scanned({ ...change, industry: '造船' });
    expect(few.findings.membership.relative).toEqual({ refused: 'too-few-cases' });
    expect(few.findings.summary.outside).toBe(500);
  });
});
