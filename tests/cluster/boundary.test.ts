import { describe, expect, it } from 'vitest';
import { HULL_MARGIN_KM, boundaryOf, dbscan, membersOf } from '../../src/cluster';
import { areaKm2, distanceKm, isInPolygons } from '../../src/geo';
import { BOUNDARY_METHODS, type MultiPolygonCoordinates } from '../../src/model/cluster';
import { faultOf } from '../geo/validity';
import { joined, points, scattered, type Points } from './points';

const all = ({ lng }: Points) => Int32Array.from(lng, (_, i) => i);

function checked(firms: Points, method: (typeof BOUNDARY_METHODS)[number], radiusKm: number) {
  const boundary = boundaryOf(firms.lng, firms.lat, all(firms), method, radiusKm);
  expect(faultOf(boundary)).toBe('');
  for (let i = 0; i < firms.lng.length; i++)
    expect(isInPolygons(boundary, firms.lng[i], firms.lat[i])).toBe(true);
  expect(areaKm2(boundary)).toBeGreaterThan(0);
  return boundary;
}

const sets: [string, Points][] = [
  ['one firm', points([[138.9, 37.65]])],
  [
    'two firms',
    points([
      [138.9, 37.65],
      [138.91, 37.66],
    ]),
  ],
  ['coincident firms', points(Array.from({ length: 9 }, () => [138.9, 37.65] as const))],
  [
    'nearly coincident firms',
    points([
      [138.9, 37.65],
      [138.90000001, 37.65],
      [138.9, 37.65000004],
    ]),
  ],
  [
    'a row along a parallel',
    points(Array.from({ length: 20 }, (_, i) => [138.9 + i * 0.02, 37.65] as const)),
  ],
  [
    'a row along a meridian',
    points(Array.from({ length: 20 }, (_, i) => [138.9, 37.65 + i * 0.01] as const)),
  ],
  [
    'a slanting row',
    points(Array.from({ length: 20 }, (_, i) => [138.9 + i * 0.01, 37.65 + i * 0.01] as const)),
  ],
  [
    'a lattice',
    points(
      Array.from(
        { length: 81 },
        (_, i) => [139 + (i % 9) * 0.02, 36 + Math.floor(i / 9) * 0.02] as const,
      ),
    ),
  ],
  [
    'a ring of firms',
    points(
      Array.from(
        { length: 40 },
        (_, i) =>
          [
            139 + 0.15 * Math.cos((i * Math.PI) / 20),
            36 + 0.12 * Math.sin((i * Math.PI) / 20),
          ] as const,
      ),
    ),
  ],
  ['scattered firms', scattered(200, 3, [139, 36, 139.3, 36.2])],
  ['a dense blob', scattered(500, 4, [139, 36, 139.001, 36.001])],
];

describe.each(BOUNDARY_METHODS)('boundaries by %s', (method) => {
  it.each(sets)('around %s are valid and hold every firm', (_, firms) => {
    for (const radiusKm of [0.01, 0.5, 3, 40]) checked(firms, method, radiusKm);
  });

  it('hold for random sets from Okinawa to Hokkaido and with radii as large as Japan', () => {
    const japan = scattered(300, 5, [123, 24, 146, 45.5]);
    for (const radiusKm of [100, 500, 3000]) checked(japan, method, radiusKm);
    for (let seed = 1; seed <= 15; seed++)
      checked(scattered(3 + 4 * seed, seed, [130, 32, 130.2, 32.15]), method, 0.4 * seed);
  });

  it('hold across the 180° meridian and near a pole', () => {
    const pacific = points([
      [179.99, 10],
      [-179.99, 10.01],
      [179.98, 9.99],
    ]);
    const boundary = boundaryOf(pacific.lng, pacific.lat, all(pacific), method, 3);
    expect(faultOf(boundary)).toBe('');
    expect(areaKm2(boundary)).toBeLessThan(60);
    const pole = scattered(30, 6, [0, 89.5, 90, 89.9]);
    const polar = boundaryOf(pole.lng, pole.lat, all(pole), method, 30);
    expect(areaKm2(polar)).toBeGreaterThan(0);
  });

  it('takes the members only and needs one', () => {
    const firms = joined(
      points([
        [139, 36],
        [139.01, 36],
      ]),
      points([[150, 40]]),
    );
    const some = boundaryOf(firms.lng, firms.lat, Int32Array.of(0, 1), method, 2);
    expect(isInPolygons(some, 150, 40)).toBe(false);
    expect(() => boundaryOf(firms.lng, firms.lat, new Int32Array(0), method, 2)).toThrow(
      RangeError,
    );
  });
});

