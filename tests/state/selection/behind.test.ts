import { expect, it } from 'vitest';
import { selectBehind } from '../../../src/state/selection/behind';
import { Asked } from '../../../src/state/asked.svelte';
import { NOTHING, type Selection } from '../../../src/state/selection/selection';
import { success } from '../../../src/model';
import type { FirmsBehind, FirmsMark } from '../../../src/study';

const INSIDE: FirmsMark = { kind: 'side', side: 'inside' };
const OUTSIDE: FirmsMark = { kind: 'side', side: 'outside' };

/** An app whose engine answers when it is told to. */
function made() {
  const waiting: (() => void)[] = [];
  const engine = {
    ask: (_kind: string, mark: FirmsMark) =>
      new Promise((resolve) => {
        const firms = mark === INSIDE ? [1, 4] : mark === OUTSIDE ? [2] : [];
        waiting.push(() => resolve(success({ mark: { ...mark }, firms } satisfies FirmsBehind)));
      }),
    withdraw: () => undefined,
  };
  const selected: Selection[] = [];
  const asked = { firmsBehind: new Asked(engine as never, 'firmsBehind') };
  const shown = { select: (one: Selection) => selected.push(one) };
  return { app: { asked, shown }, waiting, selected };
}

it('selects the firms behind a mark; of two asked for at once the later', async () => {
  const { app, waiting, selected } = made();
  const first = selectBehind(app, INSIDE);
  waiting[0]();
  await first;
  expect(selected).toEqual([{ kind: 'firms', indices: [1, 4] }]);

  const earlier = selectBehind(app, INSIDE);
  const later = selectBehind(app, OUTSIDE);
  waiting[2]();
  await later;
  waiting[1]();
  await earlier;
  expect(selected.slice(1)).toEqual([{ kind: 'firms', indices: [2] }]);
});

it('selects nothing where there is none', async () => {
  const { app, waiting, selected } = made();
  const asked = selectBehind(app, { kind: 'model' });
  waiting[0]();
  await asked;
  expect(selected).toEqual([NOTHING]);
});
