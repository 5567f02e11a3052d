/** False discovery rate below which something is told. */
export const DISCOVERY_LEVEL = 0.05;

/**
 * P-values adjusted for the false discovery rate: the smallest rate at which each would be called significant.
 * NaN stays NaN and does not count among the tests. O(n log n). Source: Benjamini and Hochberg 1995.
 */
export function adjustFalseDiscovery(pValues: Float64Array): Float64Array {
  const adjusted = new Float64Array(pValues.length).fill(NaN);
  const order: number[] = [];
  for (let i = 0; i < pValues.length; i++) if (!Number.isNaN(pValues[i])) order.push(i);
  order.sort((a, b) => pValues[b] - pValues[a]);
  const tests = order.length;
  let least = 1;
  order.forEach((index, fromTop) => {
    least = Math.min(least, (pValues[index] * tests) / (tests - fromTop));
    adjusted[index] = least;
  });
  return adjusted;
}
