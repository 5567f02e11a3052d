import { DEPENDENT_SHARE, orthonormalBasis, type Dependence } from './basis';
import {
  collect,
  denseOf,
  designOf,
  predict,
  spreadColumns,
  type DesignMatrix,
  type MeasuredColumn,
} from './design-matrix';
import { designProduct } from './design-products';
import { dot, denseMatrix, invertPositive, timesVector, type DenseMatrix } from './matrix';

/**
 * Another basis of the space that a design's columns span: X·b = Q·g with b = toOriginal·g. The first column of both is the
 * constant. Dummies stay dummies, since they are never nearly dependent here; measurements are orthogonal to them and to each
 * other with length √rows. In it a likelihood is well conditioned.
 */
export interface DesignBasis {
  readonly q: DesignMatrix;
  /** Columns × columns. */
  readonly toOriginal: DenseMatrix;
}

/** The same for a predictor of its own: what is added to another is no part of it. */
export function withoutOffset({ q, toOriginal }: DesignBasis): DesignBasis {
  const { rows, columns, measured, chosen } = q;
  return { q: { rows, columns, measured, chosen }, toOriginal };
}

export type DesignBasisResult =
  | { readonly ok: true; readonly basis: DesignBasis }
  | { readonly ok: false; readonly dependences: readonly Dependence[] };

/** Least share of a dummy's length that must remain beside the other dummies for them to stay as they are. */
const LEAST_DUMMY_SHARE = 1e-4;
/** The same for every column beside all others: above it none is dependent by R's rule, whatever their order. */
const LEAST_SHARE = 10 * DEPENDENT_SHARE;

/** A column of the basis: its entries, and the combination of the design's columns that it is. */
interface Direction {
  readonly column: number;
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

function subtract(from: Float64Array, factor: number, what: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i] -= factor * what[i];
}

/** The dummies among a design's columns (whole columns of 1 and 0), and what takes their part out of others. */
class Dummies {
  /** The other columns hold nothing. */
  readonly matrix: DesignMatrix;
  private readonly columns: readonly number[];
  private readonly product: DenseMatrix;
  /** Of the dummies' product alone; null where they depend on each other. */
  private readonly inverse: DenseMatrix | null;

  constructor(x: DesignMatrix, wide: readonly MeasuredColumn[]) {
    const others = new Set(wide.map(({ column }) => column));
    this.matrix = { ...x, measured: [], chosen: x.chosen.filter(({ values }) => !values) };
    this.columns = Array.from({ length: x.columns }, (_, j) => j).filter((j) => !others.has(j));
    this.product = designProduct(this.matrix);
    const size = this.columns.length;
    const own = denseMatrix(size, size);
    this.columns.forEach((i, p) =>
      this.columns.forEach(
        (j, q) => (own.data[p * size + q] = this.product.data[i * x.columns + j]),
      ),
    );
    this.inverse = invertPositive(own);
  }

  /** Diagonal of the inverse of the dummies' product, 0 for other columns; null where it is too near to having none. */
  inverseDiagonal(): Float64Array | null {
    const { inverse, product } = this;
    if (!inverse) return null;
    const diagonal = new Float64Array(product.columns);
    for (let p = 0; p < this.columns.length; p++) {
      const j = this.columns[p];
      diagonal[j] = inverse.data[p * inverse.columns + p];
      const share = 1 / (diagonal[j] * product.data[j * product.columns + j]);
      if (!(share >= LEAST_DUMMY_SHARE ** 2)) return null;
    }
    return diagonal;
  }

  /** Takes out of a direction what the dummies make up of it. */
  removeFrom({ values, weights }: Direction): void {
    if (!this.inverse) return;
    const along = collect(this.matrix, values);
    const shares = timesVector(
      this.inverse,
      Float64Array.from(this.columns, (j) => along[j]),
    );
    const padded = new Float64Array(weights.length);
    this.columns.forEach((j, p) => (padded[j] = shares[p]));
    subtract(values, 1, predict(this.matrix, padded));
    subtract(weights, 1, padded);
  }
}

