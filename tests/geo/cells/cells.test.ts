import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaKm2, isInPolygons, landCells, landOf, dissolve } from '../../../src/geo';
import { UNATTENDED, Cancelled, type MultiPolygonCoordinates } from '../../../src/model';
import { createRandom } from '../../../src/stats/random';

type Point = readonly [lng: number, lat: number];

/** A ring around a centre whose shore goes in and out. */
function island(lng: number, lat: number, radius: number, corners = 40, wave = 0.2): Point[][] {
  const ring = Array.from({ length: corners }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / corners;
    const r = radius * (1 + wave * Math.sin(5 * angle));
    return [lng + r * Math.cos(angle), lat + r * Math.sin(angle)];
  });
  return [[...ring, ring[0]]];
}
const landFrom = (...polygons: Point[][][]) => polygons as unknown as MultiPolygonCoordinates;

async function cellsOf(points: readonly Point[], land: MultiPolygonCoordinates, labels?: number[]) {
  const cells = await landCells(
    Float64Array.from(points, ([lng]) => lng),
    Float64Array.from(points, ([, lat]) => lat),
    landOf(land),
    UNATTENDED,
  );
  const of = Int32Array.from(labels ?? points.map((_, i) => i));
  return dissolve(cells, of, Math.max(...of) + 1);
}

const scattered = (count: number, seed: number, spread = 0.3): Point[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => [
    138 + spread * (2 * random.uniform() - 1),
    36 + spread * (2 * random.uniform() - 1),
  ]);
};

const total = (shapes: readonly MultiPolygonCoordinates[]) =>
  shapes.reduce((sum, shape) => sum + areaKm2(shape), 0);

