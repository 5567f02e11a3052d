import type { ChosenColumns, DesignMatrix, MeasuredColumn } from './design-matrix';
import { denseMatrix, type DenseMatrix } from './matrix';

/*
 * Products of tall matrices, block by block. Of two blocks of dummies only the one entry that a row has in each is
 * touched, so that a product costs O(rows · blocks²) however many columns a block has.
 */

/** weights · values, 1 where either is not given; null where neither is. */
function weighted(weights: Float64Array | null, values: Float64Array | null): Float64Array | null {
  if (!weights || !values) return weights ?? values;
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = weights[i] * values[i];
  return out;
}

/** Adds every row's amount to entry [a's column][b's column] of a result that is `width` wide. */
function addChosenPairs(
  out: Float64Array,
  width: number,
  a: ChosenColumns,
  b: ChosenColumns,
  amounts: Float64Array | null,
): void {
  const [left, right] = [a.of, b.of];
  for (let i = 0; i < left.length; i++) {
    if (left[i] < 0 || right[i] < 0) continue;
    out[left[i] * width + right[i]] += amounts ? amounts[i] : 1;
  }
}

/** Adds amount · value to the entries [a's column · down + offset], which run along a column or a row of a result. */
function addAlong(
  out: Float64Array,
  of: Int32Array,
  down: number,
  offset: number,
  values: Float64Array,
  amounts: Float64Array | null,
): void {
  for (let i = 0; i < of.length; i++) {
    if (of[i] >= 0) out[of[i] * down + offset] += amounts ? amounts[i] * values[i] : values[i];
  }
}

/** Writes the products of one weighted column with many to the entries `at` + the other's column, four at a time. */
function writeDots(
  out: Float64Array,
  at: number,
  column: Float64Array,
  others: readonly MeasuredColumn[],
): void {
  const n = column.length;
  let c = 0;
  for (; c + 3 < others.length; c += 4) {
    const [p, q, r, s] = [others[c], others[c + 1], others[c + 2], others[c + 3]];
    const [first, second, third, fourth] = [p.values, q.values, r.values, s.values];
    let [ofP, ofQ, ofR, ofS] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const value = column[i];
      ofP += value * first[i];
      ofQ += value * second[i];
      ofR += value * third[i];
      ofS += value * fourth[i];
    }
    out[at + p.column] = ofP;
    out[at + q.column] = ofQ;
    out[at + r.column] = ofR;
    out[at + s.column] = ofS;
  }
  for (; c < others.length; c++) {
    const { column: own, values } = others[c];
    let total = 0;
    for (let i = 0; i < n; i++) total += column[i] * values[i];
    out[at + own] = total;
  }
}

/** A'·diag(weights)·B for matrices with the same rows. */
export function designCross(a: DesignMatrix, b: DesignMatrix, weights: Float64Array): DenseMatrix {
  const width = b.columns;
  const out = denseMatrix(a.columns, width);
  for (const block of a.chosen) {
    const amounts = weighted(weights, block.values);
    for (const other of b.chosen) {
      addChosenPairs(out.data, width, block, other, weighted(amounts, other.values));
    }
    for (const { column, values } of b.measured) {
      addAlong(out.data, block.of, width, column, values, amounts);
    }
  }
  for (const { column, values } of a.measured) {
    const amounts = weighted(weights, values)!;
    for (const block of b.chosen) {
      addAlong(out.data, block.of, 1, column * width, amounts, block.values);
    }
    writeDots(out.data, column * width, amounts, b.measured);
  }
  return out;
}

/** X'·diag(weights)·X, weights 1 unless given. Symmetric to the last bit. */
export function designProduct(x: DesignMatrix, weights: Float64Array | null = null): DenseMatrix {
  const k = x.columns;
  const out = denseMatrix(k, k);
  const sums = out.data;
  x.chosen.forEach((block, p) => {
    const amounts = weighted(weights, block.values);
    for (const other of x.chosen.slice(p)) {
      addChosenPairs(sums, k, block, other, weighted(amounts, other.values));
    }
    for (const { column, values } of x.measured) {
      addAlong(sums, block.of, k, column, values, amounts);
    }
  });
  x.measured.forEach(({ column, values }, p) =>
    writeDots(sums, column * k, weighted(weights, values)!, x.measured.slice(p)),
  );
  // Each pair of columns was met in one order only; the entry of the other order is still 0.
  for (let p = 1; p < k; p++) {
    for (let q = 0; q < p; q++) {
      const both = sums[p * k + q] + sums[q * k + p];
      sums[p * k + q] = both;
      sums[q * k + p] = both;
    }
  }
  return out;
}
