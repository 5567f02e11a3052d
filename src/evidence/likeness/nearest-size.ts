/** Sizes are equally near up to this: of 6 employees 4 and 9 are so by their logs, but for the last bit, which engines round differently. */
const TIE = 1e-9;

/** Firms outside of one stratum and one size. */
interface Bin {
  readonly size: number;
  readonly firms: number[];
  /** Firms inside that this bin stands for, shares of them included. */
  received: number;
}

/**
 * Weight of each firm in a matching by stratum and nearest size: 1 for a firm inside that has a counterpart; for a firm outside the
 * firms inside that it stands for, with equally near ones sharing alike; 0 for all others. `rows`: the firms that may take part, with
 * a stratum, a size and a side. Nothing farther than `caliper` is a counterpart. Independent of the rows' order. O(n log n).
 */
export function nearestOfSize(
  rows: readonly number[],
  inside: ArrayLike<number>,
  strata: Int32Array,
  size: Float64Array,
  caliper: number,
): Float64Array {
  const weight = new Float64Array(size.length);
  const bins = binsOf(
    rows.filter((i) => inside[i] === 0),
    strata,
    size,
  );
  for (const i of rows) {
    if (inside[i] !== 1) continue;
    const near = nearestBins(bins.get(strata[i]) ?? [], size[i], caliper);
    const firms = near.reduce((sum, bin) => sum + bin.firms.length, 0);
    if (firms === 0) continue;
    weight[i] = 1;
    for (const bin of near) bin.received += bin.firms.length / firms;
  }
  for (const bin of [...bins.values()].flat())
    for (const j of bin.firms) weight[j] = bin.received / bin.firms.length;
  return weight;
}

/** Bins of each stratum, by ascending size. */
function binsOf(
  outside: readonly number[],
  strata: Int32Array,
  size: Float64Array,
): Map<number, Bin[]> {
  const bins = new Map<number, Bin[]>();
  for (const j of outside.toSorted((a, b) => size[a] - size[b])) {
    let stratum = bins.get(strata[j]);
    if (!stratum) bins.set(strata[j], (stratum = []));
    const last = stratum.at(-1);
    if (last?.size === size[j]) last.firms.push(j);
    else stratum.push({ size: size[j], firms: [j], received: 0 });
  }
  return bins;
}

/** The bin or the two bins that are nearest, if within reach. */
function nearestBins(bins: readonly Bin[], size: number, caliper: number): Bin[] {
  let low = 0;
  let high = bins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle].size < size) low = middle + 1;
    else high = middle;
  }
  const beside = bins.slice(Math.max(0, low - 1), low + 1);
  const nearest = Math.min(...beside.map((bin) => Math.abs(bin.size - size)));
  if (!(nearest <= caliper)) return [];
  return beside.filter((bin) => Math.abs(bin.size - size) <= nearest + TIE);
}
