import { describe, expect, it } from 'vitest';
import { CellGrid, distanceKm, radixSort } from '../../src/geo';
import { createRandom } from '../../src/stats/random';
import { scattered } from '../cluster/points';

describe('CellGrid', () => {
  it.each([
    [[130, 31, 141, 43], 3],
    [[130, 31, 141, 43], 60],
    [[-180, -90, 180, 90], 900],
    [[-180, 84, 180, 90], 90],
    [[139, 35, 139.001, 35.001], 0.001],
  ] as const)('of the box %j finds every pair in reach of %d km', (box, radiusKm) => {
    const { lng, lat } = scattered(400, 21, box);
    const grid = new CellGrid(
      lng,
      lat,
      Int32Array.from(lng, (_, i) => i),
      radiusKm,
    );
    const cellOf = new Int32Array(400);
    for (let cell = 0; cell < grid.cellCount; cell++)
      for (let k = grid.cellStart[cell]; k < grid.cellStart[cell + 1]; k++)
        cellOf[grid.rowOf[k]] = cell;
    expect([...grid.rowOf].sort((a, b) => a - b)).toEqual(Array.from({ length: 400 }, (_, i) => i));

    const near: Set<number>[] = [];
    const out = new Int32Array(grid.mostNear);
    for (let band = 0; band < grid.bandCount; band++) {
      grid.openBand(band);
      for (let cell = grid.bandStart[band]; cell < grid.bandStart[band + 1]; cell++) {
        const found = [...out.subarray(0, grid.near(cell, out))];
        near[cell] = new Set(found);
        expect(near[cell].size).toBe(found.length);
      }
    }
    for (let i = 0; i < 400; i++)
      for (let j = 0; j < 400; j++) {
        const km = distanceKm(lng[i], lat[i], lng[j], lat[j]);
        if (km <= radiusKm) expect(near[cellOf[i]].has(cellOf[j])).toBe(true);
        if (cellOf[i] === cellOf[j]) expect(km).toBeLessThanOrEqual(radiusKm);
      }
  });
});

describe('radixSort', () => {
  it('sorts as a comparison does and keeps the order of equals', () => {
    for (const limit of [1, 7, 2048, 5_000_000, 2 ** 31 - 1]) {
      const random = createRandom(limit);
      const keys = Int32Array.from({ length: 700 }, () => random.below(limit));
      const rows = Int32Array.from(keys, (_, i) => i);
      const sorted = radixSort(keys, rows.slice(), new Int32Array(700), limit - 1);
      expect([...sorted]).toEqual([...rows].sort((a, b) => keys[a] - keys[b] || a - b));
    }
  });
});
