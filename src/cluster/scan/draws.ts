import type { ScanModel } from '../../model/cluster';
import { createRandom } from '../../stats/random';
import type { ScanPlaces } from './places';
import { TOGETHER } from './windows';

/**
 * Deals the cases anew among the places: without replacement among the firms (`bernoulli`), or each to a place in proportion to its
 * population. Each call fills one of the columns that stand interleaved in `cases`. Draws with one seed are the same in every engine.
 */
export function caseDealer(
  model: ScanModel,
  { population }: Pick<ScanPlaces, 'population'>,
  allCases: number,
  seed: number,
): (cases: Int32Array, column: number) => void {
  const random = createRandom(seed);
  if (model === 'poisson') {
    const upTo = new Float64Array(population.length);
    let sum = 0;
    population.forEach((own, p) => (upTo[p] = sum += own));
    return (cases, column) => {
      for (let p = 0; p < population.length; p++) cases[p * TOGETHER + column] = 0;
      for (let k = 0; k < allCases; k++)
        cases[firstAbove(upTo, random.uniform() * sum) * TOGETHER + column]++;
    };
  }
  const firms = Int32Array.from([...population].flatMap((own, p) => Array<number>(own).fill(p)));
  // Of more than half it is quicker to deal those that are no cases.
  const isRest = allCases * 2 > firms.length;
  const dealt = isRest ? firms.length - allCases : allCases;
  const step = isRest ? -1 : 1;
  return (cases, column) => {
    for (let p = 0; p < population.length; p++)
      cases[p * TOGETHER + column] = isRest ? population[p] : 0;
    for (let k = 0; k < dealt; k++) {
      const other = k + random.below(firms.length - k);
      const place = firms[other];
      firms[other] = firms[k];
      firms[k] = place;
      cases[place * TOGETHER + column] += step;
    }
  };
}

function firstAbove(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
