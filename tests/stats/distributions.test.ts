import { describe, expect, it } from 'vitest';
import * as distributions from '../../src/stats/distributions';
import { expectClose } from '../evidence/close';
import { ANSWERS } from '../reference/firms';

type Named = Record<string, (...numbers: number[]) => number>;

describe('distribution functions equal R’s', () => {
  const functions = distributions as unknown as Named;

  it.each(Object.keys(ANSWERS.distributions))('%s', (name) => {
    const { arguments: points, values } = ANSWERS.distributions[name];
    points.forEach((point: number | number[], i: number) => {
      const numbers = [point].flat();
      const value = functions[name](...numbers);
      // Near their zeros (the median, ln Γ(1)) only an absolute comparison makes sense.
      if (Math.abs(values[i]) < 1e-15) expect(Math.abs(value)).toBeLessThan(1e-15);
      else expectClose(value, values[i], 1e-12, `${name}(${numbers.join(', ')})`);
    });
  });

  it('tails and limits', () => {
    expect(distributions.tTwoSided(Infinity, 3)).toBe(0);
    expect(distributions.tTwoSided(NaN, 3)).toBeNaN();
    expect(distributions.chiSquareUpper(0, 2)).toBe(1);
    expect(distributions.chiSquareUpper(NaN, 2)).toBeNaN();
    expect(distributions.fUpper(0, 2, 3)).toBe(1);
    expect(distributions.normalTwoSided(-1)).toBe(distributions.normalTwoSided(1));
  });
});
