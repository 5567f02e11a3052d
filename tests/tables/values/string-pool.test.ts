import { describe, expect, it } from 'vitest';
import { createStringPool } from '../../../src/tables/values/string-pool';

/** A string of its own with these characters. */
const copy = (text: string): string => Buffer.from(text).toString();

describe('a pool of strings', () => {
  it('gives back what it was given', () => {
    const pool = createStringPool();
    for (const cell of ['', '福井県', '福井県', '石川県', '福井県'])
      expect(pool.shared(copy(cell))).toBe(cell);
  });

  it('is renewed for a column that repeats itself, and not for one of ever new values', () => {
    const repeating = createStringPool();
    const growing = createStringPool();
    for (let row = 0; row < 100; row++) {
      repeating.shared(copy(`福井県${row % 3}`));
      growing.shared(copy(`第${row}製作所`));
    }
    expect(repeating.renewed()).not.toBe(growing.renewed());
    // What never shares stays one and the same.
    expect(growing.renewed().renewed()).toBe(growing.renewed());
    expect(repeating.renewed().renewed()).not.toBe(repeating.renewed());
  });
});
