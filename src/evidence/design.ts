import { named } from '../model';
import {
  columnRanges,
  onesColumn,
  type ChosenColumns,
  type DesignMatrix,
  type MeasuredColumn,
} from '../stats/design-matrix';
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

type Block = MeasuredColumn | ChosenColumns;

/** What a model's right-hand side became, for the rows that have every value. */
export interface Design {
  readonly terms: readonly Term[];
  readonly columns: readonly DesignColumn[];
  readonly x: DesignMatrix;
  /** The part of `x` that each term fills. */
  readonly blocks: readonly Block[];
  /** Rows of the table that take part, ascending. */
  readonly rows: Int32Array;
  /** Text column → its levels among these rows; the first is the one that dummies compare with. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** Text column → each row's place among its levels. */
  readonly codes: Readonly<Record<string, Int32Array>>;
  /** The numeric columns that the terms use, for these rows. */
  readonly values: Readonly<Record<string, Float64Array>>;
}

export const INTERCEPT = '(intercept)';

/** Rows with a finite outcome and a value in every column that the terms use. */
export function completeRows(
  outcome: Float64Array,
  terms: readonly Term[],
  columns: Readonly<Record<string, ModelColumn>>,
): Int32Array {
  const complete = Uint8Array.from(outcome, (value) => (Number.isFinite(value) ? 1 : 0));
  for (const name of new Set(terms.flat())) {
    const column = columns[name];
    if (isText(column)) {
      for (let i = 0; i < complete.length; i++) if (column[i] === '') complete[i] = 0;
    } else {
      for (let i = 0; i < complete.length; i++) if (!Number.isFinite(column[i])) complete[i] = 0;
    }
  }
  const rows: number[] = [];
  complete.forEach((isComplete, row) => {
    if (isComplete) rows.push(row);
  });
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

/** What the terms' blocks are filled from. */
interface Filling extends Pick<Design, 'terms' | 'levels' | 'codes' | 'values'> {
  readonly rows: { readonly length: number };
}

/** Adds a text column's choice to the columns that rows have their entry in; `from`: the first level that has a dummy. */
function stepAlong(of: Int32Array, codes: Int32Array, from: number, stride: number): void {
  for (let i = 0; i < of.length; i++) {
    if (of[i] < 0) continue;
    of[i] = codes[i] < from ? -1 : of[i] + stride * (codes[i] - from);
  }
}

/** The columns of a term, from `first` on: in each row the product of the measurements, in the column of the texts' levels. */
function fillBlock(term: Term, first: number, filling: Filling): Block {
  const { terms, levels, codes, rows } = filling;
  const ofNumbers = term.filter((name) => !Object.hasOwn(levels, name));
  const values = ofNumbers
    .map((name) => filling.values[name])
    .reduce<Float64Array | null>(
      (before, own) => before?.map((value, i) => value * own[i]) ?? own,
      null,
    );
  if (values && ofNumbers.length === term.length) return { column: first, values };
  const of = new Int32Array(rows.length).fill(first);
  let count = 1;
  for (const name of term) {
    if (!Object.hasOwn(levels, name)) continue;
    const own = levelsIn(term, name, terms, levels[name]);
    stepAlong(of, codes[name], levels[name].length - own.length, count);
    count *= own.length;
  }
  return { first, count, of, values };
}

function gatherBlocks(blocks: readonly Block[], rows: number, columns: number): DesignMatrix {
  return {
    rows,
    columns,
    measured: blocks.filter((block) => 'column' in block),
    chosen: blocks.filter((block) => 'of' in block),
  };
}

/** The block of every term again, from other columns; null for terms that do not use `name`. */
function refillBlocks(
  design: Design,
  name: string,
  other: Partial<Pick<Design, 'codes' | 'values'>>,
): (Block | null)[] {
  return design.terms.map((term, t) => {
    if (!term.includes(name)) return null;
    const block = design.blocks[t];
    return fillBlock(term, 'of' in block ? block.first : block.column, { ...design, ...other });
  });
}

/** The design as it would be if a column had one value (a number, or a level of a text column) in every row. */
export function refillDesign(design: Design, name: string, value: number | string): DesignMatrix {
  const { rows, codes, values, blocks } = design;
  if (!design.terms.some((term) => term.includes(name))) return design.x;
  const other =
    typeof value === 'number'
      ? { values: { ...values, [name]: new Float64Array(rows.length).fill(value) } }
      : {
          codes: {
            ...codes,
            [name]: new Int32Array(rows.length).fill(design.levels[name].indexOf(value)),
          },
        };
  const refilled = refillBlocks(design, name, other).map((block, t) => block ?? blocks[t]);
  const x = gatherBlocks(
    [onesColumn(rows.length), ...refilled],
    rows.length,
    design.columns.length,
  );
  return design.x.offset ? { ...x, offset: design.x.offset } : x;
}

/** Derivative of every design column with respect to one numeric column. */
export function differentiateDesign(design: Design, name: string): DesignMatrix {
  const { rows, columns } = design;
  const values = { ...design.values, [name]: new Float64Array(rows.length).fill(1) };
  const blocks = refillBlocks(design, name, { values }).filter((block) => block !== null);
  return gatherBlocks(blocks, rows.length, columns.length);
}

/** A text column's levels by code unit, `base` before all others, and each of the rows' place among them. */
function encode(column: readonly string[], rows: Int32Array, base?: string) {
  const sorted = [...new Set(Array.from(rows, (row) => column[row]))].sort();
  const levels =
    base !== undefined && sorted.includes(base)
      ? [base, ...sorted.filter((level) => level !== base)]
      : sorted;
  const placeOf = new Map(levels.map((level, place) => [level, place]));
  return { levels, codes: Int32Array.from(rows, (row) => placeOf.get(column[row])!) };
}

/**
 * Builds the design of the given rows, with an intercept first; null where it would have at least as many columns
 * as rows, `width` saying how many. O(rows · terms).
 */
export function buildDesign(
  terms: readonly Term[],
  columns: Readonly<Record<string, ModelColumn>>,
  rows: Int32Array,
  bases: Readonly<Record<string, string>> = {},
): { readonly width: number; readonly design: Design | null } {
  // A column may have any name, constructor and __proto__ too.
  const values = named<Float64Array>();
  const levels = named<readonly string[]>();
  const codes = named<Int32Array>();
  for (const name of new Set(terms.flat())) {
    const column = columns[name];
    const base = Object.hasOwn(bases, name) ? bases[name] : undefined;
    if (isText(column)) ({ levels: levels[name], codes: codes[name] } = encode(column, rows, base));
    else values[name] = Float64Array.from(rows, (row) => column[row]);
  }
  const ofTerms = terms.map((term, index) => expandTerm(term, index, terms, levels));
  const designColumns: DesignColumn[] = [
    { name: INTERCEPT, term: -1, factors: [] },
    ...ofTerms.flat(),
  ];
  const width = designColumns.length;
  if (width >= rows.length) return { width, design: null };
  let first = 1;
  const blocks = terms.map((term, t) => {
    const block = fillBlock(term, first, { terms, levels, codes, values, rows });
    first += ofTerms[t].length;
    return block;
  });
  const x = gatherBlocks([onesColumn(rows.length), ...blocks], rows.length, width);
  return {
    width,
    design: { terms, columns: designColumns, x, blocks, rows, levels, codes, values },
  };
}

/** The first term whose columns are the same in every row (a text column of one level included), or null. */
export function constantTerm(design: Design): string | null {
  const { low, high } = columnRanges(design.x);
  const constant = design.terms.find((_, t) =>
    design.columns.every((column, j) => column.term !== t || low[j] === high[j]),
  );
  return constant ? termName(constant) : null;
}