/** Measurements without what dummies and earlier ones make up of them, each of length 1, or null where nothing remains of one. */
function orthogonalise(
  wide: readonly MeasuredColumn[],
  dummies: Dummies,
  columns: number,
): Direction[] | null {
  const found: Direction[] = [];
  for (const { column, values } of wide) {
    const full = Math.sqrt(dot(values, values));
    if (!(full > 0)) return null;
    const direction = {
      column,
      values: values.map((value) => value / full),
      weights: new Float64Array(columns),
    };
    direction.weights[column] = 1 / full;
    // "Twice is enough": Giraud and others 2005.
    for (let round = 0; round < 2; round++) {
      dummies.removeFrom(direction);
      for (const earlier of found) {
        const amount = dot(earlier.values, direction.values);
        subtract(direction.values, amount, earlier.values);
        subtract(direction.weights, amount, earlier.weights);
      }
    }
    const left = Math.sqrt(dot(direction.values, direction.values));
    if (!(left > LEAST_SHARE)) return null;
    for (let i = 0; i < values.length; i++) direction.values[i] /= left;
    for (let j = 0; j < columns; j++) direction.weights[j] /= left;
    found.push(direction);
  }
  return found;
}

/** Whether enough of every column remains beside all the others together. */
function areApart(
  x: DesignMatrix,
  inverseOfDummies: Float64Array,
  directions: readonly Direction[],
): boolean {
  const squares = new Float64Array(x.columns);
  for (const { column, values } of x.measured) squares[column] = dot(values, values);
  for (const { of, values } of x.chosen) {
    for (let i = 0; i < x.rows; i++) {
      if (of[i] >= 0) squares[of[i]] += values ? values[i] * values[i] : 1;
    }
  }
  return squares.every((square, j) => {
    const inverse = directions.reduce(
      (sum, { weights }) => sum + weights[j] * weights[j],
      inverseOfDummies[j],
    );
    return 1 / (square * inverse) >= LEAST_SHARE ** 2;
  });
}

/** The basis in which dummies stay what they are; null where columns are so nearly dependent that it is not good enough. */
function dummyBasis(x: DesignMatrix): DesignBasis | null {
  const wide = [
    ...x.measured,
    ...x.chosen.flatMap((block) => (block.values ? spreadColumns(block) : [])),
  ];
  const dummies = new Dummies(x, wide);
  const inverse = dummies.inverseDiagonal();
  const directions = inverse && orthogonalise(wide, dummies, x.columns);
  if (!directions || !areApart(x, inverse, directions)) return null;
  const root = Math.sqrt(x.rows);
  const toOriginal = denseMatrix(x.columns, x.columns);
  for (let j = 0; j < x.columns; j++) toOriginal.data[j * x.columns + j] = 1;
  for (const { column, weights } of directions) {
    weights.forEach((weight, i) => (toOriginal.data[i * x.columns + column] = weight * root));
  }
  const measured = directions.map(({ column, values }) => ({
    column,
    values: values.map((value) => value * root),
  }));
  return { q: { ...dummies.matrix, measured }, toOriginal };
}

/**
 * A basis of a design whose first column is 1 in every row, or the columns that depend on earlier ones, by R's rule. Columns that
 * are nearly dependent get an orthonormal basis throughout. An offset stays what it is. O(rows · blocks · measurements + columns³); O(rows · columns²) where
 * columns are nearly dependent.
 */
export function designBasis(x: DesignMatrix): DesignBasisResult {
  const offset = x.offset ? { offset: x.offset } : {};
  const basis = dummyBasis(x);
  if (basis) return { ok: true, basis: { ...basis, q: { ...basis.q, ...offset } } };
  const result = orthonormalBasis(denseOf(x));
  if (!result.ok) return result;
  const { q, toOriginal } = result.basis;
  return { ok: true, basis: { q: { ...designOf(q), ...offset }, toOriginal } };
}
