import { describe, expect, it } from 'vitest';
import {
  UNATTENDED,
  type DrawnBoundary,
  type Findings,
  type MultiPolygonCoordinates,
  type StudyFile,
} from '../../src/model';
import { readStudyFile, writeStudyFile } from '../../src/study';
import { prepare } from './made';

function box(west: number, south: number, east: number, north: number): MultiPolygonCoordinates {
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
}

/** Three groups of 20 firms, ten steps of 0.001° by two, and one firm far from all; of two industries by turns. */
function firmsCsv(): string {
  const rows = [137, 137.1, 137.2].flatMap((west, group) =>
    Array.from({ length: 20 }, (_, i) => {
      const lng = west + 0.001 * (i % 10);
      const lat = 36 + 0.001 * Math.floor(i / 10);
      return `${group + 1}-${i},${lng.toFixed(4)},${lat.toFixed(4)},${i % 2 ? '金属' : '眼鏡'},${group + i}`;
    }),
  );
  return ['企業ID,経度,緯度,業種,特許件数', ...rows, 'far,138.5,36.5,金属,3'].join('\n');
}

async function study(boundaries: readonly DrawnBoundary[] = [], change: Partial<StudyFile> = {}) {
  const made = await prepare([{ kind: 'firms', name: 'firms.csv', text: firmsCsv() }]);
  const plain: StudyFile = { ...made.study, ...change };
  const run = async (wanted: StudyFile): Promise<Findings> => {
    const found = await made.session.run(wanted, UNATTENDED);
    if (!found.ok) throw new Error(found.problem.code);
    return found.value;
  };
  return { ...made, plain, study: { ...plain, boundaries }, run };
}

/** The western five columns of the second group, with the eastern two of the first. */
const override: DrawnBoundary = {
  id: 'b1',
  name: '',
  overrides: '2-0',
  coordinates: box(137.0075, 35.99, 137.1045, 36.01),
};

