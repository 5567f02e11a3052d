import { describe, expect, it } from 'vitest';
import {
  BOUNDARY_METHODS,
  DEFAULT_SETTINGS,
  UNATTENDED,
  type ClusterSettings,
} from '../../src/model';
import { faultOf } from '../geo/validity';
import { prepare } from './made';
import { csvOf } from './tables-made';

const HEAD = ['企業ID', '企業名', '経度', '緯度', '業種', '特許件数'];

/** A study of firms at these places (text as in a file); `changed` goes to its definition. */
async function studied(
  places: readonly (readonly [string, string])[],
  changed: Partial<ClusterSettings>,
) {
  const rows = places.map(([lng, lat], i) => [
    `F${i}`,
    `第${i}工業`,
    lng,
    lat,
    i % 2 ? '金属' : '繊維',
    String(i % 3),
  ]);
  const clusters = { ...DEFAULT_SETTINGS.clusters, radiusKm: 2, minFirms: 2, ...changed };
  const settings = { ...DEFAULT_SETTINGS, clusters, certainty: { redraws: 20, spotBandKm: 5 } };
  const made = await prepare([{ kind: 'firms', name: 'firms.csv', text: csvOf(HEAD, rows) }], {
    settings,
  });
  return { ...made, ran: await made.session.run(made.study, UNATTENDED) };
}

const ONE_POINT = Array.from({ length: 30 }, () => ['137.01', '36.02'] as const);
const SETS: readonly [string, readonly (readonly [string, string])[]][] = [
  ['all firms at one point', ONE_POINT],
  [
    'two firms',
    [
      ['137', '36'],
      ['137.001', '36'],
    ],
  ],
  [
    'two firms far apart',
    [
      ['127.7', '26.2'],
      ['141.9', '45.4'],
    ],
  ],
  ['one firm', [['137', '36']]],
  ['firms in a row', Array.from({ length: 9 }, (_, i) => [String(137 + i / 1000), '36'] as const)],
  ['NaN among the coordinates', [['NaN', 'NaN'], ['', ''], ['137', 'NaN'], ...ONE_POINT]],
];
const DEFINITIONS: readonly Partial<ClusterSettings>[] = [
  ...BOUNDARY_METHODS.map((boundary) => ({ boundary })),
  { minFirms: 1 },
  { minFirms: 1_000_000 },
  { radiusKm: 200 },
  { method: 'hdbscan', minSamples: 1 },
  { industry: '金属' },
];

describe('odd places', () => {
  it.each(SETS)(
    '%s: findings, valid boundaries and files for every definition',
    async (_, places) => {
      for (const definition of DEFINITIONS) {
        const { session, ran } = await studied(places, definition);
        if (!ran.ok) throw new Error(`${JSON.stringify(definition)}: ${ran.problem.code}`);
        const { summary, clusters } = ran.value;
        expect(summary.inside + summary.outside + summary.excluded).toBe(places.length);
        for (const { boundary, firms } of clusters) {
          expect(firms).toBeGreaterThan(0);
          expect(faultOf(boundary)).toBe('');
        }
        await session.ask('clusterTests', {}, UNATTENDED);
        const file = (await session.ask('export', { name: 'clusters.geojson' }))!.join('');
        expect(file).not.toContain('NaN');
        expect((JSON.parse(file) as { features: unknown[] }).features).toHaveLength(
          clusters.length,
        );
      }
    },
  );

  it('counts two firms and a crowd on one point as anyone would', async () => {
    const found = async (places: readonly (readonly [string, string])[]) => {
      const { ran } = await studied(places, {});
      return ran.ok ? [ran.value.summary.clusters, ran.value.summary.inside] : [];
    };
    expect(await found(SETS[0][1])).toEqual([1, 30]);
    expect(await found(SETS[1][1])).toEqual([1, 2]);
    expect(await found(SETS[2][1])).toEqual([0, 0]);
    expect(await found(SETS[5][1])).toEqual([1, 30]);
  });

  it.each([
    [{ radiusKm: 0 }],
    [{ radiusKm: -3 }],
    [{ radiusKm: 5000 }],
    [{ radiusKm: NaN }],
    [{ minFirms: 0 }],
    [{ minFirms: 1e9 }],
    [{ minFirms: 2.5 }],
    [{ method: 'hdbscan' as const, minFirms: 1 }],
  ])('refuses %j with its name and limits, and keeps the last findings', async (wrong) => {
    const { session, study, ran } = await studied(ONE_POINT, {});
    if (!ran.ok) throw new Error(ran.problem.code);
    const clusters = { ...study.settings.clusters, ...wrong };
    const refused = await session.run(
      { ...study, settings: { ...study.settings, clusters } },
      UNATTENDED,
    );
    expect(refused).toMatchObject({ ok: false, problem: { code: 'parameter-out-of-range' } });
    if (refused.ok) return;
    const name = 'radiusKm' in wrong ? 'clusters.radiusKm' : 'clusters.minFirms';
    expect(refused.problem).toMatchObject({ facts: { name } });
    const file = (await session.ask('export', { name: 'clusters.geojson' }))!.join('');
    expect((JSON.parse(file) as { features: unknown[] }).features).toHaveLength(1);
  });
});
