import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Findings } from '../../src/model';
import { newStudy, type QuestionKind } from '../../src/study';
import { QuestionsState } from '../../src/state/questions.svelte';

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
  let state: QuestionsState;
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
    state = new QuestionsState(engine as never, [], () => []);
    // The ties' strength is asked from the start.
    answer.splice(0)[0](null);
    await Promise.resolve();
    asked = [];
    state.outdate(study, findingsWith());
    answer.splice(0).forEach((give) => give({}));
    await settled();
    asked = [];
  });

  it('is out of date where something that it is made of has changed, and only there', async () => {
    void state.asked.siting.ask({ method: 'median', sites: 1, coverKm: 10 });
    void state.asked.positionError.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    state.outdate(study, findingsWith({ membership: { clusterOf: column() } }));
    expect(state.asked.positionError.stale).toBe(true);
    expect(state.asked.siting.stale).toBe(false);
    state.outdate(study, findingsWith({ countedPlaces: { lng: column() } }));
    expect(state.asked.siting.stale).toBe(true);
  });

  it('compares settings by what they say', async () => {
    void state.asked.models.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    state.outdate(structuredClone(study), findingsWith());
    expect(state.asked.models.stale).toBe(false);
    const settings = { ...DEFAULT_SETTINGS, outcome: 'another' };
    state.outdate({ ...study, settings }, findingsWith());
    expect(state.asked.models.stale).toBe(true);
  });

  it('asks again for what is under way, and for what stands', () => {
    void state.asked.specifications.ask({});
    state.asked.hotSpots.follow({});
    asked = [];
    state.outdate(study, findingsWith({ firmPlaces: { lng: column() } }));
    expect(new Set(asked)).toEqual(new Set(['specifications', 'hotSpots', 'linkage']));
  });

  it('lets an answer of none take the place of an older one', async () => {
    void state.asked.models.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    expect(state.asked.models.answer).not.toBeNull();
    void state.asked.models.ask({});
    answer.splice(0).forEach((give) => give(null));
    await settled();
    expect(state.asked.models.answer).toBeNull();
  });

  it('keeps nothing of another study', async () => {
    void state.asked.space.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    state.forget();
    expect(state.asked.space.answer).toBeNull();
  });
});

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}
