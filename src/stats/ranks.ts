/** Ranks from 1; equal values share the mean of their ranks. */
export interface Ranks {
  readonly ranks: Float64Array;
  /** Σ (t³ − t) over the groups of t equal values; 0 without ties. */
  readonly tieSum: number;
}

/** Midranks of values without NaN. O(n log n). */
export function midranks(values: Float64Array): Ranks {
  const n = values.length;
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(n);
  let tieSum = 0;
  for (let start = 0; start < n;) {
    let end = start + 1;
    while (end < n && values[order[end]] === values[order[start]]) end++;
    const shared = (start + end + 1) / 2;
    for (let i = start; i < end; i++) ranks[order[i]] = shared;
    const tied = end - start;
    tieSum += tied * tied * tied - tied;
    start = end;
  }
  return { ranks, tieSum };
}
