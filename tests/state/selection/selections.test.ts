import { beforeAll, describe, expect, it } from 'vitest';
import type { Findings, StudyFile } from '../../../src/model';
import {
  NOTHING,
  selectCluster,
  selectFirms,
  type Selection,
} from '../../../src/state/selection/selection';
import { SelectionsState } from '../../../src/state/selection/selections.svelte';
import { smallStudy } from '../small-study';

let findings: Findings;
let study: StudyFile;
beforeAll(async () => {
  ({ findings, study } = await smallStudy());
});

/** An app that does what the state says. */
function made() {
  const host = {
    study,
    findings,
    written: [] as unknown[],
    shown: {
      selection: NOTHING as Selection,
      select(selection: Selection) {
        host.shown.selection = selection;
      },
    },
    change(change: Partial<StudyFile>) {
      host.study = { ...host.study, ...change };
    },
    said: [] as string[],
    say({ code }: { code: string }) {
      host.said.push(code);
    },
    making: {
      exportSelection(name: string, rows: Int32Array) {
        host.written.push(name, [...rows]);
        return Promise.resolve(['']);
      },
    },
  };
  return { host, state: () => new SelectionsState(host) };
}

describe('SelectionsState', () => {
  it('takes what a shape goes round, and keeps what was selected where that is nothing', () => {
    const { host, state } = made();
    const own = state();
    own.setLasso(true);
    own.takeArea([3, 5], false);
    expect([own.lasso, host.shown.selection]).toEqual([false, selectFirms([3, 5])]);
    own.takeArea([], false);
    expect([host.said, host.shown.selection]).toEqual([['area-empty'], selectFirms([3, 5])]);
    own.takeArea([1], true);
    expect(host.shown.selection).toEqual(selectFirms([1, 3, 5]));
  });

  it('brushes, adds and turns round', () => {
    const { host, state } = made();
    state().brush([3, 5], false);
    state().brush([5, 1], true);
    expect(host.shown.selection).toEqual(selectFirms([1, 3, 5]));
    state().invert();
    expect(state().rows).toHaveLength(findings.firms.count - 3);
    expect(state().mask[3]).toBe(0);
    state().invert();
    expect(host.shown.selection).toEqual(selectFirms([1, 3, 5]));
    state().brush([], false);
    expect(host.shown.selection).toBe(NOTHING);
  });

  it('takes a cluster for its firms', () => {
    const { host, state } = made();
    host.shown.selection = selectCluster(findings, 0);
    state().brush([24], true);
    expect(state().rows).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 24]);
  });

  it('saves by id in the order of the table, brings back and deletes', () => {
    const { host, state } = made();
    state().brush([7, 2], false);
    state().save('  one ');
    state().save('   ');
    expect(host.study.selections).toEqual([{ name: 'one', firmIds: ['F2', 'F7'] }]);
    host.shown.selection = NOTHING;
    state().save('nothing');
    const [one] = state().saved;
    const restoring = state();
    restoring.restore({ ...one, firmIds: [...one.firmIds, 'gone'] });
    expect(restoring.missing).toBe(1);
    expect(host.shown.selection).toEqual(selectFirms([2, 7]));
    state().remove('one');
    expect(state().saved).toEqual([]);
  });

  it('writes its rows in the order of the table', async () => {
    const { host, state } = made();
    state().brush([7, 2], false);
    await state().export('selection.csv');
    expect(host.written).toEqual(['selection.csv', [2, 7]]);
  });
});
