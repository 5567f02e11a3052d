import { describe, expect, it } from 'vitest';
import { measureBreaks } from '../../src/innovation';

describe('classes of a measure of innovation', () => {
  it('hold none by itself and begin at whole numbers where all values are whole', () => {
    const rare = Float64Array.of(...Array(50).fill(0), 1, 1, 1, 1, 2, 2, 3, 5, 9, 41, NaN);
    expect(measureBreaks(rare)).toEqual([1, 2, 6, 27]);
  });

  it('are parted at quantiles of the positive values otherwise, and are none without one', () => {
    expect(measureBreaks(Float64Array.of(0, 0, 0.5, 1, 1.5))[1]).toBe(1);
    expect(measureBreaks(Float64Array.of(0, NaN))).toEqual([]);
  });
});