describe('a boundary in the place of a derived cluster', () => {
  it('takes its firms, keeps number, anchor and name, and leaves the others what is theirs', async () => {
    const { plain, study: with1, run } = await study([override]);
    const before = await run(plain);
    expect(before.clusters.map(({ firms }) => firms)).toEqual([20, 20, 20]);
    const now = await run(with1);
    expect(now.clusters.map(({ firms }) => firms)).toEqual([16, 14, 20]);
    expect(now.clusters[1]).toMatchObject({
      index: 1,
      drawnId: 'b1',
      overrides: '2-0',
      anchorFirmId: '2-0',
      nameJa: before.clusters[1].nameJa,
      nameEn: before.clusters[1].nameEn,
      coreFirms: 14,
      boundary: override.coordinates,
    });
    expect(now.clusters[2]).toEqual(before.clusters[2]);
    expect(now.clusters[0].nameJa).toBe(before.clusters[0].nameJa);
    expect(now.clusters[0].drawnId).toBeUndefined();
    expect(now.summary).toMatchObject({ clusters: 3, inside: 50, outside: 11 });
    expect(now.problems.map(({ code }) => code)).not.toContain('override-rests');
    // Nothing is left of it once it is deleted.
    const after = await run(plain);
    expect(after.membership).toEqual(before.membership);
    expect(after.clusters).toEqual(before.clusters);
  });

  it('has the name that a person gave to the derived cluster', async () => {
    const { study: with1, run } = await study([{ ...override, name: '知らない' }]);
    const { clusters } = await run({ ...with1, clusterNames: { '2-0': '眼鏡の町' } });
    expect(clusters[1]).toMatchObject({ nameJa: '眼鏡の町', renamed: true });
  });

  it('rests and says so where the definition finds no such cluster, and comes back with it', async () => {
    const { plain, study: with1, run } = await study([override]);
    const { settings } = with1;
    const tooMany = { ...settings, clusters: { ...settings.clusters, minFirms: 21 } };
    const resting = await run({ ...with1, settings: tooMany });
    expect(resting.clusters).toHaveLength(0);
    expect(resting.problems.find(({ code }) => code === 'override-rests')).toMatchObject({
      severity: 'note',
      facts: { boundaries: 1, example: '2-0' },
    });
    const unknown = await run({ ...plain, boundaries: [{ ...override, overrides: '2-1' }] });
    expect(unknown.clusters).toEqual((await run(plain)).clusters);
    expect(unknown.problems.map(({ code }) => code)).toContain('override-rests');
    expect((await run(with1)).clusters[1].drawnId).toBe('b1');
  });

  it('is no cluster where the boundaries of their own are', async () => {
    const own: DrawnBoundary = { id: 'b2', name: '', coordinates: box(137.19, 35.9, 137.3, 36.1) };
    const { study: with2, run } = await study([override, own]);
    const { settings } = with2;
    const drawn = { ...settings, clusters: { ...settings.clusters, method: 'drawn' as const } };
    const found = await run({ ...with2, settings: drawn });
    expect(found.clusters.map(({ drawnId, firms }) => [drawnId, firms])).toEqual([['b2', 20]]);
    expect((await run(with2)).clusters.map(({ drawnId }) => drawnId)).toEqual([
      undefined,
      'b1',
      undefined,
    ]);
  });

  it('holds firms of the industry alone where one is clustered, by HDBSCAN as well', async () => {
    const { study: with1, run } = await study([override]);
    const clusters = { ...with1.settings.clusters, industry: '眼鏡', minFirms: 5 };
    for (const method of ['dbscan', 'hdbscan'] as const) {
      const settings = { ...with1.settings, clusters: { ...clusters, method } };
      const { firms, membership, ...found } = await run({ ...with1, settings });
      expect(found.clusters[1]).toMatchObject({ drawnId: 'b1', firms: 8 });
      membership.clusterOf.forEach((cluster, i) => {
        if (cluster >= 0) expect(firms.industry[i]).toBe('眼鏡');
      });
    }
  });

  it('is compared with the cluster that it stands for', async () => {
    const { study: with1, run, session } = await study([override]);
    await run(with1);
    const asked = await session.ask('boundaries', {}, UNATTENDED);
    expect(asked).toMatchObject({
      ids: ['b1'],
      overall: { both: 50, onlyDrawn: 0, onlyDerived: 10, jaccard: 50 / 60 },
      boundaries: [
        { derived: 1, overlap: { both: 10, onlyDrawn: 4, onlyDerived: 10, jaccard: 10 / 24 } },
      ],
    });
    // All firms of a drawn cluster that are near an edge of 1 km would be lost, and those beyond it won.
    expect(asked!.boundaries[0].gained).toBeGreaterThan(0);
    expect(asked!.boundaries[0].lost).toBeGreaterThan(0);
  });

  it('stays where it is drawn while positions are drawn again', async () => {
    const { study: with1, run, session } = await study([override]);
    const { membership } = await run(with1);
    const answer = (await session.ask('positionError', {}, UNATTENDED))!;
    // Positions are right to 50 m: firms near the boundary's line waver, all others are in or out as they are.
    const { lng } = { lng: (await run(with1)).firmPlaces.lng };
    answer.insideProbability.forEach((share, i) => {
      const near = Math.min(Math.abs(lng[i] - 137.0075), Math.abs(lng[i] - 137.1045)) < 0.001;
      if (near) expect(share).toBeGreaterThan(0);
      const within = membership.clusterOf[i] >= 0 ? 1 : 0;
      expect(Math.abs(share - within)).toBeLessThan(near ? 1 : 0.001);
    });
    expect(Math.min(...answer.persistence)).toBeGreaterThan(0.9);
    expect(answer.persistence).toHaveLength(3);
  });

  it('is told apart in clusters.geojson', async () => {
    const { study: with1, run, session } = await study([override]);
    await run(with1);
    const text = (await session.ask('export', { name: 'clusters.geojson' }))!.join('');
    const { features } = JSON.parse(text) as { features: { properties: object }[] };
    const told = features.map(({ properties }) => properties as Record<string, unknown>);
    expect(told.map(({ method }) => method)).toEqual(['dbscan', 'drawn', 'dbscan']);
    expect(told.map(({ boundary_method }) => boundary_method)).toEqual(['discs', 'drawn', 'discs']);
    expect(told.map(({ radius_km }) => radius_km)).toEqual([3, null, 3]);
  });
});

describe('an override in study.json', () => {
  it('comes back, and other boundaries are written as before', async () => {
    const own: DrawnBoundary = { id: 'b2', name: '', coordinates: box(137.19, 35.9, 137.3, 36.1) };
    const { study: with2 } = await study([override, own]);
    const text = writeStudyFile(with2);
    const read = readStudyFile('s.json', text);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.boundaries).toEqual([override, own]);
    expect(writeStudyFile(read.value)).toBe(text);
    expect(text).toContain('{"id":"b1","name":"","overrides":"2-0","coordinates":');
    expect(text).toContain('{"id":"b2","name":"","coordinates":');
  });

  it.each([
    ['of nothing', { overrides: '' }, 'boundaries[0]'],
    ['of a number', { overrides: 7 }, 'boundaries[0]'],
    ['of a cluster that is overridden already', { id: 'b9' }, 'boundaries[1]'],
  ])('%s is refused', async (_, change, reason) => {
    const wrong = { ...override, ...change } as DrawnBoundary;
    const { study: with1 } = await study('id' in change ? [override, wrong] : [wrong]);
    const read = readStudyFile('s.json', writeStudyFile(with1));
    expect(read).toMatchObject({ ok: false, problem: { code: 'study-file-invalid' } });
    if (!read.ok) expect((read.problem.facts as { reason: string }).reason).toContain(reason);
  });
});
