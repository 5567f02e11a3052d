import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Findings } from '../../src/model';
import { newStudy, type QuestionKind } from '../../src/study';
import { QuestionDesk } from '../../src/state/questions.svelte';

const study = newStudy({ firms: { name: 'a.csv', path: 'a.csv', sha256: '0', roles: {} } });

/** Findings as far as the questions look at them: parts are told apart by identity. */
const findingsWith = (change: Record<string, unknown> = {}): Findings =>
  ({
    firms: PARTS.firms,
    firmPlaces: PARTS.firmPlaces,
    institutionPlaces: PARTS.institutionPlaces,
    membership: PARTS.membership,
    proximity: PARTS.proximity,
    links: PARTS.links,
    ...change,
  }) as unknown as Findings;
const PARTS = {
  firms: { industry: [], outcomes: [] },
  firmPlaces: {},
  institutionPlaces: {},
  membership: {},
  proximity: {},
  links: { count: 0 },
};

describe('what is asked beside the findings', () => {
  let desk: QuestionDesk;
  let asked: QuestionKind[];
  /** Answers are given by hand. */
  let answer: ((value: unknown) => void)[];

  beforeEach(async () => {
    asked = [];
    answer = [];
    desk = new QuestionDesk({
      ask: (kind: QuestionKind) => {
        asked.push(kind);
        return new Promise((resolve) =>
          answer.push((value) => resolve({ ok: true, value: value as never, problems: [] })),
        );
      },
      withdraw: () => undefined,
    } as never);
    // The ties' strength is asked from the start.
    answer.splice(0)[0](null);
    await Promise.resolve();
    asked = [];
    desk.outdate({ study, findings: findingsWith() });
    answer.splice(0).forEach((give) => give({}));
    await settled();
    asked = [];
  });

  it('is out of date where something that it is made of has changed, and only there', async () => {
    void desk.asked.siting.ask({ method: 'median', sites: 1, coverKm: 10 });
    void desk.asked.positionError.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    desk.outdate({ study, findings: findingsWith({ membership: {} }) });
    expect(desk.asked.positionError.stale).toBe(true);
    expect(desk.asked.siting.stale).toBe(false);
    desk.outdate({ study, findings: findingsWith({ institutionPlaces: {} }) });
    expect(desk.asked.siting.stale).toBe(true);
  });

  it('compares settings by what they say', async () => {
    void desk.asked.models.ask({});
    answer.splice(0).forEach((give) => give({}));
    await settled();
    desk.outdate({
      study: { ...study, settings: { ...study.settings } },
      findings: findingsWith(),
    });
    expect(desk.asked.models.stale).toBe(false);
    const settings = { ...DEFAULT_SETTINGS, outcome: 'another' };
    desk.outdate({ study: { ...study, settings }, findings: findingsWith() });
    expect(desk.asked.models.stale).toBe(true);
  });

  it('asks again for what is under way, and for what stands', () => {
    void desk.asked.specifications.ask({});
    desk.asked.hotSpots.follow({});
    asked = [];
    desk.outdate({ study, findings: findingsWith({ firmPlaces: {} }) });
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
