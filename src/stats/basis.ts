import { denseMatrix, type DenseMatrix } from './matrix';

/**
 * Another basis of the space that a design's columns span: X·b = Q·g with Q'Q = n·I and b = toOriginal·g. In it
 * a likelihood is well conditioned however nearly dependent the columns are, and Newton's steps are in units of
 * the linear predictor.
 */
export interface Basis {
  readonly q: DenseMatrix;
  /** Upper triangular, columns × columns. */
  readonly toOriginal: DenseMatrix;
}

/** A column that the columns before it make up, and those of them that take part. Indices into the design. */
export interface Dependence {
  readonly column: number;
  readonly on: readonly number[];
}

export type BasisResult =
  | { readonly ok: true; readonly basis: Basis }
  | { readonly ok: false; readonly dependences: readonly Dependence[] };

/** R's lm: a column is dependent when less than this share of its length remains beside those before it. */
export const DEPENDENT_SHARE = 1e-7;

/** Removes from `column` its part along each of `directions`, adding the amounts to `along`. */
function project(
  column: Float64Array,
  directions: readonly Float64Array[],
  along: Float64Array,
): void {
  for (let d = 0; d < directions.length; d++) {
    const direction = directions[d];
    let amount = 0;
    for (let i = 0; i < column.length; i++) amount += direction[i] * column[i];
    for (let i = 0; i < column.length; i++) column[i] -= amount * direction[i];
    along[d] += amount;
  }
}

function lengthOf(column: Float64Array): number {
  let total = 0;
  for (let i = 0; i < column.length; i++) total += column[i] * column[i];
  return Math.sqrt(total);
}

/** The inverse of the upper triangular R given by columns; entry [i][j] of the result at data[i * k + j]. */
function invertUpper(columns: readonly Float64Array[]): DenseMatrix {
  const k = columns.length;
  const out = denseMatrix(k, k);
  for (let j = 0; j < k; j++) {
    out.data[j * k + j] = 1 / columns[j][j];
    for (let i = j - 1; i >= 0; i--) {
      let total = 0;
      for (let m = i + 1; m <= j; m++) total += columns[m][i] * out.data[m * k + j];
      out.data[i * k + j] = -total / columns[i][i];
    }
  }
  return out;
}

/** Which of the kept columns a dependent one is made of: `along` solved by back substitution. */
function participants(along: Float64Array, kept: readonly Float64Array[]): number[] {
  const shares = Float64Array.from(along.subarray(0, kept.length));
  for (let i = kept.length - 1; i >= 0; i--) {
    shares[i] /= kept[i][i];
    for (let m = 0; m < i; m++) shares[m] -= shares[i] * kept[i][m];
  }
  return [...shares.keys()].filter((i) => Math.abs(shares[i]) > 1e-6);
}

/**
 * Orthonormal basis of a design by Gram-Schmidt, each column projected twice ("twice is enough", Giraud and
 * others 2005), or the columns that depend on earlier ones. O(rows · columns²).
 */
export function orthonormalBasis(x: DenseMatrix): BasisResult {
  const { rows, columns } = x;
  const directions: Float64Array[] = [];
  const factors: Float64Array[] = [];
  const keptColumns: number[] = [];
  const lengths: number[] = [];
  const dependences: Dependence[] = [];
  for (let j = 0; j < columns; j++) {
    const column = new Float64Array(rows);
    for (let i = 0; i < rows; i++) column[i] = x.data[i * columns + j];
    const full = lengthOf(column);
    const along = new Float64Array(columns);
    if (full > 0) for (let i = 0; i < rows; i++) column[i] /= full;
    project(column, directions, along);
    project(column, directions, along);
    const left = full > 0 ? lengthOf(column) : 0;
    if (left < DEPENDENT_SHARE) {
      const on = participants(along, factors).map((i) => keptColumns[i]);
      dependences.push({ column: j, on });
      continue;
    }
    along[directions.length] = left;
    for (let i = 0; i < rows; i++) column[i] /= left;
    directions.push(column);
    factors.push(along);
    keptColumns.push(j);
    lengths.push(full);
  }
  if (dependences.length > 0) return { ok: false, dependences };
  return { ok: true, basis: assemble(rows, directions, factors, lengths) };
}

function assemble(
  rows: number,
  directions: readonly Float64Array[],
  factors: readonly Float64Array[],
  lengths: readonly number[],
): Basis {
  const columns = directions.length;
  const root = Math.sqrt(rows);
  const q = denseMatrix(rows, columns);
  directions.forEach((direction, j) => {
    for (let i = 0; i < rows; i++) q.data[i * columns + j] = direction[i] * root;
  });
  const toOriginal = invertUpper(factors);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) toOriginal.data[i * columns + j] *= root / lengths[i];
  }
  return { q, toOriginal };
}
