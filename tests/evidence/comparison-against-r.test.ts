import { describe, expect, it } from 'vitest';
import { comparePlainly } from '../../src/evidence';
import { ANSWERS, readFirms, SETS } from '../reference/firms';
import { expectClose } from './close';

describe.each(SETS)('R’s answers on %s', (set) => {
  const { number, towns } = readFirms(set);
  const answers = ANSWERS.sets[set].comparisons;

  it.each(Object.keys(answers))('inside against outside: %s', (outcome) => {
    const expected = answers[outcome];
    const result = comparePlainly(number(outcome), number('inside'), towns);
    if (!result.ok) throw new Error(result.problem.code);
    const { inside, outside, welch, mannWhitney, effectSize, clustered, ...got } = result.value;
    expect([inside.n, outside.n]).toEqual([expected.n_inside, expected.n_outside]);
    expect(mannWhitney.u).toBe(expected.wilcox.u);
    expect(clustered?.groups).toBe(expected.clustered.groups);
    const same: [string, number | undefined, number][] = [
      ['mean inside', inside.mean, expected.mean_inside],
      ['mean outside', outside.mean, expected.mean_outside],
      ['sd inside', inside.sd, expected.sd_inside],
      ['sd outside', outside.sd, expected.sd_outside],
      ['median inside', inside.median, expected.median_inside],
      ['median outside', outside.median, expected.median_outside],
      ['lower quartile', outside.lowerQuartile, expected.lower_quartile_outside],
      ['upper quartile', outside.upperQuartile, expected.upper_quartile_outside],
      ['t', welch.t, expected.welch.t],
      ['df', welch.df, expected.welch.df],
      ['p of t', welch.pValue, expected.welch.p],
      ['lower', got.ciLow, expected.welch.low],
      ['upper', got.ciHigh, expected.welch.high],
      ['p of u', mannWhitney.pValue, expected.wilcox.p],
      ['d', effectSize.cohensD, expected.cohens_d],
      ['delta', effectSize.cliffsDelta, expected.cliffs_delta],
      ['clustered error', clustered?.stdError, expected.clustered.se],
      ['clustered t', clustered?.t, expected.clustered.t],
      ['clustered p', clustered?.pValue, expected.clustered.p],
      ['clustered lower', clustered?.ciLow, expected.clustered.low],
      ['clustered upper', clustered?.ciHigh, expected.clustered.high],
    ];
    for (const [what, actual, wanted] of same) expectClose(actual ?? NaN, wanted, 1e-8, what);
  });

  it('yes or no: chi-square and Fisher', () => {
    const expected = answers.any.table;
    const result = comparePlainly(number('any'), number('inside'));
    if (!result.ok || !result.value.yesNo) throw new Error('no table');
    const table = result.value.yesNo;
    expectClose(table.chiSquare.statistic, expected.chi_square, 1e-8, 'corrected');
    expectClose(table.chiSquare.pValue, expected.chi_square_p, 1e-8, 'p of corrected');
    expectClose(table.chiSquareUncorrected.statistic, expected.plain, 1e-8, 'plain');
    expectClose(table.chiSquareUncorrected.pValue, expected.plain_p, 1e-8, 'p of plain');
    expectClose(table.fisher.pValue, expected.fisher_p, 1e-8, 'Fisher');
    expectClose(table.leastExpected, expected.least_expected, 1e-8, 'least expected');
    expect(table.preferred).toBe(expected.least_expected < 5 ? 'fisher' : 'chi-square');
  });
});
