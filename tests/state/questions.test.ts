import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Findings } from '../../src/model';
import { newStudy, type QuestionKind } from '../../src/study';
import { QuestionDesk } from '../../src/state/questions.svelte';

const study = newStudy({ firms: { name: 'a.csv', path: 'a.csv', sha256: '0', roles: {} } });

/** Findings as far as the questions look at them: columns are told apart by identity. */
const findingsWith = (change: Partial<Record<keyof typeof PARTS, unknown>> = {}): Findings =>
  ({ ...PARTS, ...change }) as unknown as Findings;
const column = () => new Float64Array(1);
const PARTS = {
  firms: { industry: [], outcomes: [] },
  firmPlaces: { lng: column() },
  institutions: { kind: [] },
  institutionPlaces: { lng: column() },
  countedPlaces: { lng: column() },
  membership: { clusterOf: column() },
  proximity: { nearestKm: column() },
  links: { count: 0 },
  clusters: [],
  summary: { excluded: 0 },
};

describe('what is asked beside the findings', () => {
  let desk: QuestionDesk;
  let asked: QuestionKind[];
  /** Answers are given by hand. */
  let answer: ((value: unknown) => void)[];

  beforeEach(async () => {
    asked = [];
    answer = [];
    const engine = {
      ask: (kind: QuestionKind) => {
        asked.push(kind);
        return new Promise((resolve) =>
          answer.push((value) => resolve({ ok: true, value: value as never, problems: [] })),
        );
      },
    };
    desk = new QuestionDesk(engine as never, []);
    // The ties' strength is asked from the start.
    answer.splice(0)[0](null);
    await Promise.resolve();
    asked = [];
    desk.outdate(study, findingsWith());
    answer.splice(0).forEach((give) => give({}));
    await settled();
    asked = [];
  });

  it('is out of date where something that it is made of has changed, and only there', async () => {
    void desk.asked.siting.ask({ method: 'median', sites: 1, coverKm: 10 });
    void desk.asked.positionError.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    desk.outdate(study, findingsWith({ membership: { clusterOf: column() } }));
    expect(desk.asked.positionError.stale).toBe(true);
    expect(desk.asked.siting.stale).toBe(false);
    desk.outdate(study, findingsWith({ countedPlaces: { lng: column() } }));
    expect(desk.asked.siting.stale).toBe(true);
  });

  it('compares settings by what they say', async () => {
    void desk.asked.models.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    desk.outdate(structuredClone(study), findingsWith());
    expect(desk.asked.models.stale).toBe(false);
    const settings = { ...DEFAULT_SETTINGS, outcome: 'another' };
    desk.outdate({ ...study, settings }, findingsWith());
    expect(desk.asked.models.stale).toBe(true);
  });

  it('asks again for what is under way, and for what stands', () => {
    void desk.asked.specifications.ask({});
    desk.asked.hotSpots.follow({});
    asked = [];
    desk.outdate(study, findingsWith({ firmPlaces: { lng: column() } }));
    expect(new Set(asked)).toEqual(new Set(['specifications', 'hotSpots', 'linkage']));
  });

  it('lets an answer of none take the place of an older one', async () => {
    void desk.asked.models.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    expect(desk.asked.models.answer).not.toBeNull();
    void desk.asked.models.ask({});
    answer.splice(0).forEach((give) => give(null));
    await settled();
    expect(desk.asked.models.answer).toBeNull();
  });

  it('keeps nothing of another study', async () => {
    void desk.asked.space.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    desk.forget();
    expect(desk.asked.space.answer).toBeNull();
  });
});

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}
