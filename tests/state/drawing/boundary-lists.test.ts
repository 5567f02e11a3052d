import { describe, expect, it } from 'vitest';
import type { Cluster, DrawnBoundary, MultiPolygonCoordinates } from '../../../src/model';
import {
  drawnFrom,
  withMerged,
  withParts,
  withShape,
} from '../../../src/state/drawing/boundary-lists';

const square = (west: number): MultiPolygonCoordinates => [
  [
    [
      [west, 36],
      [west + 1, 36],
      [west + 1, 37],
      [west, 37],
      [west, 36],
    ],
  ],
];
const list: readonly DrawnBoundary[] = [
  { id: 'b1', name: '', coordinates: square(136) },
  { id: 'b3', name: '県央', coordinates: square(137) },
];
const names = (boundaries: readonly DrawnBoundary[]) =>
  boundaries.map(({ id, name }) => `${id} ${name}`);

describe('lists of boundaries', () => {
  it('take another shape for one', () => {
    const [first, second] = withShape(list, 'b3', square(140));
    expect([first, second]).toEqual([list[0], { ...list[1], coordinates: square(140) }]);
  });

  it('take two parts for a whole, with a free id for the second', () => {
    const parted = withParts(list, 'b1', [square(130), square(131)]);
    expect(names(parted)).toEqual(['b1 ', 'b2 ', 'b3 県央']);
    expect(parted.map(({ coordinates }) => coordinates[0][0][0][0])).toEqual([130, 131, 137]);
  });

  it('take one for two, with the name that there is', () => {
    const [whole, ...others] = withMerged(list, list[0], list[1]);
    expect([names([whole]), others]).toEqual([['b1 県央'], []]);
    expect(whole.coordinates.flat(2).map(([lng]) => lng)).toEqual(
      expect.arrayContaining([136, 138]),
    );
  });

  it('come from derived clusters in their order, named only where a person named them', () => {
    const clusters = [
      { renamed: false, nameJa: '燕市', boundary: square(138) },
      { renamed: true, nameJa: '眼鏡の町', boundary: square(136) },
    ] as unknown as Cluster[];
    expect(names(drawnFrom(clusters, []))).toEqual(['b1 ', 'b2 眼鏡の町']);
    expect(names(drawnFrom(clusters, list.slice(0, 1)))).toEqual(['b2 ', 'b3 眼鏡の町']);
  });
});
