import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, UNATTENDED, type StudyFile } from '../../src/model';
import { drawNormalPair } from '../../src/stats/normal';
import { createRandom } from '../../src/stats/random';
import { newStudy, readStudyFile, specOf, StudySession, writeStudyFile } from '../../src/study';
import { INSTITUTIONS, MUNICIPALITIES } from './made';
import { csvOf } from './tables-made';

const CENTRES = [
  [137, 36],
  [137.3, 36.1],
  [137.1, 36.4],
  [137.4, 36.4],
] as const;

/** 60 firms around each of four places and 120 strewn between; what they do comes from a seed of its own. */
function districts(does: number): string {
  const where = createRandom(3);
  const what = createRandom(does);
  const pair = new Float64Array(2);
  const rows = Array.from({ length: 360 }, (_, n) => {
    drawNormalPair(where, pair);
    const [x, y] = CENTRES[n % 6] ?? [136.9 + where.uniform() * 0.6, 35.9 + where.uniform() * 0.6];
    const spread = n % 6 < 4 ? 0.008 : 0;
    return [
      `F${n}`,
      (x + pair[0] * spread).toFixed(5),
      (y + pair[1] * spread).toFixed(5),
      String(what.below(300)),
      String(what.below(9)),
    ];
  });
  return csvOf(['企業ID', '経度', '緯度', '従業員数', '特許件数'], rows);
}

async function opened(text: string): Promise<{ session: StudySession; study: StudyFile }> {
  const session = new StudySession({ municipalities: MUNICIPALITIES, institutions: INSTITUTIONS });
  const bytes = new TextEncoder().encode(text);
  const read = await session.readInput('firms', 'firms.csv', bytes, {}, UNATTENDED);
  if (!read.ok) throw new Error(read.problem.code);
  return { session, study: newStudy({ firms: specOf(read.value, read.value.roles) }) };
}

async function settled(session: StudySession, study: StudyFile): Promise<StudyFile> {
  const answer = await session.settle(study, UNATTENDED);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

describe('a study that is opened without settings', () => {
  it('has its definition found from where the firms are, and says so when it is kept', async () => {
    const { session, study } = await opened(districts(1));
    const { clusters } = (await settled(session, study)).settings;
    expect(clusters.definition).toBe('positions');
    const ran = await session.run(await settled(session, study), UNATTENDED);
    if (!ran.ok) throw new Error(ran.problem.code);
    expect(ran.value.clusters).toHaveLength(4);
    const found = await session.ask('definition', {});
    expect(found).toMatchObject({ verdict: 'found', radiusKm: clusters.radiusKm });
    const kept = readStudyFile('s', writeStudyFile(await settled(session, study)));
    expect(kept.ok && kept.value.settings.clusters).toMatchObject(clusters);
  });

  it('knows nothing of what the firms do', async () => {
    const one = await opened(districts(1));
    const other = await opened(districts(99));
    const { clusters } = (await settled(one.session, one.study)).settings;
    expect((await settled(other.session, other.study)).settings.clusters).toEqual(clusters);
  });

  it('stays as it is where a person set the definition', async () => {
    const { session, study } = await opened(districts(1));
    const set = { ...study, settings: DEFAULT_SETTINGS };
    expect(await settled(session, set)).toBe(set);
  });

  it('goes on wanting one while too few firms are located', async () => {
    const few = districts(1).split('\n').slice(0, 20).join('\n');
    const { session, study } = await opened(few);
    expect(await settled(session, study)).toBe(study);
    expect((await session.run(study, UNATTENDED)).ok).toBe(true);
  });

  it('is one whose file says neither radius nor minimum', async () => {
    const { study } = await opened(districts(1));
    const whole = JSON.parse(writeStudyFile(study)) as Record<string, unknown>;
    const read = (settings: unknown) => {
      const answer = readStudyFile('s', JSON.stringify({ ...whole, settings }));
      if (!answer.ok) throw new Error(answer.problem.code);
      return answer.value.settings.clusters.definition;
    };
    for (const none of [undefined, {}, { clusters: { boundary: 'convex' } }])
      expect(read(none)).toBe('wanted');
    for (const clusters of [{ radiusKm: 3 }, { minFirms: 10 }, { method: 'drawn' }])
      expect(read({ clusters })).toBeUndefined();
  });
});
