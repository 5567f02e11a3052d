/**
 * Adjusted Rand index (Hubert and Arabie 1985) of two labellings, entry i counting `weight[i]` firms; what is outside (-1) is a group like
 * the others. 1 where they are the same, about 0 for chance. Linear in the entries and the pairs of labels that occur.
 */
export function weightedRand(one: Int32Array, other: Int32Array, weight: Float64Array): number {
  const both = new Map<number, number>();
  const ownSums = new Map<number, number>();
  const otherSums = new Map<number, number>();
  const add = (sums: Map<number, number>, key: number, by: number) =>
    sums.set(key, (sums.get(key) ?? 0) + by);
  let all = 0;
  for (let i = 0; i < one.length; i++) {
    const by = weight[i];
    all += by;
    add(both, (one[i] + 1) * 1e7 + other[i] + 1, by);
    add(ownSums, one[i], by);
    add(otherSums, other[i], by);
  }
  const pairs = (sums: Map<number, number>) => {
    let sum = 0;
    for (const count of sums.values()) sum += (count * (count - 1)) / 2;
    return sum;
  };
  const [together, a, b] = [pairs(both), pairs(ownSums), pairs(otherSums)];
  const expected = (a * b) / ((all * (all - 1)) / 2);
  const most = (a + b) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
