import { describe, expect, it } from 'vitest';
import { UNATTENDED, type DrawnBoundary, type Findings, type StudyFile } from '../../src/model';
import { readStudyFile, toDrawn, writeStudyFile } from '../../src/study';
import { firmsCsv, prepare } from './made';

const box = (west: number, south: number, east: number, north: number): DrawnBoundary[][][] =>
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ] as never;

const boundaries: readonly DrawnBoundary[] = [
  // Around the dense firms, then far from all.
  { id: 'b1', name: '松川の北', coordinates: [box(136.99, 35.99, 137.02, 36.02)] as never },
  { id: 'b2', name: '', coordinates: [box(139, 37, 139.1, 37.1)] as never },
];

async function drawnStudy(change: Partial<StudyFile> = {}) {
  const made = await prepare([{ kind: 'firms', name: 'firms.csv', text: firmsCsv(30, 12) }]);
  const { settings } = made.study;
  const study: StudyFile = {
    ...made.study,
    boundaries,
    settings: { ...settings, clusters: { ...settings.clusters, method: 'drawn' } },
    ...change,
  };
  const run = async (wanted: StudyFile): Promise<Findings> => {
    const found = await made.session.run(wanted, UNATTENDED);
    if (!found.ok) throw new Error(found.problem.code);
    return found.value;
  };
  return { ...made, study, run };
}

describe('a study with drawn boundaries', () => {
  it('has one cluster for each, with the boundary itself, its name and its area', async () => {
    const { study, run } = await drawnStudy();
    const { clusters, summary } = await run(study);
    expect(summary).toMatchObject({ clusters: 2, inside: 30, outside: 12, excluded: 1 });
    expect(clusters[0]).toMatchObject({
      nameJa: '松川の北',
      drawnId: 'b1',
      firms: 30,
      renamed: true,
    });
    expect(clusters[0].boundary).toEqual(boundaries[0].coordinates);
    // 0.03° × 0.03° at 36° north.
    expect(clusters[0].areaKm2).toBeCloseTo(0.03 * 0.03 * 111.195 ** 2 * Math.cos(Math.PI / 5), 1);
    expect(clusters[1]).toMatchObject({ firms: 0, anchorFirmId: '', densityPerKm2: 0 });
    expect(clusters[1].lng).toBeCloseTo(139.05, 6);
    expect(clusters[1].nearestInstitutionKm).toBeGreaterThan(100);
  });

  it('follows a boundary that moves, and only its name costs no clustering', async () => {
    const { study, run } = await drawnStudy();
    const first = await run(study);
    const renamed = await run({ ...study, boundaries: [{ ...boundaries[0], name: '新' }] });
    expect(renamed.membership).not.toBe(first.membership);
    const named = await run({ ...study, boundaries: [{ ...boundaries[0], name: '別' }] });
    expect(named.membership).toBe(renamed.membership);
    expect(named.clusters[0].nameJa).toBe('別');
    const moved = [{ ...boundaries[0], coordinates: [box(137.25, 35.9, 137.45, 36.1)] as never }];
    expect((await run({ ...study, boundaries: moved })).summary.inside).toBe(2);
    expect((await run({ ...study, boundaries: [] })).summary).toMatchObject({
      clusters: 0,
      inside: 0,
    });
  });

  it('keeps its boundaries while clusters are derived', async () => {
    const { study, run } = await drawnStudy();
    const clusters = { ...study.settings.clusters, method: 'dbscan' as const };
    const found = await run({ ...study, settings: { ...study.settings, clusters } });
    expect(found.clusters.every(({ drawnId }) => drawnId === undefined)).toBe(true);
  });

  it('asks no stability of what has no radius', async () => {
    const { study, run, session } = await drawnStudy();
    await run(study);
    expect(await session.ask('exploration', {}, UNATTENDED)).toBeNull();
  });
});

describe('boundaries in study.json', () => {
  it('come back as they were, one to a line', async () => {
    const { study } = await drawnStudy({ notes: '"boundaries": null,\n  "boundaries": null,' });
    const text = writeStudyFile(study);
    const read = readStudyFile('s.json', text);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.boundaries).toEqual(boundaries);
    expect(read.value.notes).toBe(study.notes);
    expect(writeStudyFile(read.value)).toBe(text);
    expect(text.split('\n').filter((line) => line.includes('"coordinates"'))).toHaveLength(2);
  });

  it('are absent where there are none', async () => {
    const { study } = await drawnStudy({ boundaries: [] });
    expect(writeStudyFile(study)).not.toContain('boundaries');
  });

  it.each([
    ['no list', '{}', 'at:boundaries:list'],
    ['an open ring', '[{"id":"a","name":"","coordinates":[[[[1,2],[2,2],[2,3],[1,3]]]]}]', '[0]'],
    ['no ring', '[{"id":"a","name":"","coordinates":[]}]', '[0]'],
    [
      'an id twice',
      '[{"id":"a","name":"","coordinates":[[[[1,2],[2,2],[2,3],[1,2]]]]},{"id":"a","name":"","coordinates":[[[[1,2],[2,2],[2,3],[1,2]]]]}]',
      '[1]',
    ],
    ['a text', '[{"id":"a","name":"","coordinates":[[[["1",2],[2,2],[2,3],["1",2]]]]}]', '[0]'],
  ])('with %s are refused', async (_, json, reason) => {
    const { study } = await drawnStudy({ boundaries: [] });
    const text = writeStudyFile(study).replace('"notes"', `"boundaries": ${json}, "notes"`);
    const read = readStudyFile('s.json', text);
    expect(read).toMatchObject({ ok: false, problem: { code: 'study-file-invalid' } });
    if (!read.ok) expect((read.problem.facts as { reason: string }).reason).toContain(reason);
  });
});

describe('boundaries that are brought', () => {
  it('get free ids, right-handed rings and their area', () => {
    const clockwise = [[...(box(137, 36, 138, 37)[0] as never as [number, number][])].reverse()];
    const point = [
      [
        [137, 36],
        [137, 36],
        [137, 36],
        [137, 36],
      ],
    ] as never;
    const taken = toDrawn(
      [
        { name: 'あ', shape: [clockwise], crossings: [] },
        { name: '', shape: [point], crossings: [] },
        { name: 'い', shape: [clockwise], crossings: [] },
      ],
      [boundaries[0]],
    );
    expect(taken.map(({ id, name }) => [id, name])).toEqual([
      ['b2', 'あ'],
      ['b3', 'い'],
    ]);
    expect(taken[0].coordinates).toEqual([box(137, 36, 138, 37)]);
  });
});
