import { describe, expect, it } from 'vitest';
import { diagnoseSpace, fitModel, parseTerms, spatialLikeness } from '../../src/evidence';
import { adjustFalseDiscovery } from '../../src/stats/false-discovery';
import {
  gearyTest,
  getisOrdStar,
  localMoran,
  moranTest,
} from '../../src/stats/spatial-autocorrelation';
import { spatialWeights } from '../../src/stats/spatial-weights';
import { ANSWERS, readFirms, SETS, type SetName } from '../reference/firms';
import { expectClose } from './close';
import { hasReference, readNumbers, readReference } from './shared-reference';

function modelOf(set: SetName) {
  const { columns, number } = readFirms(set);
  const parsed = parseTerms(ANSWERS.sets[set].terms, Object.keys(columns));
  if (!parsed.ok) throw new Error(parsed.problem.code);
  const request = {
    family: 'ols',
    outcome: number('sales'),
    terms: parsed.terms,
    columns,
  } as const;
  const result = fitModel(request);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

/** R leaves NaN (written null) where a firm has no neighbour, or writes 0. */
function expectColumn(
  actual: Float64Array,
  wanted: (number | null)[],
  links: Int32Array,
  what: string,
) {
  expect(actual).toHaveLength(wanted.length);
  wanted.forEach((value, i) => {
    if (links[i + 1] > links[i]) expectClose(actual[i], value ?? NaN, 1e-7, `${what} of firm ${i}`);
    else expect(actual[i], `${what} of firm ${i} without neighbours`).toBeNaN();
  });
}

describe.each(SETS)('R’s answers on %s', (set) => {
  const answers = ANSWERS.sets[set].space;
  const model = modelOf(set);
  const values = model.outcome;
  const start = Int32Array.from(answers.start);
  const weights = spatialWeights(start, Int32Array.from(answers.neighbour), true);

  it('Moran’s I and Geary’s C', () => {
    const moran = moranTest(values, weights);
    expect(moran.isolated).toBe(answers.isolated);
    expectClose(moran.statistic, answers.moran.statistic, 1e-8, 'I');
    expectClose(moran.expectation, answers.moran.expectation, 1e-8, 'expected I');
    expectClose(moran.variance, answers.moran.variance, 1e-8, 'variance of I');
    expectClose(moran.pValue, answers.moran.p, 1e-8, 'p of I');
    const geary = gearyTest(values, weights);
    expectClose(geary.statistic, answers.geary.statistic, 1e-8, 'C');
    expectClose(geary.variance, answers.geary.variance, 1e-8, 'variance of C');
    expectClose(geary.pValue, answers.geary.p, 1e-8, 'p of C');
  });

  it('local Moran with false discovery rate', () => {
    const local = localMoran(values, weights);
    expectColumn(local.statistic, answers.local.statistic, start, 'I');
    expectColumn(local.z, answers.local.z, start, 'z');
    expectColumn(local.pValue, answers.local.p, start, 'p');
    const adjusted = adjustFalseDiscovery(
      Float64Array.from(answers.local.p, (p) => Number(p ?? NaN)),
    );
    adjusted.forEach((p, i) => {
      if (answers.local.fdr[i] !== null) expectClose(p, answers.local.fdr[i], 1e-12, `rate ${i}`);
    });
  });

  it('Gi* with self', () => {
    const star = getisOrdStar(
      values,
      spatialWeights(start, Int32Array.from(answers.neighbour), false),
    );
    star.z.forEach((z, i) => expectClose(z, answers.gi_star[i], 1e-7, `Gi* of firm ${i}`));
  });

  it('residuals: Moran’s I and the Lagrange multiplier tests', () => {
    const result = diagnoseSpace(model, weights);
    if (!result.ok) throw new Error(result.problem.code);
    const { residualMoran, ...tests } = result.value;
    expectClose(residualMoran.statistic, answers.residual.statistic, 1e-7, 'I');
    expectClose(residualMoran.expectation, answers.residual.expectation, 1e-7, 'expected I');
    expectClose(residualMoran.variance, answers.residual.variance, 1e-7, 'variance of I');
    expectClose(residualMoran.pValue, answers.residual.p, 1e-7, 'p of I');
    const named = {
      error: tests.error,
      lag: tests.lag,
      robust_error: tests.robustError,
      robust_lag: tests.robustLag,
      both: tests.both,
    };
    for (const [name, test] of Object.entries(named)) {
      expectClose(test.statistic, answers[name].statistic, 1e-6, name);
      expectClose(test.pValue, answers[name].p, 1e-6, `p of ${name}`);
    }
  });

  it('the permutation of Moran’s I stays near its moments', async () => {
    const result = await spatialLikeness(values, weights, { seed: 11, draws: 999 });
    if (!result.ok) throw new Error(result.problem.code);
    // Heavy tails and isolated firms make the normal approximation coarse.
    expect(Math.abs(result.value.permutation.pValue - result.value.pValue)).toBeLessThan(0.15);
    expect(result.notes.some((n) => n.code === 'isolated')).toBe(answers.isolated > 0);
  });
});

describe.skipIf(!hasReference)('the survey’s reference (skipped where ../shared is absent)', () => {
  const answers = hasReference ? readReference() : {};
  const survey = hasReference ? readNumbers('survey-2000.csv') : {};

  const nearest = () => {
    const table = readNumbers('survey-2000-knn8.csv');
    const neighbour = new Int32Array(2000 * 8);
    for (let k = 0; k < 8; k++) {
      table[`nb${k + 1}`].forEach((j, i) => {
        neighbour[i * 8 + k] = j;
      });
    }
    return spatialWeights(
      Int32Array.from({ length: 2001 }, (_, i) => i * 8),
      neighbour,
      true,
    );
  };

  it.each(['innovations', 'log_employees', 'satisfaction'])('Moran and Geary of %s', (name) => {
    const expected = answers.moran.vars[name];
    const moran = moranTest(survey[name], nearest());
    expectClose(moran.statistic, expected.I, 1e-8, 'I');
    expectClose(moran.variance, expected.variance_randomisation, 1e-8, 'variance');
    expectClose(moran.z, expected.z_randomisation, 1e-8, 'z');
    expectClose(moran.pValue, expected.p_two_sided, 1e-8, 'p');
    const geary = gearyTest(survey[name], nearest());
    expectClose(geary.statistic, expected.geary_C, 1e-8, 'C');
    expectClose(geary.variance, expected.geary_var_randomisation, 1e-8, 'variance of C');
    expectClose(geary.z, expected.geary_z, 1e-8, 'z of C');
  });

  it('local Moran of the first 20', () => {
    const local = localMoran(survey.innovations, nearest());
    answers.local_moran_first20.values.forEach((row: number[], i: number) => {
      expectClose(local.statistic[i], row[0], 1e-8, `I ${i}`);
      expectClose(local.z[i], row[3], 1e-8, `z ${i}`);
      expectClose(local.pValue[i], row[4], 1e-8, `p ${i}`);
    });
  });

  it('Gi* within 30 km', () => {
    const stars = readNumbers('survey-2000-gistar.csv');
    const unit = Array.from(survey.lon, (lon, i) => {
      const [l, p] = [(lon * Math.PI) / 180, (survey.lat[i] * Math.PI) / 180];
      return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
    });
    const reach = 2 * Math.sin(30 / (2 * 6371.0088));
    const start = new Int32Array(unit.length + 1);
    const neighbour: number[] = [];
    unit.forEach((a, i) => {
      unit.forEach((b, j) => {
        if (i !== j && Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) <= reach)
          neighbour.push(j);
      });
      start[i + 1] = neighbour.length;
    });
    const weights = spatialWeights(start, Int32Array.from(neighbour), false);
    const { z } = getisOrdStar(survey.innovations, weights);
    z.forEach((value, i) => expectClose(value, stars.gi_star[i], 1e-8, `Gi* ${i}`));
  });
});
