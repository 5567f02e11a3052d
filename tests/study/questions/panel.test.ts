import { describe, expect, it } from 'vitest';
import { DEFAULT_PANEL } from '../../../src/model';
import type { StudyPanel } from '../../../src/study';
import { panelOf } from '../followed';
import { csvOf } from '../tables-made';

function differenceIn(found: StudyPanel | null) {
  const difference = found?.difference;
  if (!difference || !('found' in difference)) throw new Error(JSON.stringify(difference));
  if (!difference.found.ok) throw new Error(difference.found.problem.code);
  return { ...difference, value: difference.found.value };
}
const refusalIn = (found: StudyPanel | null) => {
  const difference = found?.difference;
  if (!difference) return found?.refusal?.problem.code;
  if ('refusal' in difference) return difference.refusal.problem.code;
  return difference.found.ok ? undefined : difference.found.problem.code;
};

describe('firms over time', () => {
  it('counts who came, went and moved in, and finds what changed with it', async () => {
    const { findings, found } = await panelOf();
    expect(found!.rounds).toMatchObject({ column: '調査年', again: 106, clusters: 'own' });
    expect(found!.rounds!.found).toMatchObject([
      { name: '2019', year: 2019, firms: 108, inside: 30, clusters: 1 },
      { name: '2024', year: 2024, firms: 108, inside: 50, clusters: 1 },
    ]);
    expect(found!.rounds!.pairs).toMatchObject([
      {
        ...{ entered: 2, left: 2, stayed: 106, becameInside: 20, movedIn: 20, becameOutside: 0 },
        ...{ sameCluster: 30, changedCluster: 0, outside: 56, ties: null },
      },
    ]);
    const { value, of, by } = differenceIn(found);
    expect([of, by, value.treated, value.never]).toEqual(['inside', 'round', 20, 56]);
    // Those that were inside from the first are not counted again among those that are seen once.
    expect([value.oneSided, value.once]).toEqual([0, 4]);
    if (!value.linear.ok || !value.poisson?.ok) throw new Error('not estimated');
    expect(value.linear.value.ciLow).toBeLessThan(3);
    expect(value.linear.value.ciHigh).toBeGreaterThan(3);
    expect(value.linear.value.ciLow).toBeGreaterThan(1.5);
    // The study itself is about the last round.
    expect(findings.summary).toMatchObject({ firms: 216, inside: 50, outside: 58, apart: 108 });
    expect(findings.problems.map(({ code }) => code)).toContain('rounds-read');
  });

  it('finds firms whose ids lost their zeros in one round', async () => {
    const ids = (firm: number, round: number) =>
      round === 0 ? String(firm + 1).padStart(5, '0') : String(firm + 1);
    const { found } = await panelOf({ ids, rounds: ['令和元年', '令和6年'] });
    expect(found!.rounds).toMatchObject({ again: 106, folded: 106 });
    expect(differenceIn(found).value.treated).toBe(20);
  });

  it('has a path and a placebo where there are more rounds', async () => {
    const { found } = await panelOf({ rounds: ['2010', '2015', '2019', '2024'] });
    const { value } = differenceIn(found);
    expect(value.path!.points.map(({ relative }) => relative)).toEqual([-3, -2, 0]);
    expect(value.placebo!.early).toBe(1);
    expect(found!.rounds!.pairs.map(({ becameInside }) => becameInside)).toEqual([0, 0, 20]);
  });

  it('with the last round’s clusters changes those who move alone', async () => {
    // Nobody else moves, so that both rules agree here; a register of the place stays the same.
    const panel = { ...DEFAULT_PANEL, clusters: 'studied' as const };
    const { found } = await panelOf({ settings: { panel } });
    expect(found!.rounds!.pairs).toMatchObject([{ becameInside: 20, movedIn: 20 }]);
  });

  it('says nothing of a list without rounds', async () => {
    const { found, findings } = await panelOf({ rounds: ['2019'] });
    expect(found).toBeNull();
    expect(findings.summary.apart).toBeUndefined();
  });

  it('counts dated events in the years up to each round', async () => {
    const events = csvOf(
      ['出願人', '出願日'],
      Array.from({ length: 110 }, (_, firm) => [
        ['2018-04-01', '2013-01-01', '2023年'].slice(0, firm < 50 ? 3 : 2),
      ]).flatMap(([dates], firm) => dates.map((date) => [`第${firm + 1}工業`, date])),
    );
    const more = [
      { kind: 'outcomes', name: 'patents.csv', text: events, roles: { key: [0], date: [1] } },
    ] as const;
    const settings = { outcome: 'event_count' };
    const { found } = await panelOf({ more, settings });
    const { value, window } = differenceIn(found);
    expect(window).toBe(5);
    // One event each up to 2019 (2018), later one for those who move in and none for the others.
    expect(value.means.treated).toMatchObject({ before: { mean: 1 }, after: { mean: 1 } });
    expect(value.means.never).toMatchObject({ before: { mean: 1 }, after: { mean: 0 } });
  });
});

