import { describe, expect, it } from 'vitest';
import { designBasis } from '../../src/stats/design-basis';
import {
  collect,
  collectByGroup,
  columnRanges,
  denseOf,
  designOf,
  onesColumn,
  predict,
  withoutFirstColumn,
  type ChosenColumns,
  type DesignMatrix,
} from '../../src/stats/design-matrix';
import { designCross, designProduct } from '../../src/stats/design-products';
import {
  crossProduct,
  denseMatrix,
  invertPositive,
  sandwich,
  times,
  transpose,
  type DenseMatrix,
} from '../../src/stats/matrix';
import { createRandom, type Random } from '../../src/stats/random';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

function numbers(length: number, random: Random): Float64Array {
  return Float64Array.from({ length }, () => 2 * random.uniform() - 1);
}

/** Dummies against a first level that has none, or valued ones. */
function choice(
  rows: number,
  first: number,
  count: number,
  random: Random,
  valued = false,
): ChosenColumns {
  const of = Int32Array.from({ length: rows }, () => {
    const level = random.below(count + 1);
    return level === 0 ? -1 : first + level - 1;
  });
  return { first, count, of, values: valued ? numbers(rows, random) : null };
}

/** A constant, a measurement, three dummies, six measurements, four dummies and two valued dummies: 17 columns. */
function randomDesign(rows: number, random: Random): DesignMatrix {
  return {
    rows,
    columns: 17,
    measured: [1, 5, 6, 7, 8, 9, 10].map((column) => ({ column, values: numbers(rows, random) })),
    chosen: [
      onesColumn(rows),
      choice(rows, 2, 3, random),
      choice(rows, 11, 4, random),
      choice(rows, 15, 2, random, true),
    ],
  };
}

/** A'·diag(w)·B entry by entry. */
function naiveCross(a: DenseMatrix, b: DenseMatrix, weights: ArrayLike<number>): Float64Array {
  const out = new Float64Array(a.columns * b.columns);
  for (let p = 0; p < a.columns; p++) {
    for (let q = 0; q < b.columns; q++) {
      for (let i = 0; i < a.rows; i++) {
        out[p * b.columns + q] +=
          a.data[i * a.columns + p] * weights[i] * b.data[i * b.columns + q];
      }
    }
  }
  return out;
}

function expectSame(actual: ArrayLike<number>, expected: ArrayLike<number>, by = 1e-11): void {
  expect(actual.length).toBe(expected.length);
  for (let at = 0; at < expected.length; at++) {
    expect(Math.abs(actual[at] - expected[at]), `entry ${at}`).toBeLessThanOrEqual(by);
  }
}

describe.each(SEEDS)('a design by blocks does what its dense form does (seed %i)', (seed) => {
  const random = createRandom(seed);
  const rows = 40 + random.below(40);
  const x = randomDesign(rows, random);
  const dense = denseOf(x);
  const weights = numbers(rows, random);
  const ones = new Float64Array(rows).fill(1);

  it('X·b and X’·r, of all rows and by group', () => {
    const b = numbers(x.columns, random);
    const r = numbers(rows, random);
    const groups = Int32Array.from({ length: rows }, () => random.below(5));
    const bColumn = denseMatrix(x.columns, 1, b);
    expectSame(predict(x, b), times(dense, bColumn).data);
    const rColumn = denseMatrix(rows, 1, r);
    expectSame(collect(x, r), naiveCross(dense, rColumn, ones));
    const byGroup = collectByGroup(x, r, groups, 5);
    for (let g = 0; g < 5; g++) {
      const own = Float64Array.from(groups, (group) => (group === g ? 1 : 0));
      const row = byGroup.data.subarray(g * x.columns, (g + 1) * x.columns);
      expectSame(row, naiveCross(dense, rColumn, own));
    }
  });

  it('weighted products, of one matrix and of two', () => {
    const product = designProduct(x, weights);
    expectSame(product.data, naiveCross(dense, dense, weights));
    expectSame(transpose(product).data, product.data, 0);
    expectSame(designProduct(x).data, naiveCross(dense, dense, ones));
    const other = randomDesign(rows, random);
    expectSame(designCross(x, other, weights).data, naiveCross(dense, denseOf(other), weights));
  });

  it('the rank-four update of dense products', () => {
    for (const less of [0, 1, 2, 3]) {
      const some = denseMatrix(rows - less, 17, dense.data.slice(0, (rows - less) * 17));
      expectSame(crossProduct(some, weights).data, naiveCross(some, some, weights));
    }
    const v = designProduct(x);
    const a = denseMatrix(3, 17, numbers(51, random));
    const direct = times(times(a, v), transpose(a));
    expectSame(sandwich(a, v).data, direct.data, 1e-10);
  });

  it('ranges, the way to dense and back, and the rest without the constant', () => {
    const { low, high } = columnRanges(x);
    const columnOf = (j: number) => Array.from({ length: rows }, (_, i) => dense.data[i * 17 + j]);
    expectSame(
      low,
      Array.from({ length: 17 }, (_, j) => Math.min(...columnOf(j))),
      0,
    );
    expectSame(
      high,
      Array.from({ length: 17 }, (_, j) => Math.max(...columnOf(j))),
      0,
    );
    expectSame(denseOf(designOf(dense)).data, dense.data, 0);
    const rest = Array.from({ length: rows }, (_, i) => [
      ...dense.data.subarray(i * 17 + 1, (i + 1) * 17),
    ]);
    expectSame(denseOf(withoutFirstColumn(x)).data, rest.flat(), 0);
    expectSame(denseOf(withoutFirstColumn(designOf(dense))).data, rest.flat(), 0);
  });

  it('its basis spans it, keeps dummies and makes measurements orthogonal to everything', () => {
    const result = designBasis(x);
    if (!result.ok) throw new Error('dependent');
    const { q, toOriginal } = result.basis;
    expect(q.chosen).toEqual(x.chosen.filter(({ values }) => values === null));
    expectSame(times(dense, toOriginal).data, denseOf(q).data, 1e-9);
    const product = designProduct(q).data;
    for (const { column } of q.measured) {
      for (let j = 0; j < 17; j++) {
        const expected = j === column ? rows : 0;
        expect(Math.abs(product[column * 17 + j] - expected)).toBeLessThan(1e-9);
      }
    }
  });
});

