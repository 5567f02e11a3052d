import type { ScanModel } from '../../model/cluster';
import { plainLog } from '../../stats/plain-math';

/** A cluster of one firm is none. */
export const LEAST_CASES = 2;

/** Log likelihood ratio of `cases` of all `allCases` in `population` of `all`. */
export type LogLikelihoodRatio = (cases: number, population: number) => number;

const xlogy = (x: number, y: number): number => (x === 0 ? 0 : x * plainLog(y));

/**
 * Kulldorff's (1997) log likelihood ratio that cases are likelier inside than outside; 0 where they are not, or fewer than two. Falls as
 * the population rises while the cases stay.
 */
export function logLikelihoodRatio(
  model: ScanModel,
  allCases: number,
  all: number,
): LogLikelihoodRatio {
  const isHigh = (cases: number, population: number) =>
    cases >= LEAST_CASES && cases * all > allCases * population;
  if (model === 'poisson')
    return (cases, population) => {
      if (!isHigh(cases, population)) return 0;
      const expected = (allCases * population) / all;
      return (
        xlogy(cases, cases / expected) +
        xlogy(allCases - cases, (allCases - cases) / (allCases - expected))
      );
    };
  const without = xlogy(allCases, allCases / all) + xlogy(all - allCases, (all - allCases) / all);
  return (cases, population) => {
    if (!isHigh(cases, population)) return 0;
    const outside = all - population;
    const others = population - cases;
    const casesOutside = allCases - cases;
    return (
      xlogy(cases, cases / population) +
      xlogy(others, others / population) +
      xlogy(casesOutside, casesOutside / outside) +
      xlogy(outside - casesOutside, (outside - casesOutside) / outside) -
      without
    );
  };
}
