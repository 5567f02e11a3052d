/** Types of columns that every engine has. */
export type ColumnType = 'whole' | 'real' | 'text';

export interface ReadStep {
  readonly kind: 'read';
  readonly table: string;
  /** A CSV beside the script: one line of names, empty cells are null. */
  readonly file: string;
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  readonly why: string;
}

/** A table of its own, made of those before it; it may take the place of one that it reads. */
export interface MakeStep {
  readonly kind: 'make';
  readonly table: string;
  readonly query: string;
  readonly why: string;
}

/** Steps that are done again until `until`, a query of one truth value, says true. */
export interface RepeatStep {
  readonly kind: 'repeat';
  readonly steps: readonly MakeStep[];
  readonly until: string;
  readonly why: string;
}

export interface WriteStep {
  readonly kind: 'write';
  readonly table: string;
  /** What the rows are ordered by, where the engine writes one file. */
  readonly order: string;
  readonly why: string;
}

export type Step = ReadStep | MakeStep | RepeatStep | WriteStep;

export const make = (table: string, why: string, query: string): MakeStep => ({
  kind: 'make',
  table,
  why,
  query,
});

/**
 * A number as a literal that every engine takes for a double: with an exponent, since Spark and DuckDB take 0.1 for a decimal. Throws
 * RangeError for one that is not finite.
 */
export function real(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} in a script`);
  const text = String(value);
  return text.includes('e') ? text.replace('e+', 'e') : `${text}e0`;
}

/** A text as a literal of standard SQL. */
export const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Sum of three squares of an expression per axis, in the order in which the study adds them. */
export const squares = (of: (axis: 'x' | 'y' | 'z') => string): string =>
  (['x', 'y', 'z'] as const).map((axis) => `(${of(axis)}) * (${of(axis)})`).join(' + ');
