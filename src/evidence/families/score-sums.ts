import {
  collect,
  collectByGroup,
  withoutFirstColumn,
  type DesignMatrix,
} from '../../stats/design-matrix';
import { designCross, designProduct } from '../../stats/design-products';
import { denseMatrix, type DenseMatrix } from '../../stats/matrix';
import type { Grouping } from '../groups';

/** Some of a model's parameters: a firm's log-likelihood depends on them by its row of a matrix. */
export interface Part {
  readonly matrix: DesignMatrix;
  /** Parameter that the matrix's first column belongs to. Parts may share parameters. */
  readonly at: number;
}

/** What robust errors need of the firms' scores, each firm's score being its derivative by the parameters. */
export interface ScoreSums {
  /** Σ score · score' over the firms. */
  readonly squares: DenseMatrix;
  /** Row g: the sum of the scores of group g's firms. */
  byGroup(grouping: Grouping): DenseMatrix;
}

function addBlock(to: DenseMatrix, block: DenseMatrix, row: number, column: number): void {
  for (let i = 0; i < block.rows; i++) {
    for (let j = 0; j < block.columns; j++) {
      to.data[(row + i) * to.columns + column + j] += block.data[i * block.columns + j];
    }
  }
}

function addTurned(to: DenseMatrix, block: DenseMatrix, row: number, column: number): void {
  for (let i = 0; i < block.rows; i++) {
    for (let j = 0; j < block.columns; j++) {
      to.data[(row + j) * to.columns + column + i] += block.data[i * block.columns + j];
    }
  }
}

/** Σ over pairs of parts of A'·diag(weights)·B; `weightsOf` for each pair a ≤ b, one weight per firm. Symmetric. */
export function sumOverPairs(
  parts: readonly Part[],
  size: number,
  weightsOf: (a: number, b: number) => Float64Array,
): DenseMatrix {
  const out = denseMatrix(size, size);
  parts.forEach(({ matrix, at }, a) => {
    addBlock(out, designProduct(matrix, weightsOf(a, a)), at, at);
    for (let b = a + 1; b < parts.length; b++) {
      const other = parts[b];
      const block = designCross(matrix, other.matrix, weightsOf(a, b));
      addBlock(out, block, at, other.at);
      addTurned(out, block, other.at, at);
    }
  });
  return out;
}

/** Σ over parts of A'·(the firms' derivatives by what the part predicts). */
export function sumOverParts(
  parts: readonly Part[],
  size: number,
  derivatives: readonly Float64Array[],
): Float64Array {
  const out = new Float64Array(size);
  parts.forEach(({ matrix, at }, a) =>
    collect(matrix, derivatives[a]).forEach((value, j) => (out[at + j] += value)),
  );
  return out;
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a[i] * b[i];
  return out;
}

/** `derivatives`: for every part, the firms' derivatives by what the part predicts. */
export function scoreSums(
  parts: readonly Part[],
  size: number,
  derivatives: readonly Float64Array[],
): ScoreSums {
  return {
    squares: sumOverPairs(parts, size, (a, b) => product(derivatives[a], derivatives[b])),
    byGroup({ of, count }) {
      const out = denseMatrix(count, size);
      parts.forEach(({ matrix, at }, a) =>
        addBlock(out, collectByGroup(matrix, derivatives[a], of, count), 0, at),
      );
      return out;
    },
  };
}

/**
 * The parts of a model whose ordered thresholds take the constant's place: the slopes, then the threshold above each firm's level
 * and the one below it, which are among the same parameters. `level`: 0 … thresholds.
 */
export function orderedParts(
  q: DesignMatrix,
  level: Int32Array,
  thresholds: number,
): readonly [slopes: Part, above: Part, below: Part] {
  const slopes = withoutFirstColumn(q);
  const choice = (of: Int32Array): Part => ({
    matrix: {
      rows: level.length,
      columns: thresholds,
      measured: [],
      chosen: [{ first: 0, count: thresholds, of, values: null }],
    },
    at: slopes.columns,
  });
  return [
    { matrix: slopes, at: 0 },
    choice(level.map((own) => (own < thresholds ? own : -1))),
    choice(level.map((own) => own - 1)),
  ];
}
