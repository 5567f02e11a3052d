import type { Problem, Result, Table, TableOrigin } from '../model';
import type { RowSink } from './csv-tokenizer';
import type { TableContent } from './recognise';

export interface BuilderOptions {
  readonly file: string;
  /** False: the first row is data. True: it holds the names. Absent: `headerRows` says, else the header is looked for. */
  readonly header?: boolean;
  /** First and last line of the header. */
  readonly headerRows?: readonly [number, number];
  /** Lines that are no rows of the table. Absent: totals and notes are found, unless `header` is true or `verbatim`. */
  readonly leftOut?: readonly number[];
  /** Names for a file whose first row is seen to be data; null where that row holds the names. */
  supplyHeader(firstRow: readonly string[]): readonly string[] | null;
  /** Take the spreadsheet guard's apostrophe away from cells. */
  readonly unguard?: boolean;
  /** Keep the names as they are, and every row. */
  readonly verbatim?: boolean;
  /** What the table is to be, where that is known. */
  readonly wanted?: TableContent;
  /** Last row that cells merged downward from a row reach. */
  mergedTo?(line: number): number;
}

export interface BuiltTable {
  readonly table: Table;
  /** What is known of the table's place in its file. */
  readonly found: Pick<TableOrigin, 'header' | 'headerRows' | 'leftOut' | 'top'>;
}

export interface TableBuilder extends RowSink {
  /** `summed`: a cell is the sum of others. `inexact`: a column whose number has lost digits, -1 for none. */
  row(cells: string[], line: number, summed?: boolean, inexact?: number): void;
  /** Why the rows are no table yet: two of them fit as the header alike. */
  readonly stopped: Problem | null;
  /** Rows that wait: those that came since the beginning or since `drain`. */
  readonly waiting: number;
  /** The rows so far as a table of their own, which are then forgotten; null while the header is looked for. */
  drain(): Table | null;
  /** Tells of rows that were taken elsewhere, behind those that were drained. */
  passed(rows: number): void;
  /** The rows that are left, and what was noticed in all. */
  finish(): Result<BuiltTable>;
}
