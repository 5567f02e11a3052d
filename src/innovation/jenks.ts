/**
 * Natural breaks: the parting of sorted values into classes with the least sum of squared deviations from the class means, found
 * exactly by Fisher's dynamic programme (Fisher 1958; Jenks 1977 for maps), with the division of Wang and Song (2011) that the position
 * of the best last break grows with the number of values. `sorted` is ascending without NaN; equal values are never parted. Gives
 * the first value of every class but the first: at most `classes` − 1 limits, fewer where there are fewer distinct values.
 * O(classes · d · log d) for d distinct values.
 */
export function jenksBreaks(sorted: Float64Array, classes: number): number[] {
  const { value, weight, square } = cumulated(sorted);
  const count = value.distinct.length;
  const wanted = Math.min(classes, count);
  /** Squared deviations of the distinct values from `from` to `to`, both included. */
  const spread = (from: number, to: number): number => {
    const n = weight[to + 1] - weight[from];
    const sum = value.sums[to + 1] - value.sums[from];
    return Math.max(0, square[to + 1] - square[from] - (sum * sum) / n);
  };
  let best = Float64Array.from({ length: count }, (_, to) => spread(0, to));
  const starts: Int32Array[] = [];
  for (let k = 1; k < wanted; k++) {
    const next = new Float64Array(count).fill(Infinity);
    const start = new Int32Array(count);
    const fill = (low: number, high: number, first: number, last: number): void => {
      if (low > high) return;
      const middle = (low + high) >> 1;
      for (let from = Math.max(k, first); from <= Math.min(middle, last); from++) {
        const cost = best[from - 1] + spread(from, middle);
        if (cost < next[middle]) {
          next[middle] = cost;
          start[middle] = from;
        }
      }
      fill(low, middle - 1, first, start[middle]);
      fill(middle + 1, high, start[middle], last);
    };
    fill(k, count - 1, k, count - 1);
    best = next;
    starts.push(start);
  }
  const limits: number[] = [];
  let end = count - 1;
  for (let k = starts.length - 1; k >= 0; k--) {
    const from = starts[k][end];
    limits.unshift(value.distinct[from]);
    end = from - 1;
  }
  return limits;
}

/** Distinct values and the running sums of their counts, values and squares about the middle, which keeps digits. */
function cumulated(sorted: Float64Array) {
  const distinct: number[] = [];
  const times: number[] = [];
  for (const each of sorted) {
    if (distinct.at(-1) === each) times[times.length - 1]++;
    else {
      distinct.push(each);
      times.push(1);
    }
  }
  const centre = sorted.length > 0 ? sorted[sorted.length >> 1] : 0;
  const weight = new Float64Array(distinct.length + 1);
  const sums = new Float64Array(distinct.length + 1);
  const square = new Float64Array(distinct.length + 1);
  distinct.forEach((each, i) => {
    const off = each - centre;
    weight[i + 1] = weight[i] + times[i];
    sums[i + 1] = sums[i] + times[i] * off;
    square[i + 1] = square[i] + times[i] * off * off;
  });
  return { value: { distinct, sums }, weight, square };
}
