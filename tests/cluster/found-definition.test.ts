import { describe, expect, it } from 'vitest';
import { dbscan, findDefinition } from '../../src/cluster';
import { weightedRand } from '../../src/cluster/agreement';
import { drawNormalPair } from '../../src/stats/normal';
import { createRandom } from '../../src/stats/random';

type Point = readonly [number, number];
const columns = (points: readonly Point[]) => ({
  lng: Float64Array.from(points, ([x]) => x),
  lat: Float64Array.from(points, ([, y]) => y),
});
const random = createRandom(5);
const pair = new Float64Array(2);
const uniform = (count: number): Point[] =>
  Array.from({ length: count }, () => [136 + random.uniform(), 35 + random.uniform()]);
const around = ([x, y]: Point, degrees: number, count: number): Point[] =>
  Array.from({ length: count }, () => {
    drawNormalPair(random, pair);
    return [x + pair[0] * degrees, y + pair[1] * degrees];
  });
const CENTRES: Point[] = [
  [136.2, 35.2],
  [136.8, 35.3],
  [136.3, 35.8],
  [136.7, 35.7],
  [136.5, 35.5],
];
const districts = [...CENTRES.flatMap((centre) => around(centre, 0.012, 150)), ...uniform(500)];
const exact = (count: number) => new Float64Array(count);

describe('the definition that positions give', () => {
  it('parts districts from what lies between them', async () => {
    const found = await findDefinition(columns(districts), exact(districts.length), 1);
    expect(found).toMatchObject({ verdict: 'found', clusters: 5 });
    expect(found.insideShare).toBeGreaterThan(0.5);
    expect(found.insideShare).toBeLessThan(0.7);
    const again = dbscan(columns(districts), found);
    expect(again.clusterCount).toBe(5);
  });

  it('is the same in whatever order the firms stand', async () => {
    const back = [...districts].reverse();
    const one = await findDefinition(columns(districts), exact(districts.length), 1);
    const other = await findDefinition(columns(back), exact(back.length), 1);
    for (const key of ['radiusKm', 'minFirms', 'clusters', 'insideShare'] as const)
      expect(other[key]).toBe(one[key]);
  });

  it('says that there is none without structure, and one centre where there is one', async () => {
    const even = uniform(1500);
    expect((await findDefinition(columns(even), exact(1500), 1)).verdict).toBe('none');
    const centre = around([136.5, 35.5], 0.1, 1500);
    expect((await findDefinition(columns(centre), exact(1500), 1)).verdict).toBe('one-centre');
  });

  it('never lies below what the positions carry, nor finds clusters that are one town’s point', async () => {
    // Towns of 2 km: all firms of one stand on its point.
    const towns = districts.map(([x, y]): Point => [
      Math.round(x / 0.02) * 0.02,
      Math.round(y / 0.02) * 0.02,
    ]);
    const input = columns(towns);
    const found = await findDefinition(input, new Float64Array(towns.length).fill(1.2), 1);
    expect(found.floorKm).toBe(1.2);
    expect(found.radiusKm).toBeGreaterThanOrEqual(1.2);
    expect(found.verdict).toBe('found');
    const { clusterOf, clusterCount } = dbscan(input, found);
    for (let cluster = 0; cluster < clusterCount; cluster++) {
      const points = towns.filter((_, firm) => clusterOf[firm] === cluster).map(String);
      expect(new Set(points).size).toBeGreaterThan(1);
    }
  });

  it.each([
    ['no firm', []],
    ['two firms', uniform(2)],
    ['a firm without a place', [[NaN, NaN] as Point]],
    ['all on one point', Array.from({ length: 200 }, (): Point => [136, 35])],
  ])('finds none of %s, and does not fail', async (_, points) => {
    const found = await findDefinition(
      columns(points),
      new Float64Array(points.length).fill(0.5),
      1,
    );
    expect(found.verdict).not.toBe('found');
    expect(found.radiusKm).toBeGreaterThan(0);
  });
});

describe('agreement of two labellings', () => {
  it('is 1 for the same groups, and that of the firms where places weigh', () => {
    const one = Int32Array.of(0, 0, 1, -1);
    expect(weightedRand(one, Int32Array.of(4, 4, 2, 7), Float64Array.of(2, 1, 3, 5))).toBe(1);
    const places = [Int32Array.of(0, 1, -1), Int32Array.of(0, 0, -1)] as const;
    const firms = places.map((labels) => Int32Array.of(labels[0], labels[0], labels[1], labels[2]));
    expect(weightedRand(...places, Float64Array.of(2, 1, 1))).toBeCloseTo(
      weightedRand(firms[0], firms[1], new Float64Array(4).fill(1)),
    );
  });
});
