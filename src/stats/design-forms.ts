import type { DesignMatrix } from './design-matrix';
import type { DenseMatrix } from './matrix';

/**
 * Each row's x'·V·x for a symmetric V. Of a block of dummies only the one entry that a row has is touched: O(rows · blocks²).
 */
export function rowForms({ rows, measured, chosen }: DesignMatrix, v: DenseMatrix): Float64Array {
  const k = v.columns;
  const out = new Float64Array(rows);
  const at = new Int32Array(measured.length + chosen.length);
  const entry = new Float64Array(at.length);
  measured.forEach(({ column }, b) => (at[b] = column));
  for (let i = 0; i < rows; i++) {
    for (let b = 0; b < measured.length; b++) entry[b] = measured[b].values[i];
    let count = measured.length;
    for (const { of, values } of chosen) {
      if (of[i] < 0) continue;
      at[count] = of[i];
      entry[count++] = values ? values[i] : 1;
    }
    let total = 0;
    for (let a = 0; a < count; a++) {
      const row = at[a] * k;
      let crossed = 0;
      for (let b = 0; b < a; b++) crossed += entry[b] * v.data[row + at[b]];
      total += entry[a] * (2 * crossed + entry[a] * v.data[row + at[a]]);
    }
    out[i] = total;
  }
  return out;
}
