import { describe, expect, it } from 'vitest';
import { ACTS, nextAct } from '../../scripts/soak/acts';
import { baseOf, grown, warmUpOf, type Held } from '../../scripts/soak/judge';
import { createRandom } from '../../src/stats/random';

const held = (minutes: number, change: Partial<Held> = {}): Held => ({
  minutes,
  heap: 30,
  workerHeap: 10,
  nodes: 1000,
  listeners: 100,
  ...change,
});

describe('the verdict on a page that was used for long', () => {
  it('compares the end with what was held after ten minutes, or a sixth of a short run', () => {
    expect(warmUpOf(60)).toBe(10);
    expect(warmUpOf(3)).toBe(0.5);
    const taken = [held(0), held(9.9), held(10.2), held(11)];
    expect(baseOf(taken, 60)).toEqual(taken[2]);
    expect(baseOf(taken.slice(0, 3), 60)).toBeNull();
    expect(baseOf([], 60)).toBeNull();
    const replaced = [held(0), held(5, { workerHeap: 15 }), held(10), held(60)];
    expect(baseOf(replaced, 60)).toEqual(held(10, { workerHeap: 15 }));
  });

  it('names every measure that grew to more than 1.2 times, and one that could not be taken', () => {
    expect(grown(held(10), held(60, { heap: 36, nodes: 900 }))).toEqual([]);
    expect(grown(held(10), held(60, { heap: 36.1, listeners: 121 }))).toEqual([
      'heap',
      'listeners',
    ]);
    expect(grown(held(10), held(60, { workerHeap: NaN }))).toEqual(['workerHeap']);
  });

  it('follows acts that a seed gives again, all of them in time', () => {
    const acts = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 2000 }, () => nextAct(random));
    };
    expect(acts(1)).toEqual(acts(1));
    expect(new Set(acts(1))).toEqual(new Set(Object.keys(ACTS)));
  });
});