describe('an institution’s opening', () => {
  const opening = (more: object = {}) => ({
    panel: { ...DEFAULT_PANEL, institution: 'univ-kitayama', opened: 2015, km: 60, ...more },
    outcome: 'event_count',
  });
  const patents = csvOf(
    ['出願人', '出願日'],
    Array.from({ length: 110 }, (_, firm) =>
      Array.from({ length: 10 }, (__, at) => 2010 + at).flatMap((year) =>
        Array.from({ length: (firm * 7 + year * firm * 5 + year) % 3 }, () => [
          `第${firm + 1}工業`,
          String(year),
        ]),
      ),
    ).flat(),
  );
  const more = [
    { kind: 'outcomes', name: 'patents.csv', text: patents, roles: { key: [0], date: [1] } },
  ] as const;

  it('is followed by the years of dated events, of lists with one round too', async () => {
    const { found } = await panelOf({ rounds: ['2019'], more, settings: opening() });
    const { value, times, by, opening: told } = differenceIn(found);
    expect([by, times[0], times.at(-1)]).toEqual(['year', '2010', '2019']);
    expect(told).toMatchObject({ name: '北山大学', opened: 2015, km: 60 });
    expect(value.path!.points).toHaveLength(9);
    expect(value.placebo!.early).toBe(2);
    expect(value.treated + value.never).toBe(106);
  });

  it.each([
    ['of an unknown institution', { institution: 'nobody' }, 'panel-opening-unknown'],
    ['before all events', { opened: 1990 }, 'panel-opening-outside'],
    ['after all events', { opened: 2030 }, 'panel-opening-outside'],
    ['so near that nobody is', { km: 0.1 }, 'panel-few-changed'],
    ['so far that everybody is', { km: 900 }, 'panel-few-unchanged'],
  ])('%s is refused', async (_, part, code) => {
    const { found } = await panelOf({ rounds: ['2019'], more, settings: opening(part) });
    expect(refusalIn(found)).toBe(code);
  });

  it('needs dates, or rounds', async () => {
    const undated = [{ ...more[0], roles: { key: [0] } }];
    const { found } = await panelOf({ rounds: ['2019'], more: undated, settings: opening() });
    expect(refusalIn(found)).toBe('panel-events-undated');
    const column = { ...opening(), outcome: '新製品数' };
    expect(refusalIn((await panelOf({ rounds: ['2019'], settings: column })).found)).toBe(
      'panel-no-times',
    );
  });
});

describe('lists that can’t be followed', () => {
  it('ids that repeat in a round', async () => {
    const ids = (firm: number, round: number) =>
      round === 1 && firm === 3 ? 'F3' : `F${firm + 1}`;
    const { found } = await panelOf({ ids });
    expect(found).toMatchObject({ rounds: null, difference: null });
    expect(refusalIn(found)).toBe('panel-ids-repeated');
  });

  it('a round in which the measure was not asked', async () => {
    const products = (_: number, round: number, usual: number) =>
      round === 0 ? '' : String(usual);
    const { found } = await panelOf({ products });
    expect(found!.rounds!.pairs).toHaveLength(1);
    expect(refusalIn(found)).toBe('panel-round-without-measure');
  });
});