describe('land in cells', () => {
  const land = landFrom(island(138, 36, 0.3), island(138.5, 36.3, 0.05));

  it('is parted among the points: every place on land is in one area, that of a point near it', async () => {
    const points = scattered(60, 3);
    const { shapes } = await cellsOf(points, land);
    const main = landFrom(island(138, 36, 0.3));
    // Shores are straight in the plane, and their areas are taken between straight lines of degrees.
    expect(total(shapes) / areaKm2(land)).toBeCloseTo(1, 4);
    let tried = 0;
    let lost = 0;
    for (const [lng, lat] of scattered(500, 4)) {
      if (!isInPolygons(main, lng, lat)) continue;
      const at = points.map(([x, y]) =>
        Math.hypot((x - lng) * Math.cos((lat * Math.PI) / 180), y - lat),
      );
      const order = at.map((_, i) => i).sort((a, b) => at[a] - at[b]);
      // Near a border, or where a cape went to its own land's town, the nearest may lose.
      if (at[order[1]] - at[order[0]] < 1e-4) continue;
      tried++;
      const holders = shapes.flatMap((shape, i) => (isInPolygons(shape, lng, lat) ? [i] : []));
      expect(holders).toHaveLength(1);
      if (holders[0] !== order[0]) lost++;
    }
    expect(tried).toBeGreaterThan(150);
    expect(lost).toBeLessThan(tried / 50);
  });

  it('fills the land without gaps or overlaps for any points, dissolved or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 5 }),
        async (count, seed, kinds) => {
          const one = landFrom(island(138, 36, 0.08));
          const points = scattered(count, seed, 0.08);
          const alone = await cellsOf(points, one);
          expect(total(alone.shapes)).toBeCloseTo(areaKm2(one), 3);
          const joined = await cellsOf(
            points,
            one,
            points.map((_, i) => i % kinds),
          );
          expect(total(joined.shapes)).toBeCloseTo(areaKm2(one), 3);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is in strips where towns stand on one line, along a meridian or a parallel', async () => {
    const one = landFrom(island(138, 36, 0.15, 60, 0));
    for (const step of [
      [0.03, 0],
      [0, 0.03],
      [0.02, 0.02],
    ]) {
      const points = [-2, -1, 0, 1, 2].map((k): Point => [138 + k * step[0], 36 + k * step[1]]);
      const { shapes, errorKm } = await cellsOf(points, one);
      expect(total(shapes)).toBeCloseTo(areaKm2(one), 3);
      points.forEach(([lng, lat], i) => expect(isInPolygons(shapes[i], lng, lat)).toBe(true));
      const km = Math.hypot(step[0] * 111.2 * Math.cos((36 * Math.PI) / 180), step[1] * 111.2);
      errorKm.forEach((each) => expect(each).toBeCloseTo(km / 4, 1));
    }
  });

  it('leaves a town its own land in the midst of another', async () => {
    const points: Point[] = [];
    for (let i = -3; i <= 3; i++)
      for (let j = -3; j <= 3; j++) points.push([138 + i / 20, 36 + j / 20]);
    const labels = points.map((_, k) => (k === 24 ? 1 : 0));
    const { shapes } = await cellsOf(points, land, labels);
    expect(shapes[0][0]).toHaveLength(2);
    expect(isInPolygons(shapes[0], 138, 36)).toBe(false);
    expect(isInPolygons(shapes[1], 138, 36)).toBe(true);
  });

  it('does not reach across the sea, but for islets that are near', async () => {
    const far = landFrom(
      island(138, 36, 0.3),
      island(147, 36, 0.3),
      island(138.4, 36, 0.02),
      island(141, 36, 0.05),
    );
    const { shapes } = await cellsOf(
      [
        [138, 36],
        [147, 36],
      ],
      far,
    );
    expect(isInPolygons(shapes[0], 138.4, 36)).toBe(false);
    const near = await cellsOf(
      [
        [138.29, 36],
        [147, 36],
      ],
      far,
    );
    // 10 km to the point at most.
    expect(isInPolygons(near.shapes[0], 138.35, 36)).toBe(false);
    expect(isInPolygons(near.shapes[0], 138.385, 36)).toBe(true);
    for (const { shapes: of } of [{ shapes }, near])
      expect(of.some((shape) => isInPolygons(shape, 141, 36))).toBe(false);
    expect(isInPolygons(shapes[1], 147, 36)).toBe(true);
  });

  it('gives a cape to the town on its own land, not to one across the bay', async () => {
    // Two fingers of land, joined in the west; the northern one has no town at its tip.
    const bay: Point[][] = [
      [
        [138, 36],
        [138.5, 36],
        [138.5, 36.1],
        [138.1, 36.1],
        [138.1, 36.12],
        [138.5, 36.12],
        [138.5, 36.2],
        [138, 36.2],
        [138, 36],
      ],
    ];
    const { shapes } = await cellsOf(
      [
        [138.45, 36.09],
        [138.05, 36.16],
      ],
      landFrom(bay),
    );
    expect(isInPolygons(shapes[1], 138.45, 36.16)).toBe(true);
    expect(isInPolygons(shapes[0], 138.45, 36.16)).toBe(false);
    expect(total(shapes)).toBeCloseTo(areaKm2(landFrom(bay)), 3);
  });

  it('keeps the land of a town whose point lies in the harbour', async () => {
    const { shapes } = await cellsOf(
      [
        [138, 36],
        [138.16, 36],
      ],
      landFrom(island(138, 36, 0.15, 60, 0)),
    );
    expect(shapes[1].length).toBeGreaterThan(0);
    expect(total(shapes)).toBeCloseTo(areaKm2(landFrom(island(138, 36, 0.15, 60, 0))), 3);
  });

  it('is nothing without points, and all of the land with one', async () => {
    const none = await landCells(
      new Float64Array(0),
      new Float64Array(0),
      landOf(land),
      UNATTENDED,
    );
    expect(dissolve(none, new Int32Array(0), 1).shapes).toEqual([[]]);
    const { shapes, errorKm } = await cellsOf([[138, 36]], landFrom(island(138, 36, 0.15)));
    expect(total(shapes)).toBeCloseTo(areaKm2(landFrom(island(138, 36, 0.15))), 3);
    expect(errorKm[0]).toBeNaN();
  });

  it('ends some 25 km from the outermost point where nobody is known beyond', async () => {
    const { shapes } = await cellsOf([[138, 36]], landFrom(island(138, 36, 2, 60, 0)));
    expect(isInPolygons(shapes[0], 138, 36.15)).toBe(true);
    expect(isInPolygons(shapes[0], 138, 36.3)).toBe(false);
    expect(isInPolygons(shapes[0], 138.4, 36)).toBe(false);
  });

  it('stops when it is no longer wanted', async () => {
    const points = scattered(20, 1);
    const run = { progress: () => undefined, checkpoint: () => Promise.reject(new Cancelled()) };
    await expect(
      landCells(
        Float64Array.from(points, ([lng]) => lng),
        Float64Array.from(points, ([, lat]) => lat),
        landOf(land),
        run,
      ),
    ).rejects.toThrow(Cancelled);
  });
});
