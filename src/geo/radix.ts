const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;

/**
 * Sorts `rows` by `keys[row]`, ascending and stable, by least significant digits. `rows` and `spare` (of the same length) are
 * both overwritten; the answer is whichever of the two holds the order. Keys are whole numbers from 0 to `maxKey`.
 * Time grows with rows × digits.
 */
export function radixSort(
  keys: Int32Array,
  rows: Int32Array,
  spare: Int32Array,
  maxKey: number,
): Int32Array {
  const count = rows.length;
  const next = new Int32Array(BUCKETS);
  let from = rows;
  let to = spare;
  for (let shift = 0; shift < 31 && maxKey >>> shift > 0; shift += DIGIT_BITS) {
    next.fill(0);
    for (let k = 0; k < count; k++) next[(keys[from[k]] >>> shift) & (BUCKETS - 1)]++;
    let start = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const size = next[bucket];
      next[bucket] = start;
      start += size;
    }
    for (let k = 0; k < count; k++) {
      const row = from[k];
      to[next[(keys[row] >>> shift) & (BUCKETS - 1)]++] = row;
    }
    [from, to] = [to, from];
  }
  return from;
}
