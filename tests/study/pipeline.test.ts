import { describe, expect, it } from 'vitest';
import { GEOCODE_LEVELS, UNATTENDED, type Findings, type StudyFile } from '../../src/model';
import { EXPORTS, type StudySession } from '../../src/study';
import { firmsCsv, prepare } from './made';

const PLAIN_EXPORTS = EXPORTS.filter((each) => !each.optional).map(({ name }) => name);

async function findingsOf(session: StudySession, study: StudyFile): Promise<Findings> {
  const result = await session.run(study, UNATTENDED);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const withRadius = (study: StudyFile, radiusKm: number): StudyFile => ({
  ...study,
  settings: { ...study.settings, clusters: { ...study.settings.clusters, radiusKm } },
});

describe('a study', () => {
  it('counts every firm once: inside, outside or excluded', async () => {
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: firmsCsv(30, 12) },
    ]);
    const { summary, membership, firmPlaces } = await findingsOf(session, study);
    expect(summary).toMatchObject({ firms: 43, inside: 30, outside: 12, excluded: 1, clusters: 1 });
    expect(summary.byLevel).toMatchObject({ point: 42, none: 1 });
    expect(membership.role[42]).toBe(3);
    expect(GEOCODE_LEVELS[firmPlaces.level[42]]).toBe('none');
  });

  it('runs only the stages whose inputs changed', async () => {
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: firmsCsv(30, 12) },
    ]);
    const first = await findingsOf(session, study);
    const second = await findingsOf(session, withRadius(study, 50));
    for (const part of ['firms', 'firmPlaces', 'institutions', 'proximity', 'links'] as const)
      expect(second[part], part).toBe(first[part]);
    expect(second.membership).not.toBe(first.membership);
    expect(second.summary.inside).toBeGreaterThan(first.summary.inside);
    const again = await findingsOf(session, withRadius(study, 50));
    expect(again.clusters).toBe(second.clusters);
  });

  it('names a cluster by its municipality, or as the person did', async () => {
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: firmsCsv(30, 0) },
    ]);
    const [cluster] = (await findingsOf(session, study)).clusters;
    expect(cluster).toMatchObject({ nameJa: '松川市', nameEn: 'Matsukawa', firms: 30 });
    const clusterNames = { [cluster.anchorFirmId]: '松川の鋳物' };
    const [named] = (await findingsOf(session, { ...study, clusterNames })).clusters;
    expect(named).toMatchObject({ nameJa: '松川の鋳物', renamed: true });
  });

  it('names a cluster of firms without addresses by the municipality nearest to it', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i},137.2${i % 10},36.001`);
    const text = `id,lon,lat\n${rows.join('\n')}\n`;
    const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text }]);
    const [cluster] = (await findingsOf(session, withRadius(study, 8))).clusters;
    expect(cluster).toMatchObject({ nameJa: '竹原市付近', nameEn: 'Near Takehara' });
  });

  it('says why coordinates are of no use instead of saying that there are none', async () => {
    const text = 'id,lon,lat\n1,336.1,137.1\n2,336.2,137.2\n';
    const roles = { id: [0], longitude: [1], latitude: [2] };
    const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text, roles }]);
    const { problems, summary } = await findingsOf(session, study);
    expect(summary.byLevel.none).toBe(2);
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['coordinates-out-of-range', 'firms-none-located']),
    );
  });

  it('reads swapped coordinates the right way round, and says so', async () => {
    const text = 'id,lon,lat\n1,36.1,137.1\n2,137.2,36.2\n';
    const roles = { id: [0], longitude: [1], latitude: [2] };
    const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text, roles }]);
    const { problems, firmPlaces } = await findingsOf(session, study);
    expect([...firmPlaces.lng]).toEqual([137.1, 137.2]);
    expect([...firmPlaces.lat]).toEqual([36.1, 36.2]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'coordinates-swapped',
        facts: { rows: 1, example: '36.1, 137.1' },
      }),
    );
  });

  it('joins events to firms by id or name, counts them, and says what was lost', async () => {
    const events = [
      '日付,企業',
      '2020,F1',
      '2021,第1工業(株)',
      '2022,　第 ２ 工業',
      '2023,無い会社',
    ];
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: firmsCsv(12, 2) },
      { kind: 'outcomes', name: 'patents.csv', text: events.join('\n'), roles: { key: [1] } },
    ]);
    const { firms, problems } = await findingsOf(session, study);
    const outcome = firms.outcomes.at(-1)!;
    expect(outcome).toMatchObject({ key: 'event_count', label: 'patents' });
    expect([...outcome.values].slice(0, 3)).toEqual([2, 1, 0]);
    const lost = problems.find(({ code }) => code === 'event-unmatched');
    expect(lost).toMatchObject({
      where: { file: 'patents.csv', row: 4, line: 5 },
      facts: { rows: 1, names: '無い会社', more: 0 },
    });
    expect(problems.find(({ code }) => code === 'events-joined')?.facts).toEqual({
      rows: 4,
      matched: 3,
      firms: 2,
    });
  });

  it('reads ties, measures them and leaves out those with an unknown end, saying so', async () => {
    const links = [
      '企業ID,研究開発機関ID,年間交流回数',
      'F1,univ-kitayama,12',
      'F2,北山工業技術センター,',
      'F3,nowhere,1',
      'F999,univ-kitayama,x',
    ];
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: firmsCsv(12, 2) },
      { kind: 'links', name: 'links.csv', text: links.join('\n') },
    ]);
    const { links: ties, problems, summary } = await findingsOf(session, study);
    expect([...ties.firm]).toEqual([0, 1]);
    expect([...ties.institution]).toEqual([0, 1]);
    expect(ties.contactFrequency[0]).toBe(12);
    expect(ties.contactFrequency[1]).toBeNaN();
    expect(ties.distanceKm[0]).toBeGreaterThan(0);
    expect(summary).toMatchObject({ links: 2, linkedFirms: 2 });
    const codes = problems.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['firm-unknown', 'institution-unknown', 'number-unreadable']),
    );
  });

  it('gives repeated and missing ids a name of their own', async () => {
    const text = 'ID,住所\nA,福井県松川市\nA,福井県松川市\n,福井県竹原市\nA-2,福井県竹原市\n';
    const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text }]);
    const { firms, problems } = await findingsOf(session, study);
    expect(new Set(firms.id).size).toBe(4);
    expect(firms.id[0]).toBe('A');
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['id-duplicate', 'id-missing']),
    );
  });

  it('never gives an id that another row has', async () => {
    const text =
      'ID,企業名,住所\n1,甲,福井県松川市\n,,福井県松川市\n2,乙,福井県竹原市\n1,丙,福井県竹原市\n1-2,丁,福井県竹原市\n';
    const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text }]);
    const { firms } = await findingsOf(session, study);
    expect(firms.id).toEqual(['1', '2-2', '2', '1-3', '1-2']);
  });

  it('reads ticks, amounts and dashes as what they say, and tells what it read', async () => {
    const rows = [
      '1,甲,福井県松川市,○,"3,000千円",1',
      '2,乙,福井県松川市,,300万円,－',
      '3,丙,福井県竹原市,○,"2,500,000円",4',
      '4,丁,福井県竹原市,, ,12',
      '4,丁,福井県竹原市,, ,12',
    ];
    const text = `番号,企業名,住所,Q3_1,売上高,特許\n${rows.join('\n')}\n`;
    const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text }]);
    const roles = { ...study.inputs.firms.roles, outcome: [3, 4, 5] };
    const asked = {
      ...study,
      inputs: { ...study.inputs, firms: { ...study.inputs.firms, roles } },
    };
    const { firms, problems } = await findingsOf(session, asked);
    expect(firms.outcomes.map(({ values }) => [...values])).toEqual([
      [1, 0, 1, 0, 0],
      [3_000_000, 3_000_000, 2_500_000, NaN, NaN],
      [1, NaN, 4, 12, 12],
    ]);
    const told = (code: string) => problems.find((each) => each.code === code)?.facts;
    expect(told('ticks-read')).toEqual({ column: 'Q3_1', mark: '○', rows: 3 });
    expect(told('amounts-read')).toEqual({ rows: 2, yen: 1 });
    expect(told('dash-missing')).toEqual({ rows: 1, column: expect.any(String) });
    expect(told('rows-identical')).toEqual({ rows: 1, example: '4' });
  });

  it('takes no place outside Japan for a place', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => `z${i},0,0\na${i},35.94,136.18${i}`);
    const text = `企業名,緯度,経度\n${rows.join('\n')}\n`;
    const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text }]);
    const { summary, problems } = await findingsOf(session, study);
    expect(summary).toMatchObject({ firms: 16, excluded: 8 });
    expect(problems.find(({ code }) => code === 'coordinates-outside-japan')?.facts).toEqual({
      rows: 8,
      example: '0, 0',
    });
  });

  it('keeps firms that are located to their municipality out of clusters until the person insists', async () => {
    const text = `企業名,住所\n${Array.from({ length: 15 }, (_, i) => `${i}社,福井県松川市`).join('\n')}\n`;
    const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text }]);
    const careful = await findingsOf(session, study);
    expect(careful.summary).toMatchObject({ clusters: 0, excluded: 15 });
    expect(careful.problems.map(({ code }) => code)).toContain('too-coarse');
    const clusters = { ...study.settings.clusters, includeCoarse: true };
    const insisted = await findingsOf(session, {
      ...study,
      settings: { ...study.settings, clusters },
    });
    expect(insisted.summary).toMatchObject({ clusters: 1, inside: 15 });
    expect(insisted.clusters[0].onlyCoarse).toBe(true);
  });

  it('refuses firms without address and coordinates, and an input that is not there', async () => {
    const { session, study } = await prepare([
      { kind: 'firms', name: 'f.csv', text: 'a,b\n1,2\n', roles: {} },
    ]);
    expect(await session.run(study, UNATTENDED)).toMatchObject({
      ok: false,
      problem: { code: 'no-location' },
    });
    const other = { ...study.inputs.firms, sha256: '0'.repeat(64) };
    expect(await session.run({ ...study, inputs: { firms: other } }, UNATTENDED)).toMatchObject({
      ok: false,
      problem: { code: 'input-missing' },
    });
  });

  it('refuses settings out of range', async () => {
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: firmsCsv(12, 2) },
    ]);
    for (const radiusKm of [0, -1, NaN, 5000])
      expect(await session.run(withRadius(study, radiusKm), UNATTENDED)).toMatchObject({
        ok: false,
        problem: { code: 'parameter-out-of-range', facts: { name: 'clusters.radiusKm' } },
      });
  });
});

describe('exports', () => {
  it('hold every firm, in order, with one set of keys', async () => {
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: firmsCsv(30, 12) },
    ]);
    await findingsOf(session, study);
    const layer = JSON.parse((await session.ask('export', { name: 'firms.geojson' }))!.join(''));
    expect(layer.features).toHaveLength(43);
    expect(layer.crs).toBeUndefined();
    const keys = Object.keys(layer.features[0].properties);
    for (const feature of layer.features) {
      expect(Object.keys(feature.properties)).toEqual(keys);
      expect(feature.id).toBe(feature.properties.id);
    }
    expect(layer.features[42].geometry).toBeNull();
    expect(layer.features[42].properties).toMatchObject({
      in_cluster: null,
      cluster_role: 'excluded',
    });
    expect(layer.features[0].properties).toMatchObject({
      cluster_id: 0,
      cluster_name: '松川市',
      in_cluster: true,
      simulated: false,
      nearest_institution_id: 'univ-kitayama',
      業種: '金属',
      従業員数: 11,
    });
    expect(layer.metadata.settings).toMatchObject({ radius_km: 3, min_firms: 10 });
  });

  it('are the same bytes from another session', async () => {
    const texts = await Promise.all(
      [0, 1].map(async () => {
        const { session, study } = await prepare([
          { kind: 'firms', name: 'firms.csv', text: firmsCsv(30, 12) },
        ]);
        await findingsOf(session, study);
        return Promise.all(
          PLAIN_EXPORTS.map(async (name) => (await session.ask('export', { name }))!.join('')),
        );
      }),
    );
    expect(texts[0]).toEqual(texts[1]);
    for (const text of texts[0]) expect(text.length).toBeGreaterThan(100);
  });

  it('say that simulated data are simulated', async () => {
    const { session, study } = await prepare(
      [{ kind: 'firms', name: 'firms.csv', text: firmsCsv(12, 1) }],
      { simulated: true },
    );
    await findingsOf(session, study);
    for (const name of PLAIN_EXPORTS)
      expect((await session.ask('export', { name }))!.join(''), name).toMatch(/simulated"?[:,]/);
  });
});
