import { readFirms, type SetName } from '../reference/firms';

/** The weights of tests/reference/survey.R. */
export function surveyWeightsOf(set: SetName): Float64Array {
  const { number, towns } = readFirms(set);
  return number('inside').map((inside, row) => {
    const i = row + 1;
    if (i % 17 === 0) return NaN;
    if (i % 23 === 0) return 0;
    return (1 + ((7 * i) % 11)) * (inside === 1 ? 1 : 3) * (1 + (towns[row] % 4));
  });
}
