import { beforeAll, describe, expect, it } from 'vitest';
import type { Findings, Problem, RowFilter, StudySettings } from '../../../src/model';
import { ChartsState } from '../../../src/state/charts.svelte';
import { FiltersState } from '../../../src/state/selection/filters.svelte';
import { NOTHING, selectFirms, type Selection } from '../../../src/state/selection/selection';
import { suitingFilter } from '../../../src/study';
import { smallStudy, type SmallStudy } from '../small-study';

let small: SmallStudy;
beforeAll(async () => {
  small = await smallStudy();
});

const GLASSES: RowFilter = { kind: 'values', column: '業種', values: ['眼鏡'] };
const LARGE: RowFilter = { kind: 'number', column: '従業員数', low: 10, high: null };
const NOBODY: RowFilter = { kind: 'text', column: '会社名', text: 'いない' };

/** An app that does what the state says, with a real engine. */
function made() {
  const { host: engine, study, findings } = small;
  let request = 100;
  const host = {
    engine: {
      ask: async (kind: never, question: never) => {
        const value = await engine.ask(kind, request++, question);
        return { ok: true, value, problems: [] };
      },
    } as never,
    study,
    findings: findings as Findings | null,
    said: [] as Problem[],
    shown: {
      selection: NOTHING as Selection,
      select(selection: Selection) {
        host.shown.selection = selection;
      },
    },
    changeSettings(change: Partial<StudySettings>) {
      host.study = { ...host.study, settings: { ...host.study.settings, ...change } };
    },
    say(found: Problem) {
      host.said.push(found);
    },
  };
  const state = new FiltersState(host);
  return { host, state };
}

describe('FiltersState', () => {
  it('shows the firms that pass all filters, and can select them', async () => {
    const { host, state } = made();
    expect([state.passed, state.count]).toEqual([null, 26]);
    state.edit('new');
    await state.take(GLASSES);
    expect([state.count, state.editing]).toEqual([12, null]);
    state.edit('new');
    await state.take(LARGE);
    expect(state.filters).toEqual([GLASSES, LARGE]);
    state.selectShown();
    expect(host.shown.selection).toEqual(selectFirms([5, 6, 7, 8, 9, 10, 11]));
    state.edit(1);
    await state.take({ ...LARGE, not: true });
    expect(state.count).toBe(5);
    await state.remove(0);
    expect(state.count).toBe(26 - 14);
    await state.clear();
    expect([state.passed, state.filters]).toEqual([null, []]);
  });

  it('keeps what was shown where a filter leaves nothing, and says so', async () => {
    const { host, state } = made();
    await state.take(GLASSES);
    await state.take(NOBODY);
    expect(host.said).toMatchObject([
      { code: 'filter-empty', facts: { filters: [GLASSES, NOBODY] } },
    ]);
    expect([state.filters, state.count]).toEqual([[GLASSES], 12]);
  });

  it('makes the firms on show the study, and takes that back', async () => {
    const { host, state } = made();
    await state.take(GLASSES);
    await state.studyOnly();
    expect([host.study.settings.scope, state.filters]).toEqual([[GLASSES], []]);
    await state.take(LARGE);
    await state.studyOnly();
    expect(state.scope).toEqual([GLASSES, LARGE]);
    state.studyMore(0);
    expect(state.scope).toEqual([LARGE]);
    state.studyMore();
    expect(host.study.settings.scope).toBeUndefined();
  });

  it('has charts of the firms on show alone', async () => {
    const { host, state } = made();
    const asked = { linkage: { answer: null } } as never;
    await state.take(GLASSES);
    const charts = new ChartsState({
      study: host.study,
      findings: host.findings,
      asked,
      filters: state,
    });
    const shown = charts.measures.find(({ kind }) => kind === 'employees')!.values;
    expect(shown.filter((value) => !Number.isNaN(value))).toHaveLength(12);
    expect(charts.industries).toMatchObject({ names: ['眼鏡'] });
    expect(charts.industries?.of[12]).toBe(-1);
  });

  it('proposes the filter that suits a column', async () => {
    const { state } = made();
    const suits = async (column: string) => {
      const facts = await state.factsOf(column);
      return facts && suitingFilter(facts);
    };
    expect(await suits('業種')).toBe('values');
    expect(await suits('従業員数')).toBe('number');
    expect(await suits('会社名')).toBe('text');
    expect(await suits('資本金')).toBeNull();
    const facts = await state.factsOf('従業員数');
    expect(facts).toMatchObject({ low: 3, high: 16, missing: 1, numbers: 25, distinct: 14 });
  });
});
