import { describe, expect, it } from 'vitest';
import { faultOf } from './validity';

/** The judge of the other tests must be able to find every fault it names. */
describe('faultOf', () => {
  const square: [number, number][] = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ];
  const small: [number, number][] = [
    [0.5, 0.5],
    [0.5, 1],
    [1, 1],
    [1, 0.5],
    [0.5, 0.5],
  ];

  it('passes a square with a hole', () => {
    expect(faultOf([[square, small]])).toBe('');
  });

  it('finds faults', () => {
    expect(faultOf([])).not.toBe('');
    expect(faultOf([[square.slice(0, 4)]])).toBe('open ring');
    expect(faultOf([[[...square].reverse()]])).toBe('winding');
    expect(faultOf([[square, [...small].reverse()]])).toBe('winding');
    expect(faultOf([[square, small.map(([x, y]): [number, number] => [x + 9, y])]])).toMatch(
      /hole/,
    );
    expect(faultOf([[square], [square.map(([x, y]): [number, number] => [x + 1, y + 1])]])).toMatch(
      /meet/,
    );
    const spike: [number, number][] = [
      [0, 0],
      [2, 0],
      [1, 0],
      [1, 2],
      [0, 0],
    ];
    expect(faultOf([[spike]])).toMatch(/spike|meet/);
    const eight: [number, number][] = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 3],
      [0, 0],
    ];
    expect(faultOf([[eight]])).toMatch(/meet|winding/);
    expect(faultOf([[square.map(([x, y]): [number, number] => [x + 1e-9, y])]])).toMatch(
      /7 decimals/,
    );
  });
});
