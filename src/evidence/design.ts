import { denseMatrix, type DenseMatrix } from '../stats/matrix';
import { isText, termName, type ModelColumn, type Term } from './terms';

/** One factor of a design column: a numeric column's value, or whether a text column has a level. */
export interface Factor {
  readonly column: string;
  /** Null for a numeric column. */
  readonly level: string | null;
}

/** One column of the design: the product of its factors; none for the intercept. */
export interface DesignColumn {
  readonly name: string;
  /** Index into the terms; -1 for the intercept. */
  readonly term: number;
  readonly factors: readonly Factor[];
}

/** What a model's right-hand side became, for the rows that have every value. */
export interface Design {
  readonly terms: readonly Term[];
  readonly columns: readonly DesignColumn[];
  readonly x: DenseMatrix;
  /** Rows of the table that take part, ascending. */
  readonly rows: Int32Array;
  /** Text column → its levels among these rows, by code unit; the first is the one that dummies compare with. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** The columns that the terms use, for these rows. */
  readonly values: Readonly<Record<string, ModelColumn>>;
}

export const INTERCEPT = '(intercept)';

/** Rows with a finite outcome and a value in every column that the terms use. */
export function completeRows(
  outcome: Float64Array,
  terms: readonly Term[],
  columns: Readonly<Record<string, ModelColumn>>,
): Int32Array {
  const used = [...new Set(terms.flat())].map((name) => columns[name]);
  const rows: number[] = [];
  for (let i = 0; i < outcome.length; i++) {
    const complete = used.every((column) =>
      isText(column) ? column[i] !== '' : Number.isFinite(column[i]),
    );
    if (complete && Number.isFinite(outcome[i])) rows.push(i);
  }
  return Int32Array.from(rows);
}

/**
 * The dummies that stand for a text column in a term. R's rule: the first level is left out when the term
 * without this column is in the model too (the intercept being the empty term), else all levels are needed.
 */
function levelsIn(term: Term, name: string, terms: readonly Term[], levels: readonly string[]) {
  const rest = term.filter((other) => other !== name);
  const inModel =
    rest.length === 0 ||
    terms.some((t) => t.length === rest.length && rest.every((other) => t.includes(other)));
  return inModel ? levels.slice(1) : levels;
}

function expandTerm(
  term: Term,
  index: number,
  terms: readonly Term[],
  levels: Readonly<Record<string, readonly string[]>>,
): DesignColumn[] {
  // The first column's levels run fastest, as in R.
  let products: Factor[][] = [[]];
  for (const name of term) {
    const choices: Factor[] = levels[name]
      ? levelsIn(term, name, terms, levels[name]).map((level) => ({ column: name, level }))
      : [{ column: name, level: null }];
    products = choices.flatMap((choice) => products.map((product) => [...product, choice]));
  }
  return products.map((factors) => ({
    name: factors.map((f) => (f.level === null ? f.column : `${f.column}=${f.level}`)).join(':'),
    term: index,
    factors,
  }));
}

/** Writes design column j: 1 in every row, times each factor's value. */
function fillColumn(
  x: DenseMatrix,
  column: DesignColumn,
  j: number,
  values: Readonly<Record<string, ModelColumn>>,
): void {
  const { rows, columns: width, data } = x;
  for (let i = 0; i < rows; i++) data[i * width + j] = 1;
  for (const { column: name, level } of column.factors) {
    const own = values[name];
    if (isText(own)) {
      for (let i = 0; i < rows; i++) if (own[i] !== level) data[i * width + j] = 0;
    } else {
      for (let i = 0; i < rows; i++) data[i * width + j] *= own[i];
    }
  }
}

function uses(column: DesignColumn, name: string): boolean {
  return column.factors.some((factor) => factor.column === name);
}

/** The design as it would be if a column had one value (a number, or a level of a text column) in every row. */
export function refillDesign(design: Design, name: string, value: number | string): DenseMatrix {
  const rows = design.rows.length;
  const x = denseMatrix(rows, design.columns.length, Float64Array.from(design.x.data));
  const replaced: ModelColumn =
    typeof value === 'number' ? new Float64Array(rows).fill(value) : Array(rows).fill(value);
  const values = { ...design.values, [name]: replaced };
  design.columns.forEach((column, j) => {
    if (uses(column, name)) fillColumn(x, column, j, values);
  });
  return x;
}

/** Derivative of every design column with respect to one numeric column. */
export function differentiateDesign(design: Design, name: string): DenseMatrix {
  const x = denseMatrix(design.rows.length, design.columns.length);
  design.columns.forEach((column, j) => {
    if (!uses(column, name)) return;
    const factors = column.factors.filter((factor) => factor.column !== name);
    fillColumn(x, { ...column, factors }, j, design.values);
  });
  return x;
}

/**
 * Builds the design of the given rows, with an intercept first; null where it would have at least as many columns
 * as rows, `width` saying how many. O(rows · columns).
 */
export function buildDesign(
  terms: readonly Term[],
  columns: Readonly<Record<string, ModelColumn>>,
  rows: Int32Array,
): { readonly width: number; readonly design: Design | null } {
  const values: Record<string, ModelColumn> = {};
  const levels: Record<string, readonly string[]> = {};
  for (const name of new Set(terms.flat())) {
    const column = columns[name];
    if (isText(column)) {
      const taken = Array.from(rows, (row) => column[row]);
      values[name] = taken;
      levels[name] = [...new Set(taken)].sort();
    } else {
      values[name] = Float64Array.from(rows, (row) => column[row]);
    }
  }
  const designColumns: DesignColumn[] = [
    { name: INTERCEPT, term: -1, factors: [] },
    ...terms.flatMap((term, index) => expandTerm(term, index, terms, levels)),
  ];
  const width = designColumns.length;
  if (width >= rows.length) return { width, design: null };
  const x = denseMatrix(rows.length, width);
  designColumns.forEach((column, j) => fillColumn(x, column, j, values));
  return { width, design: { terms, columns: designColumns, x, rows, levels, values } };
}

/** The first term whose columns are the same in every row (a text column of one level included), or null. */
export function constantTerm(design: Design): string | null {
  const width = design.columns.length;
  for (let t = 0; t < design.terms.length; t++) {
    const own = design.columns.flatMap((column, j) => (column.term === t ? [j] : []));
    const constant = own.every((j) => {
      const first = design.x.data[j];
      for (let i = 1; i < design.rows.length; i++) {
        if (design.x.data[i * width + j] !== first) return false;
      }
      return true;
    });
    if (constant) return termName(design.terms[t]);
  }
  return null;
}
