import { describe, expect, it } from 'vitest';
import { formatDensity } from '../../src/i18n';

describe('firms per km²', () => {
  it.each([
    [1234, '1,234'],
    [12.4, '12'],
    [3.04, '3.0'],
    [0.448, '0.45'],
    [0.0392, '0.039'],
    [0, '0'],
    [NaN, '–'],
  ])('%d is written %s', (value, text) => {
    expect(formatDensity(value)).toBe(text);
  });
});
