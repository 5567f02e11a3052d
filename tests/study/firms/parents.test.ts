import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../src/geo/earth';
import { LEVEL_CODE, UNATTENDED } from '../../../src/model';
import { prepare } from '../made';

const HEAD = '企業ID,企業名,住所,経度,緯度,親会社名,親会社住所';
const ROWS = [
  'A,甲工業,福井県松川市,137.01,36.01,大手自動車（株）,福井県竹原市',
  'B,乙工業,福井県松川市,137.02,36.02,㈱ 大手自動車,福井県　竹原市',
  // No address of its own: the one that the name has elsewhere.
  'C,丙工業,福井県松川市,137.03,36.03,株式会社大手自動車,',
  'D,丁工業,福井県松川市,137.04,36.04,別の親会社,',
  'E,戊工業,福井県松川市,137.05,36.05,,',
  'F,己工業,福井県松川市,137.06,36.06,己工業,福井県松川市',
  'G,庚工業,どこか,,,大手自動車(株),福井県竹原市',
];

async function run(header = HEAD, rows = ROWS) {
  const { session, study } = await prepare([
    { kind: 'firms', name: 'firms.csv', text: [header, ...rows].join('\n') },
  ]);
  const found = await session.run(study, UNATTENDED);
  if (!found.ok) throw new Error(found.problem.code);
  return { session, study, findings: found.value };
}

interface File {
  features: {
    id: string;
    geometry: { coordinates: [number, number][] } | null;
    properties: Record<string, unknown>;
  }[];
}

async function exported(session: Awaited<ReturnType<typeof run>>['session'], name: string) {
  const pieces = await session.ask('export', { name: name as 'parents.geojson' });
  return pieces && (JSON.parse(pieces.join('')) as File);
}

describe('parent firms', () => {
  it('are one where folded name and address are the same, and a name without an address is the known one', async () => {
    const { parents } = (await run()).findings;
    expect([...parents!.of]).toEqual([0, 0, 0, 1, -1, -1, 0]);
    expect(parents!.name.slice(0, 2)).toEqual(['大手自動車（株）', '別の親会社']);
    expect(parents!.places.level[0]).toBe(LEVEL_CODE.municipality);
    expect(parents!.places.errorKm[0]).toBe(6);
  });

  it('stay two where the name has two addresses, and a third where it has none', async () => {
    const { parents } = (
      await run(HEAD, [
        'A,甲,福井県松川市,137,36,大手,福井県竹原市',
        'B,乙,福井県松川市,137,36,大手,福井県松川市',
        'C,丙,福井県松川市,137,36,大手,',
      ])
    ).findings;
    expect([...parents!.of]).toEqual([0, 1, 2]);
    expect(parents!.km[2]).toBeNaN();
  });

  it('are as far away as the places say, and NaN where one is missing', async () => {
    const { parents } = (await run()).findings;
    expect(parents!.km[0]).toBeCloseTo(distanceKm(137.01, 36.01, 137.2, 36), 12);
    expect([...parents!.km].map(Number.isNaN)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it('without a place, and firms that name themselves, are said', async () => {
    const { problems } = (await run()).findings;
    const about = (code: string) => problems.find((problem) => problem.code === code);
    expect(about('parent-not-located')).toMatchObject({
      where: { row: 4, column: '親会社名' },
      facts: { rows: 1, example: '別の親会社' },
    });
    expect(about('parent-itself')).toMatchObject({ where: { row: 6 }, facts: { rows: 1 } });
  });

  it('do not make the address of the firm', async () => {
    const { study } = await run();
    expect(study.inputs.firms.roles).toMatchObject({
      name: [1],
      address: [2],
      parent: [5],
      parent_address: [6],
    });
    const alone = await run('企業名,親会社,親会社所在地,経度,緯度', [
      '甲,大手,福井県竹原市,137,36',
    ]);
    expect(alone.study.inputs.firms.roles.address).toBeUndefined();
    expect(alone.findings.parents?.count).toBe(1);
  });

  it('have a file of lines, and stand with the firms', async () => {
    const { session } = await run();
    const lines = (await exported(session, 'parents.geojson'))!;
    expect(lines.features.map(({ id }) => id)).toEqual(['A', 'B', 'C', 'D', 'G']);
    expect(lines.features[0].geometry!.coordinates).toEqual([
      [137.01, 36.01],
      [137.2, 36],
    ]);
    expect(lines.features[3].geometry).toBeNull();
    expect(lines.features[0].properties).toMatchObject({
      firm_name: '甲工業',
      parent_name: '大手自動車（株）',
      parent_geocode_level: 'municipality',
    });
    const firms = (await exported(session, 'firms.geojson'))!;
    expect(firms.features[0].properties.parent_name).toBe('大手自動車（株）');
    expect(firms.features[4].properties).toMatchObject({ parent_name: null, parent_km: null });
  });

  it('leave other studies as they were', async () => {
    const { session, findings } = await run('企業ID,企業名,住所,経度,緯度', [
      'A,甲,福井県松川市,137,36',
    ]);
    expect(findings.parents).toBeNull();
    expect(await session.ask('export', { name: 'parents.geojson' })).toBeNull();
    expect((await session.ask('export', { name: 'firms.geojson' }))!.join('')).not.toContain(
      'parent',
    );
  });

  it('are located anew only when their columns change', async () => {
    const { session, study, findings } = await run();
    const again = await session.run(
      { ...study, settings: { ...study.settings, withinKm: [5] } },
      UNATTENDED,
    );
    expect(again.ok && again.value.parents).toBe(findings.parents);
  });
});

describe('subcontracting as a share of sales', () => {
  const shares = async (cells: readonly string[]) => {
    const rows = cells.map((cell, i) => `${i},企業${i},福井県松川市,137,36,${cell}`);
    const { findings } = await run('企業ID,企業名,住所,経度,緯度,下請比率', rows);
    return findings;
  };

  it('is taken as a number from 0 to 1, and that is said', async () => {
    const { firms, problems } = await shares(['80', '0', '1', '', '120', '45.5%']);
    expect(firms.subcontractorIsShare).toBe(true);
    expect([...firms.subcontractor]).toEqual([0.8, 0, 0.01, NaN, NaN, 0.455]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'subcontractor-share',
        facts: { rows: 4, scale: 'percent' },
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'number-unreadable', facts: { rows: 1, example: '120' } }),
    );
  });

  it('stays yes or no where the cells say no more', async () => {
    const { firms, problems } = await shares(['1', '0', 'はい', '2']);
    expect(firms.subcontractorIsShare).toBeUndefined();
    expect([...firms.subcontractor]).toEqual([1, 0, 1, NaN]);
    expect(problems.map(({ code }) => code)).not.toContain('subcontractor-share');
  });
});
