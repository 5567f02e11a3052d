import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitModel, type ModelRequest } from '../../src/evidence';
import { variesMore } from '../../src/evidence/checks';
import { readFirms } from '../reference/firms';
import { expectClose } from './close';

const ANSWERS = JSON.parse(
  readFileSync(new URL('../reference/dispersion-answers.json', import.meta.url), 'utf8'),
) as Record<'workshops' | 'huge', Record<string, number>>;

/** Most are tens, a few are thousands. */
const HUGE = [84, 82, 183, 840, 3000, 6795, 11506, 16988];

function fitted(set: keyof typeof ANSWERS, more: Partial<ModelRequest> = {}) {
  const { columns, number } = readFirms('workshops');
  const few = Float64Array.from({ length: 48 }, (_, i) => (i < 40 ? 12 + (i % 24) : HUGE[i - 40]));
  const request: ModelRequest =
    set === 'workshops'
      ? { family: 'poisson', outcome: number('products'), terms: [['inside'], ['size']], columns }
      : {
          family: 'poisson',
          outcome: few,
          terms: [['size']],
          columns: { size: few.map((_, i) => ((i + 1) * 7) % 5) },
        };
  const result = fitModel({ ...request, profiles: true, ...more });
  if (!result.ok) throw new Error(result.problem.code);
  return { dispersion: result.value.checks.dispersion!, notes: result.notes };
}

describe('whether counts vary more than Poisson’s', () => {
  it.each(['workshops', 'huge'] as const)('is judged as by R: %s', (set) => {
    const known = ANSWERS[set];
    const { pearson, pValue, linear, alphaT, likelihoodRatio } = fitted(set).dispersion;
    expectClose(pearson, known.pearson, 1e-8, 'Pearson');
    expectClose(pValue, known.pearson_p, 1e-6, 'p of Pearson');
    expectClose(linear.excess, known.excess, 1e-7, 'excess');
    expectClose(linear.t, known.linear_t, 1e-7, 't of the excess');
    expectClose(linear.pValue, known.linear_p, 1e-6, 'p of the excess');
    expectClose(alphaT, known.square_t, 1e-7, 't of α');
    expectClose(likelihoodRatio!.statistic, known.ratio, 1e-7, 'likelihood ratio');
    expectClose(likelihoodRatio!.pValue, known.ratio_p, 1e-5, 'p of the likelihood ratio');
  });

  it('is said where a few huge counts leave the regression on the squared mean without power', () => {
    const { dispersion, notes } = fitted('huge');
    expect(dispersion.ratio).toBeGreaterThan(100);
    const said = notes.find(({ code }) => code === 'overdispersed');
    expect(said?.facts).toMatchObject({ ratio: dispersion.ratio });
  });

  it('is said by Pearson’s ratio alone too, and not of counts that vary as Poisson’s or less', () => {
    const { dispersion } = fitted('huge');
    const none = { ...dispersion, pValue: 1, alphaPValue: 1, likelihoodRatio: null };
    const apart = { ...none, linear: { ...dispersion.linear, pValue: 1 } };
    expect(variesMore(apart)).toBe(true);
    expect(variesMore({ ...apart, ratio: 1.4 })).toBe(false);
    expect(variesMore({ ...apart, ratio: 1.4, pValue: 0.01 })).toBe(true);
    const outcome = Float64Array.from({ length: 48 }, (_, i) => 5 + (i % 3));
    const even = fitted('huge', { outcome });
    expect(even.notes.map(({ code }) => code)).not.toContain('overdispersed');
    expect(even.dispersion.likelihoodRatio).toEqual({ statistic: 0, pValue: 1 });
  });

  it('takes another fit only where results are shown', () => {
    expect(fitted('workshops', { profiles: false }).dispersion.likelihoodRatio).toBeNull();
  });
});
