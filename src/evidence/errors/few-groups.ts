import { collectByGroup, predict } from '../../stats/design-matrix';
import { crossProduct, times, timesVector } from '../../stats/matrix';
import type { FamilyFit } from '../families/family-fit';
import type { Grouping } from '../groups';

/**
 * Satterthwaite's degrees of freedom of clustered errors without adjustment (CR1), under independent firms whose variance is the
 * family's: for an estimate by its derivatives by the parameters on the basis. Never below 1. Groups − 1 for families whose firms have no
 * single weight. O(firms · parameters) for each estimate. Source: Bell and McCaffrey 2002; Pustejovsky and Tipton 2018.
 */
export function groupDegrees(
  { working, covariance }: Pick<FamilyFit, 'working' | 'covariance'>,
  { of, count }: Grouping,
): (gradient: Float64Array) => number {
  if (!working) return () => count - 1;
  const { matrix, weights } = working;
  return (gradient) => {
    const lever = predict(matrix, timesVector(covariance, gradient));
    const weighted = lever.map((value, i) => value * weights[i]);
    const z = collectByGroup(matrix, weighted, of, count);
    const own = new Float64Array(count);
    for (let i = 0; i < of.length; i++) own[of[i]] += weighted[i] * lever[i];
    const taken = times(z, covariance);
    let [trace, squares] = [0, 0];
    for (let g = 0; g < count; g++) {
      let hat = 0;
      for (let j = 0; j < z.columns; j++)
        hat += z.data[g * z.columns + j] * taken.data[g * z.columns + j];
      trace += own[g] - hat;
      squares += own[g] * (own[g] - 2 * hat);
    }
    const both = times(crossProduct(z), covariance);
    for (let a = 0; a < both.rows; a++)
      for (let b = 0; b < both.rows; b++)
        squares += both.data[a * both.rows + b] * both.data[b * both.rows + a];
    const df = trace ** 2 / squares;
    return Number.isFinite(df) ? Math.max(1, df) : count - 1;
  };
}