describe('the union of discs', () => {
  const radiusKm = 3;
  const discKm = 1.5;
  const nearestKm = ({ lng, lat }: Points, x: number, y: number) =>
    Math.min(...Array.from(lng, (_, i) => distanceKm(lng[i], lat[i], x, y)));

  it('of one firm is a circle of half the radius', () => {
    const firm = points([[138.9, 37.65]]);
    const boundary = checked(firm, 'discs', radiusKm);
    expect(areaKm2(boundary)).toBeGreaterThan(Math.PI * discKm ** 2 * 0.985);
    expect(areaKm2(boundary)).toBeLessThan(Math.PI * discKm ** 2 * 1.005);
  });

  it('is where a firm is near, but for the raster at the rim', () => {
    const firms = scattered(60, 9, [139, 36, 139.15, 36.12]);
    const boundary = checked(firms, 'discs', radiusKm);
    const probes = scattered(4000, 10, [138.95, 35.95, 139.2, 36.17]);
    let decided = 0;
    for (let i = 0; i < 4000; i++) {
      const km = nearestKm(firms, probes.lng[i], probes.lat[i]);
      if (Math.abs(km - discKm) < discKm / 8) continue;
      decided++;
      expect(isInPolygons(boundary, probes.lng[i], probes.lat[i])).toBe(km < discKm);
    }
    expect(decided).toBeGreaterThan(3000);
    const off = boundary.flat(2).map(([x, y]) => Math.abs(nearestKm(firms, x, y) - discKm));
    expect(Math.max(...off)).toBeLessThan(discKm / 8);
    off.sort((a, b) => a - b);
    expect(off[Math.floor(off.length * 0.9)]).toBeLessThan(discKm / 100);
  });

  it('has a hole where firms stand in a ring and parts where they stand apart', () => {
    const ring = sets.find(([name]) => name === 'a ring of firms')![1];
    const around = checked(ring, 'discs', 6);
    expect(around).toHaveLength(1);
    expect(around[0]).toHaveLength(2);
    expect(
      checked(
        points([
          [139, 36],
          [139.2, 36],
        ]),
        'discs',
        3,
      ),
    ).toHaveLength(2);
  });
});

describe('hulls', () => {
  it('convex: the hull itself and a margin of 50 m', () => {
    const square = points([
      [139, 36],
      [139.1, 36],
      [139.1, 36.1],
      [139, 36.1],
      [139.05, 36.05],
    ]);
    const width = distanceKm(139, 36.05, 139.1, 36.05);
    const height = distanceKm(139, 36, 139, 36.1);
    const area = areaKm2(checked(square, 'convex', 3));
    const expected = width * height + 2 * (width + height) * HULL_MARGIN_KM;
    expect(area / expected).toBeCloseTo(1, 3);
  });

  it('concave: between the discs and the convex hull, and open where a bay is wider than two radii', () => {
    const bay = points(
      Array.from({ length: 60 }, (_, i) => {
        const t = i % 20;
        if (i < 20) return [139 + t * 0.02, 36] as const;
        if (i < 40) return [139, 36 + t * 0.016] as const;
        return [139.38, 36 + t * 0.016] as const;
      }),
    );
    const concave = checked(bay, 'concave', 3);
    expect(isInPolygons(concave, 139.19, 36.2)).toBe(false);
    expect(isInPolygons(checked(bay, 'convex', 3), 139.19, 36.2)).toBe(true);
    expect(isInPolygons(checked(bay, 'concave', 40), 139.19, 36.2)).toBe(true);
    expect(areaKm2(concave)).toBeLessThan(areaKm2(checked(bay, 'convex', 3)) * 0.5);
  });

  it('concave: fills what no empty disc of the radius can reach', () => {
    const lattice = sets.find(([name]) => name === 'a lattice')![1];
    const filled: MultiPolygonCoordinates = checked(lattice, 'concave', 3);
    expect(filled).toHaveLength(1);
    expect(filled[0]).toHaveLength(1);
    expect(checked(lattice, 'discs', 1)).toHaveLength(81);
  });
});

describe('boundaries of whole clusterings', () => {
  it('are valid for many definitions', () => {
    const firms = joined(
      ...Array.from({ length: 12 }, (_, k) =>
        scattered(120, 40 + k, [
          139 + k * 0.12,
          35 + (k % 4) * 0.1,
          139.1 + k * 0.12,
          35.06 + (k % 4) * 0.1,
        ]),
      ),
    );
    for (const radiusKm of [0.4, 0.8, 1.6, 5])
      for (const method of BOUNDARY_METHODS)
        for (const members of membersOf(dbscan(firms, { radiusKm, minFirms: 5 }))) {
          const boundary = boundaryOf(firms.lng, firms.lat, members, method, radiusKm);
          expect(faultOf(boundary)).toBe('');
          for (const i of members)
            expect(isInPolygons(boundary, firms.lng[i], firms.lat[i])).toBe(true);
        }
  });
});

describe('a chain of firms across the country', () => {
  it('gets larger discs rather than none', () => {
    const chain = points(
      Array.from({ length: 3000 }, (_, i) => [131 + i * 0.004, 33 + i * 0.0035] as const),
    );
    const boundary = boundaryOf(chain.lng, chain.lat, all(chain), 'discs', 0.6);
    for (let i = 0; i < 3000; i += 50)
      expect(isInPolygons(boundary, chain.lng[i], chain.lat[i])).toBe(true);
    const lengthKm = distanceKm(131, 33, 131 + 12, 33 + 10.5);
    expect(areaKm2(boundary)).toBeLessThan(lengthKm * 25);
  });
});
