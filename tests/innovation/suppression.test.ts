import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenAreas } from '../../src/innovation/suppression';

const hide = (counts: number[][], least: number, coarser?: { of: number[]; counts: number[][] }) =>
  Array.from(
    hiddenAreas(
      { counts: counts.map((column) => Int32Array.from(column)) },
      least,
      coarser
        ? {
            of: Int32Array.from(coarser.of),
            counts: coarser.counts.map((column) => Int32Array.from(column)),
          }
        : null,
    ),
  );

describe('hidden areas', () => {
  it('are those with too few firms; one without any value is none', () => {
    expect(hide([[9, 2, 1, 0, 8]], 3)).toEqual([0, 1, 1, 0, 0]);
    expect(hide([[9, 3, 4]], 3)).toEqual([0, 0, 0]);
    expect(hide([[1, 1, 1]], 1)).toEqual([0, 0, 0]);
    expect(hide([[]], 3)).toEqual([]);
  });

  it('are never alone: the smallest of the others goes with one that the total would give away', () => {
    expect(hide([[9, 2, 5, 4]], 3)).toEqual([0, 1, 0, 1]);
    // Two of one firm each are not three firms yet.
    expect(hide([[9, 1, 1, 5]], 3)).toEqual([0, 1, 1, 1]);
    // Of two that are as small the first goes.
    expect(hide([[9, 2, 4, 4]], 3)).toEqual([0, 1, 1, 0]);
  });

  it('are all where all together are too few', () => {
    expect(hide([[2]], 3)).toEqual([1]);
  });

  it('are too few by either measure', () => {
    expect(
      hide(
        [
          [9, 9, 5],
          [9, 2, 4],
        ],
        3,
      ),
    ).toEqual([0, 1, 1]);
  });

  it('go with a cell of the coarser table that is hidden, and with a sibling in one that is shown', () => {
    const of = [0, 0, 1, 1, 1, 2];
    const fine = [2, 6, 7, 2, 9, 5];
    // Cells of 8, 18 and 5 firms are shown: within each the hidden ones are three or more.
    expect(hide([fine], 3, { of, counts: [[8, 18, 5]] })).toEqual([1, 1, 1, 1, 0, 0]);
    // The first has 2 firms and is hidden; the third, the smallest, goes with it, and so does all that lies in it.
    expect(hide([[2, 0, 7, 2, 9, 5]], 3, { of, counts: [[2, 18, 5]] })).toEqual([1, 0, 1, 1, 0, 1]);
  });

  it('go with a cell that is hidden because of the table above its own', () => {
    // Towns in four municipalities of 2, 6, 90 and 5 firms; the last is alone in its prefecture, and smaller than the second.
    const towns = Int32Array.of(2, 3, 3, 90, 5);
    const coarser = {
      of: Int32Array.of(0, 1, 1, 2, 3),
      counts: [Int32Array.of(2, 6, 90, 5)],
    };
    const within = { of: Int32Array.of(0, 0, 0, 1), counts: [Int32Array.of(98, 5)] };
    const hidden = hiddenAreas({ counts: [towns] }, 3, { ...coarser, within });
    // Of the first's prefecture the second is hidden to protect it: its towns would tell it.
    expect([...hidden]).toEqual([1, 1, 1, 0, 0]);
    expect([...hiddenAreas({ counts: [towns] }, 3, coarser)]).toEqual([1, 0, 0, 0, 1]);
  });
});

/** Firms by a fine area within a coarse one. */
const table = fc.array(fc.record({ fine: fc.integer({ min: 0, max: 11 }) }), { maxLength: 60 });

describe('what can be found by subtraction', () => {
  it('is the sum of at least so many firms, within a table and between a table and the coarser one', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 6 }), (firms, least) => {
        const fine = new Array<number>(12).fill(0);
        const coarse = new Array<number>(4).fill(0);
        const of = fine.map((_, i) => Math.floor(i / 3));
        for (const firm of firms) {
          fine[firm.fine]++;
          coarse[of[firm.fine]]++;
        }
        const above = hide([coarse], least);
        const hidden = hide([fine], least, { of, counts: [coarse] });
        const firmsIn = (areas: readonly number[]) => areas.reduce((sum, i) => sum + fine[i], 0);
        const closed = fine.flatMap((_, i) => (hidden[i] === 1 ? [i] : []));
        fine.forEach((n, i) => {
          if (n > 0 && n < least) expect(hidden[i]).toBe(1);
        });
        // The whole less what is shown, unless the whole itself is that small.
        if (closed.length > 0 && firms.length >= least)
          expect(firmsIn(closed)).toBeGreaterThanOrEqual(least);
        coarse.forEach((n, cell) => {
          const within = closed.filter((i) => of[i] === cell);
          if (above[cell] === 1) expect(firmsIn(within)).toBe(n);
          else if (within.length > 0) expect(firmsIn(within)).toBeGreaterThanOrEqual(least);
        });
      }),
      { seed: 2026, numRuns: 2000 },
    );
  });
});
