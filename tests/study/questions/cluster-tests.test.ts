import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, UNATTENDED, type ClusterSettings } from '../../../src/model';
import { prepare } from '../made';
import { surveyTables } from '../surveyed';

type Properties = Record<string, unknown>;

async function exported(change: Partial<ClusterSettings> = {}) {
  const { session, study } = await prepare(
    surveyTables({ outcome: ({ inside, chance }) => (chance < (inside ? 0.8 : 0.1) ? 1 : 0) }),
    {
      settings: {
        ...DEFAULT_SETTINGS,
        clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm: 1, minFirms: 5, ...change },
      },
    },
  );
  const ran = await session.run(study, UNATTENDED);
  if (!ran.ok) throw new Error(ran.problem.code);
  const properties = async (name: 'clusters.geojson' | 'firms.geojson') =>
    (
      JSON.parse((await session.ask('export', { name }))!.join('')) as {
        features: { properties: Properties }[];
      }
    ).features.map((feature) => feature.properties);
  const tests = (await session.ask('clusterTests', {}, UNATTENDED))!;
  return { session, study, tests, findings: ran.value, properties };
}

describe('the tests of each cluster', () => {
  it('stand in clusters.geojson with the parameters of the definition', async () => {
    const { tests, findings, properties } = await exported();
    const rows = await properties('clusters.geojson');
    expect(rows).toHaveLength(2);
    rows.forEach((row, k) => {
      expect(row).toMatchObject({
        method: 'dbscan',
        radius_km: 1,
        min_firms: 5,
        min_samples: null,
        selection: null,
        of_industry: null,
        weight: null,
        boundary_method: 'discs',
        tested_outcome: findings.firms.outcomes[0].key,
        outcome_firms: findings.clusters[k].firms,
        concentration_p_value: null,
      });
      expect(row.outcome_difference).toBeCloseTo(tests.outcome!.difference[k], 9);
      expect(row.outcome_difference).toBeGreaterThan(0);
      expect(row.outcome_p_value).toBeCloseTo(tests.outcome!.pValue[k], 9);
      expect(row.outcome_q_value).toBeGreaterThanOrEqual(row.outcome_p_value as number);
    });
    expect(tests.outcome!.draws).toBe(99_999);
  });

  it('ask whether clusters of one industry are larger than chance makes them', async () => {
    const { tests, findings, properties } = await exported({ industry: '金属', minFirms: 4 });
    const { concentration } = tests;
    const metal = findings.firms.industry.filter((name) => name === '金属').length;
    expect(concentration).toMatchObject({ draws: 999, firms: metal, sites: 90 });
    const rows = await properties('clusters.geojson');
    expect(rows.length).toBeGreaterThan(0);
    rows.forEach((row, k) => {
      expect(row).toMatchObject({ of_industry: '金属' });
      expect(row.concentration_p_value).toBeCloseTo(concentration!.pValue[k], 9);
    });
    // The industry was dealt at random.
    expect(Math.min(...concentration!.pValue)).toBeGreaterThan(0.01);
  });

  it('leave out what a method does not have, and follow the seed', async () => {
    const { session, study, tests, properties } = await exported({ method: 'hdbscan' });
    const [row] = await properties('clusters.geojson');
    expect(row).toMatchObject({ method: 'hdbscan', min_samples: 5, selection: 'eom' });
    const [firm] = await properties('firms.geojson');
    expect(firm.cluster_probability).toBeGreaterThan(0);
    const other = { ...study, settings: { ...study.settings, seed: 77 } };
    await session.run(other, UNATTENDED);
    const again = (await session.ask('clusterTests', {}, UNATTENDED))!;
    expect(again.outcome!.seed).toBe(77);
    expect(again.outcome!.difference).toEqual(tests.outcome!.difference);
  });

  it('have every column described in docs/clusters.md', async () => {
    const docs = readFileSync(join(import.meta.dirname, '../../../docs/clusters.md'), 'utf8');
    const { properties } = await exported();
    const [row] = await properties('clusters.geojson');
    const named = (key: string) => docs.includes(`\`${key}\``);
    const undescribed = Object.keys(row).filter(
      (key) =>
        !named(key) &&
        !key.startsWith('mean_') &&
        !/^(municipality|industry)_[123](_firms)?$/.test(key),
    );
    expect(undescribed).toEqual([]);
    const [firm] = await properties('firms.geojson');
    for (const key of ['cluster_id', 'cluster_role', 'cluster_probability', 'stability'])
      expect([key, key in firm, named(key)]).toEqual([key, true, true]);
    expect(firm.cluster_probability).toBeNull();
  });
});
