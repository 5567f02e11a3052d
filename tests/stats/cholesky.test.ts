import { describe, expect, it } from 'vitest';
import { invertWithDeterminant } from '../../src/stats/cholesky';
import { rowForms } from '../../src/stats/design-forms';
import { denseOf, onesColumn, type DesignMatrix } from '../../src/stats/design-matrix';
import { designProduct } from '../../src/stats/design-products';
import { denseMatrix, sandwich, times } from '../../src/stats/matrix';
import { createRandom } from '../../src/stats/random';

const random = createRandom(12);
const rows = 40;
/** A constant, a text column's three dummies, an interaction of them and two measurements. */
const design: DesignMatrix = {
  rows,
  columns: 9,
  measured: [4, 5].map((column) => ({
    column,
    values: Float64Array.from({ length: rows }, () => random.uniform() - 0.5),
  })),
  chosen: [
    onesColumn(rows),
    {
      first: 1,
      count: 3,
      of: Int32Array.from({ length: rows }, (_, i) => [-1, 1, 2, 3][i % 4]),
      values: null,
    },
    {
      first: 6,
      count: 3,
      of: Int32Array.from({ length: rows }, (_, i) => [-1, 6, 7, 8][i % 4]),
      values: Float64Array.from({ length: rows }, () => random.uniform()),
    },
  ],
};

describe('a positive definite matrix', () => {
  const product = designProduct(design);

  it('times its inverse is the identity', () => {
    const { inverse } = invertWithDeterminant(product)!;
    const identity = times(product, inverse);
    for (let i = 0; i < 9; i++)
      for (let j = 0; j < 9; j++) expect(identity.data[i * 9 + j]).toBeCloseTo(i === j ? 1 : 0, 10);
  });

  it('has the determinant of its 2 × 2 formula', () => {
    const { logDeterminant } = invertWithDeterminant(
      denseMatrix(2, 2, Float64Array.of(3, 1, 1, 2)),
    )!;
    expect(Math.exp(logDeterminant)).toBeCloseTo(5, 12);
  });

  it('is refused where it is not positive definite, or not finite', () => {
    expect(invertWithDeterminant(denseMatrix(2, 2, Float64Array.of(1, 2, 2, 1)))).toBeNull();
    expect(invertWithDeterminant(denseMatrix(2, 2, Float64Array.of(1, 1, 1, 1)))).toBeNull();
    expect(invertWithDeterminant(denseMatrix(1, 1, Float64Array.of(NaN)))).toBeNull();
  });

  it('gives each row of a design its form, block by block as in the whole matrix', () => {
    const { inverse } = invertWithDeterminant(product)!;
    const dense = sandwich(denseOf(design), inverse);
    rowForms(design, inverse).forEach((form, i) =>
      expect(form).toBeCloseTo(dense.data[i * rows + i], 10),
    );
  });
});
