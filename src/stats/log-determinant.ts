import type { FactorPattern } from './factor-pattern';

/** The columns that have their next entry in a row, as a list per row, while rows are eliminated in turn. */
class NextRows {
  private readonly head: Int32Array;
  private readonly link: Int32Array;
  /** Where each column's next entry is. */
  readonly at: Int32Array;

  constructor(private readonly pattern: FactorPattern) {
    this.head = new Int32Array(pattern.count).fill(-1);
    this.link = new Int32Array(pattern.count).fill(-1);
    this.at = new Int32Array(pattern.count);
  }

  /** The row's first column; −1 for none. */
  first(row: number): number {
    return this.head[row];
  }

  /** The column behind one in its list; −1 for none. */
  after(column: number): number {
    return this.link[column];
  }

  /** Says where a column's next entry is; one that has none is in no list. */
  put(column: number, at: number): void {
    this.at[column] = at;
    if (at >= this.pattern.start[column + 1]) return;
    const row = this.pattern.index[at];
    this.link[column] = this.head[row];
    this.head[row] = column;
  }
}

/**
 * ln |det A| by A = L·U without exchanging rows, which is exact to rounding where A has a dominant diagonal. `entries`: by the
 * pattern's slots, used up. O(Σ squares of the factor's columns).
 */
export function logDeterminant(pattern: FactorPattern, entries: Float64Array): number {
  const { count, start, index } = pattern;
  const upper = entries.subarray(count, count + index.length);
  const lower = entries.subarray(count + index.length);
  const [u, l] = [new Float64Array(count), new Float64Array(count)];
  const next = new NextRows(pattern);
  let total = 0;
  for (let k = 0; k < count; k++) {
    const [from, to] = [start[k], start[k + 1]];
    for (let at = from; at < to; at++) {
      u[index[at]] = upper[at];
      l[index[at]] = lower[at];
    }
    let pivot = entries[k];
    for (let j = next.first(k); j >= 0;) {
      const following = next.after(j);
      const at = next.at[j];
      const [left, right] = [lower[at], upper[at]];
      pivot -= left * right;
      const end = start[j + 1];
      for (let t = at + 1; t < end; t++) {
        const i = index[t];
        u[i] -= left * upper[t];
        l[i] -= right * lower[t];
      }
      next.put(j, at + 1);
      j = following;
    }
    for (let at = from; at < to; at++) {
      upper[at] = u[index[at]];
      lower[at] = l[index[at]] / pivot;
    }
    next.put(k, from);
    total += Math.log(Math.abs(pivot));
  }
  return total;
}

/** A function's value with its first and second derivative. */
export interface Derivatives {
  readonly value: number;
  readonly first: number;
  readonly second: number;
}

/**
 * ln |det A(t)| at t = 0 with its two derivatives, where A's entries are a₀ + a₁·t: the elimination of `logDeterminant` with
 * each number a polynomial of degree 2 in t, so that the derivatives are as exact as the value. Three arrays of coefficients
 * would be three times as many reads from afar: they stand side by side.
 */
export function logDeterminantDerivatives(
  pattern: FactorPattern,
  entries: Float64Array,
  slopes: Float64Array,
): Derivatives {
  const { count, start, index } = pattern;
  const links = index.length;
  const upper = sideBySide(entries, slopes, count, links);
  const lower = sideBySide(entries, slopes, count + links, links);
  const [u, l] = [new Float64Array(3 * count), new Float64Array(3 * count)];
  const next = new NextRows(pattern);
  const sum = { value: 0, first: 0, second: 0 };
  for (let k = 0; k < count; k++) {
    const [from, to] = [3 * start[k], 3 * start[k + 1]];
    for (let at = from, s = start[k]; at < to; at += 3, s++) {
      const i = 3 * index[s];
      for (let c = 0; c < 3; c++) {
        u[i + c] = upper[at + c];
        l[i + c] = lower[at + c];
      }
    }
    let [p0, p1, p2] = [entries[k], slopes[k], 0];
    for (let j = next.first(k); j >= 0;) {
      const following = next.after(j);
      const own = 3 * next.at[j];
      const [l0, l1, l2] = [lower[own], lower[own + 1], lower[own + 2]];
      const [u0, u1, u2] = [upper[own], upper[own + 1], upper[own + 2]];
      p0 -= l0 * u0;
      p1 -= l0 * u1 + l1 * u0;
      p2 -= l0 * u2 + l1 * u1 + l2 * u0;
      const end = start[j + 1];
      for (let s = next.at[j] + 1, t = own + 3; s < end; s++, t += 3) {
        const i = 3 * index[s];
        const [a0, a1, a2] = [upper[t], upper[t + 1], upper[t + 2]];
        u[i] -= l0 * a0;
        u[i + 1] -= l0 * a1 + l1 * a0;
        u[i + 2] -= l0 * a2 + l1 * a1 + l2 * a0;
        const [b0, b1, b2] = [lower[t], lower[t + 1], lower[t + 2]];
        l[i] -= u0 * b0;
        l[i + 1] -= u0 * b1 + u1 * b0;
        l[i + 2] -= u0 * b2 + u1 * b1 + u2 * b0;
      }
      next.put(j, next.at[j] + 1);
      j = following;
    }
    for (let at = from, s = start[k]; at < to; at += 3, s++) {
      const i = 3 * index[s];
      for (let c = 0; c < 3; c++) upper[at + c] = u[i + c];
      const q0 = l[i] / p0;
      const q1 = (l[i + 1] - q0 * p1) / p0;
      lower[at] = q0;
      lower[at + 1] = q1;
      lower[at + 2] = (l[i + 2] - q0 * p2 - q1 * p1) / p0;
    }
    next.put(k, start[k]);
    const slope = p1 / p0;
    sum.value += Math.log(Math.abs(p0));
    sum.first += slope;
    sum.second += (2 * p2) / p0 - slope * slope;
  }
  return sum;
}

/** Coefficients of degree 0, 1 and 2 for each of `length` entries from `from` on. */
function sideBySide(
  entries: Float64Array,
  slopes: Float64Array,
  from: number,
  length: number,
): Float64Array {
  const out = new Float64Array(3 * length);
  for (let i = 0; i < length; i++) {
    out[3 * i] = entries[from + i];
    out[3 * i + 1] = slopes[from + i];
  }
  return out;
}
