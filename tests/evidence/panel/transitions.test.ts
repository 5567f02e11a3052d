import { describe, expect, it } from 'vitest';
import {
  ABSENT,
  NOT_LOCATED,
  OUTSIDE,
  tieChanges,
  transitionsBetween,
} from '../../../src/evidence/panel';
import { createRandom } from '../../../src/stats/random';

const places = (...of: number[]) => Int32Array.from(of);
const still = (count: number) => new Uint8Array(count);

describe('what became of firms between two rounds', () => {
  it('counts each way once', () => {
    const before = places(
      ABSENT,
      ABSENT,
      0,
      OUTSIDE,
      OUTSIDE,
      OUTSIDE,
      0,
      0,
      0,
      NOT_LOCATED,
      ABSENT,
    );
    const after = places(0, OUTSIDE, ABSENT, ABSENT, OUTSIDE, 0, OUTSIDE, 0, 0, 0, ABSENT);
    const moved = Uint8Array.from([0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0]);
    expect(transitionsBetween(before, after, moved)).toEqual({
      ...{ entered: 2, enteredInside: 1, left: 2, leftInside: 1, stayed: 6, unknown: 1 },
      ...{ outside: 1, becameInside: 1, becameOutside: 1, sameCluster: 2, changedCluster: 0 },
      ...{ moved: 3, movedIn: 1, movedOut: 1, clustersGone: 0, clustersNew: 0 },
    });
  });

  it('whatever the numbers that each round gives its clusters', () => {
    const random = createRandom(11);
    const before = Int32Array.from({ length: 300 }, () => random.below(6) - 3);
    const after = Int32Array.from(before, (one) =>
      random.uniform() < 0.6 ? one : random.below(6) - 3,
    );
    const renamed = after.map((one) => (one < 0 ? one : 100 - one));
    expect(transitionsBetween(before, renamed, still(300))).toEqual(
      transitionsBetween(before, after, still(300)),
    );
  });

  it('who stays in a cluster that parts or joins another has not changed; who crosses over has', () => {
    // Cluster 0 parts into 0 and 1; clusters 2 and 3 join; one firm of 0 goes to the joint one.
    const before = places(0, 0, 0, 0, 0, 2, 2, 2, 3, 3, 0);
    const after = places(0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2);
    const found = transitionsBetween(before, after, still(11));
    expect(found).toMatchObject({ sameCluster: 10, changedCluster: 1, clustersGone: 0 });
  });

  it('a cluster whose firms are outside later is gone, and one that came is new', () => {
    const before = places(0, 0, 0, OUTSIDE, OUTSIDE, OUTSIDE, 1);
    const after = places(OUTSIDE, OUTSIDE, OUTSIDE, 0, 0, 0, ABSENT);
    const found = transitionsBetween(before, after, still(7));
    expect(found).toMatchObject({ clustersGone: 2, clustersNew: 1, leftInside: 1 });
  });

  it('counts ties kept, gained and lost of firms that are seen both times alone', () => {
    const before = [new Set([1, 2]), new Set<number>(), new Set([5]), null];
    const after = [new Set([2, 3]), new Set([4]), null, new Set([9])];
    expect(tieChanges(before, after)).toEqual({
      ...{ firmsBefore: 1, firmsAfter: 2, kept: 1, gained: 2, lost: 1 },
    });
  });
});