describe('the basis of columns that are nearly or wholly dependent', () => {
  const random = createRandom(99);
  const rows = 60;
  const x = randomDesign(rows, random);
  const withColumn = (values: Float64Array): DesignMatrix => ({
    ...x,
    measured: x.measured.map((own) => (own.column === 10 ? { column: 10, values } : own)),
  });

  it('is orthonormal where a measurement is all but made up of others', () => {
    const noise = numbers(rows, random);
    const near = x.measured[1].values.map((value, i) => 1 + value + 8e-7 * noise[i]);
    const design = withColumn(near);
    const result = designBasis(design);
    if (!result.ok) throw new Error('dependent');
    const { q, toOriginal } = result.basis;
    designProduct(q).data.forEach((value, at) =>
      expect(Math.abs(value - (at % 18 === 0 ? rows : 0))).toBeLessThan(1e-8),
    );
    const scale = Math.max(...toOriginal.data.map(Math.abs));
    expectSame(times(denseOf(design), toOriginal).data, denseOf(q).data, 1e-13 * scale);
  });

  it('names a measurement that is the same in each level of the dummies', () => {
    const [, levels] = x.chosen;
    const values = Float64Array.from(
      levels.of,
      (column) => [5, 7, 1, 2][column < 0 ? 0 : column - 1],
    );
    expect(designBasis(withColumn(values))).toEqual({
      ok: false,
      dependences: [{ column: 10, on: [0, 2, 3, 4] }],
    });
  });

  it('names dummies that repeat others, and a dummy that nobody has', () => {
    const [constant, levels] = x.chosen;
    const again = { ...levels, first: 5, of: levels.of.map((c) => (c < 0 ? c : c + 3)) };
    const twice = {
      rows,
      columns: 8,
      measured: [x.measured[0]],
      chosen: [constant, levels, again],
    };
    const result = designBasis(twice);
    if (result.ok) throw new Error('independent');
    expect(result.dependences.map(({ column, on }) => [column, ...on])).toEqual([
      [5, 2],
      [6, 3],
      [7, 4],
    ]);
    const empty = { first: 1, count: 2, of: new Int32Array(rows).fill(-1), values: null };
    empty.of.fill(1, 0, 7);
    expect(designBasis({ rows, columns: 3, measured: [], chosen: [constant, empty] })).toEqual({
      ok: false,
      dependences: [{ column: 2, on: [] }],
    });
  });
});

it('inverts what it is given', () => {
  const x = randomDesign(200, createRandom(5));
  const product = designProduct(x);
  const inverse = invertPositive(product);
  if (!inverse) throw new Error('singular');
  times(product, inverse).data.forEach((value, at) =>
    expect(Math.abs(value - (at % 18 === 0 ? 1 : 0))).toBeLessThan(1e-9),
  );
});
