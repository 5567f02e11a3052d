import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  GRID_LEVELS,
  gridBounds,
  gridCodeText,
  gridRing,
  gridSquareOf,
  milliArcSeconds,
} from '../../src/geo/grid-square';

/** Codes of the first squares in which a municipality of Japan has its point, and of all around them. */
function firstSquaresOfJapan(): Set<number> {
  const path = join(import.meta.dirname, '../../static/geodata/municipalities.csv');
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = head.replace('\uFEFF', '').trim().split(',');
  const [lng, lat] = [names.indexOf('lon'), names.indexOf('lat')];
  const codes = new Set<number>();
  for (const line of lines) {
    const cells = line.split(',');
    const p = Math.floor(Number(cells[lat]) * 1.5);
    const u = Math.floor(Number(cells[lng])) - 100;
    for (const dp of [-1, 0, 1]) for (const du of [-1, 0, 1]) codes.add(100 * (p + dp) + u + du);
  }
  return codes;
}

/** Degrees by the fractions of the standard's text: two thirds of a degree, an eighth of a square, a tenth, a half. */
function corner(digits: readonly number[]): { lng: number; lat: number } {
  const [p, u, q, v, r, w] = digits;
  return { lat: p / 1.5 + q / 12 + r / 120, lng: u + 100 + v / 8 + w / 80 };
}

describe('standard grid squares', () => {
  it('holds the corners of every 1 km square over Japan, its centre and its four halves', () => {
    const wrong: string[] = [];
    let squares = 0;
    for (const first of firstSquaresOfJapan()) {
      const [p, u] = [Math.floor(first / 100), first % 100];
      for (let part = 0; part < 6400; part++) {
        const [q, v] = [Math.floor(part / 800), Math.floor(part / 100) % 8];
        const [r, w] = [Math.floor(part / 10) % 10, part % 10];
        const code = first * 10_000 + q * 1000 + v * 100 + r * 10 + w;
        const { lng, lat } = corner([p, u, q, v, r, w]);
        const centre = [lng + 1 / 160, lat + 1 / 240] as const;
        const ok =
          gridSquareOf(lng, lat, 'third') === code &&
          gridSquareOf(...centre, 'third') === code &&
          gridSquareOf(lng, lat, 'half') === 10 * code + 1 &&
          gridSquareOf(centre[0], lat, 'half') === 10 * code + 2 &&
          gridSquareOf(lng, centre[1], 'half') === 10 * code + 3 &&
          gridSquareOf(...centre, 'half') === 10 * code + 4;
        squares++;
        if (!ok) wrong.push(String(code));
      }
    }
    expect(squares).toBeGreaterThan(176 * 6400);
    expect(wrong).toEqual([]);
  });

  it('has its four corners where sums of whole milli-arc-seconds put them, for every square over Japan', () => {
    // 40 minutes by 1 degree; an eighth of that; a tenth of that; a half of that.
    const ROWS = [2_400_000, 300_000, 30_000];
    const COLUMNS = [3_600_000, 450_000, 45_000];
    const sumOf = (digits: readonly number[], steps: readonly number[]) =>
      digits.reduce((sum, digit, i) => sum + digit * steps[i], 0);
    const wrong: string[] = [];
    const check = (code: string, west: number, south: number, width: number, height: number) => {
      const found = gridBounds(code);
      const wanted = [west, south, west + width, south + height];
      if (!found || wanted.some((value, i) => value !== found[i])) wrong.push(code);
    };
    for (const first of firstSquaresOfJapan())
      for (let part = 0; part < 6400; part++) {
        const [q, v] = [Math.floor(part / 800), Math.floor(part / 100) % 8];
        const [r, w] = [Math.floor(part / 10) % 10, part % 10];
        const south = sumOf([Math.floor(first / 100), q, r], ROWS);
        const west = sumOf([100 + (first % 100), v, w], COLUMNS);
        const code = `${first}${q}${v}${r}${w}`;
        check(code, west, south, 45_000, 30_000);
        // One of its four halves, each as often.
        const half = part % 4;
        check(
          `${code}${half + 1}`,
          west + 22_500 * (half % 2),
          south + 15_000 * Math.floor(half / 2),
          22_500,
          15_000,
        );
      }
    expect(wrong).toEqual([]);
  });

  it('gives the other corners to the neighbours, and takes what is just inside of them', () => {
    const step = 1 / 3_600_000;
    for (const code of ['53394547', '533945471', '36225755', '68417700', '5339', '533945']) {
      const [west, south, east, north] = gridBounds(code)!.map((value) => value / 3_600_000);
      const level = GRID_LEVELS[[4, 6, 8, 9].indexOf(code.length)];
      const at = (lng: number, lat: number) => gridCodeText(gridSquareOf(lng, lat, level), level);
      expect(at(west, south)).toBe(code);
      expect(at(east - step, north - step)).toBe(code);
      for (const place of [
        at(east, south),
        at(west, north),
        at(east, north),
        at(west - step, south),
      ])
        expect(place).not.toBe(code);
    }
  });

  it('does not fall into the trap of degrees: a corner that floating point puts one square too low', () => {
    // 35.675 is row 81 of 120 parts of a degree, yet 35.675 × 120 is 4280.999…
    const lost: string[] = [];
    for (let row = 30 * 120; row < 46 * 120; row++) {
      const lat = row / 120;
      const naive = Math.floor((((lat * 60) % 40) % 5) / 0.5);
      const code = gridSquareOf(139, lat, 'third');
      const [, south] = gridBounds(String(code))!;
      expect(south).toBe(row * 30_000);
      if (naive !== Math.floor(code / 10) % 10) lost.push(String(lat));
    }
    expect(lost.length).toBeGreaterThan(10);
  });

  it('knows squares of the standard: Tokyo station and the Diet', () => {
    expect(gridSquareOf(139.767125, 35.681236, 'third')).toBe(53394611);
    expect(gridSquareOf(139.767125, 35.681236, 'half')).toBe(533946113);
    expect(gridSquareOf(139.7448, 35.6759, 'second')).toBe(533945);
  });

  it('finds the bounds that hold any place (milli-arc-second by milli-arc-second)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20 * 3_600_000, max: 46 * 3_600_000 }),
        fc.integer({ min: 122 * 3_600_000, max: 154 * 3_600_000 }),
        fc.constantFrom(...GRID_LEVELS),
        (y, x, level) => {
          const code = gridCodeText(gridSquareOf(x / 3_600_000, y / 3_600_000, level), level);
          const [west, south, east, north] = gridBounds(code)!;
          return west <= x && x < east && south <= y && y < north;
        },
      ),
      { seed: 410, numRuns: 5000 },
    );
  });

  it('rounds to the milli-arc-second, and has no code where codes do not reach', () => {
    expect(milliArcSeconds(35.5)).toBe(127_800_000);
    for (const [lng, lat] of [
      [99.9, 35],
      [200, 35],
      [139, -0.1],
      [139, 66.7],
      [NaN, 35],
      [139, NaN],
    ])
      expect(gridSquareOf(lng, lat, 'half')).toBeNaN();
  });

  it('refuses what is no code', () => {
    for (const text of ['', '533', '53398', '533989', '533945475', '533945470', '5339454', 'abcd'])
      expect(gridBounds(text), text).toBeNull();
  });

  it('has closed rings, counter-clockwise', () => {
    const ring = gridRing(gridBounds('53394611')!);
    expect(ring[0]).toEqual(ring[4]);
    expect(ring[1][0]).toBeGreaterThan(ring[0][0]);
    expect(ring[2][1]).toBeGreaterThan(ring[1][1]);
  });
});
