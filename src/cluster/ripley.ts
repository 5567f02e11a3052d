/**
 * Ripley's K for a pattern of which only the pairs are looked at: the area times the share of pairs at most r apart (Ripley 1976), without
 * a correction for edges, because cases and controls share them. `counts` holds pairs in bins, of which `binsPerStep` and the one of
 * distance 0 before them lie up to the first distance after 0, and so on.
 */
export function ripleyK(
  counts: ArrayLike<number>,
  binsPerStep: number,
  pairs: number,
  areaKm2: number,
  out: Float64Array,
): void {
  let total = 0;
  let bin = 0;
  for (let g = 0; g < out.length; g++) {
    for (; bin <= g * binsPerStep; bin++) total += counts[bin];
    out[g] = (areaKm2 * total) / pairs;
  }
}

/**
 * Difference of L between a pattern and its controls, kilometres: L(r) = √(K(r)/π), which is r for a pattern without any tendency. Positive
 * where the pattern is denser. Since the controls stay the same, ranks among random labellings are those of K's difference (Diggle and
 * Chetwynd 1991).
 */
export function differenceOfL(k: Float64Array, controls: Float64Array, out: Float64Array): void {
  for (let g = 0; g < k.length; g++)
    out[g] = Math.sqrt(k[g] / Math.PI) - Math.sqrt(controls[g] / Math.PI);
}
