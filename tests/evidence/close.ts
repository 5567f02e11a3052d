import { expect } from 'vitest';

/** Fails unless two numbers agree to a relative tolerance (absolute below `floor`). */
export function expectClose(
  actual: number,
  expected: number,
  relative: number,
  what: string,
): void {
  const scale = Math.max(Math.abs(expected), 1e-300);
  const error = Math.abs(actual - expected) / scale;
  expect(
    actual === expected || error <= relative,
    `${what}: ${actual} instead of ${expected}, relative difference ${error.toExponential(2)}`,
  ).toBe(true);
}
