import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/stats/random';

describe('the seeded generator', () => {
  it('follows the published xoshiro128** step', () => {
    // An independent transcription with arbitrary-precision integers, from the state that the seed fills.
    const word = (value: bigint): bigint => value & 0xffffffffn;
    const turn = (value: bigint, by: bigint): bigint => word((value << by) | (value >> (32n - by)));
    let mix = 42n;
    const state = [0, 1, 2, 3].map(() => {
      mix = word(mix + 0x9e3779b9n);
      let z = mix;
      z = word((z ^ (z >> 16n)) * 0x21f0aaadn);
      z = word((z ^ (z >> 15n)) * 0x735a2d97n);
      return z ^ (z >> 15n);
    });
    const next = (): number => {
      const result = word(turn(word(state[1] * 5n), 7n) * 9n);
      const shifted = word(state[1] << 9n);
      state[2] ^= state[0];
      state[3] ^= state[1];
      state[1] ^= state[2];
      state[0] ^= state[3];
      state[2] ^= shifted;
      state[3] = turn(state[3], 11n);
      return Number(result);
    };
    const random = createRandom(42);
    for (let i = 0; i < 1000; i++) expect(random.nextUint32()).toBe(next());
  });

  it('gives the same stream for the same seed and another for another', () => {
    const stream = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 8 }, () => random.nextUint32());
    };
    expect(stream(1)).toEqual(stream(1));
    expect(stream(1)).not.toEqual(stream(2));
    expect(stream(1)).not.toEqual(stream(1 + 2 ** 32));
  });

  it('uniform numbers fill [0, 1) evenly', () => {
    const random = createRandom(5);
    const counts = new Float64Array(10);
    for (let i = 0; i < 100_000; i++) counts[Math.floor(random.uniform() * 10)]++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // The 99.9 % point of χ² with 9 degrees of freedom.
    expect(chiSquare).toBeLessThan(27.9);
  });

  it.each([1, 3, 7, 1000, 2_097_152, 2_097_153, 3_000_000_000])('below %i is even', (n) => {
    const random = createRandom(n);
    const counts = new Float64Array(7);
    for (let i = 0; i < 70_000; i++) {
      const draw = random.below(n);
      expect(Number.isInteger(draw) && draw >= 0 && draw < n).toBe(true);
      counts[Math.floor((draw * 7) / n)]++;
    }
    if (n < 1000 && n !== 7) return;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(22.5);
  });

  it('refuses seeds and ranges that are not whole numbers', () => {
    expect(() => createRandom(-1)).toThrow('-1');
    expect(() => createRandom(1.5)).toThrow('1.5');
    expect(() => createRandom(1).below(0)).toThrow('0');
    expect(() => createRandom(1).below(2.5)).toThrow('2.5');
  });
});
