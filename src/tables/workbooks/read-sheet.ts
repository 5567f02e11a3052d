import type { CellObject, DenseWorkSheet, Range, WorkBook } from '@e965/xlsx';
import {
  failure,
  problem,
  success,
  type Problem,
  type Result,
  type Run,
  type Table,
} from '../../model';
import { MOST_ROWS } from '../cards/cards';
import { cellReader } from './excel-cells';
import type { TableOptions } from '../file-driver';
import { isBeyondSpreadsheets } from '../values/lost-digits';
import { COLUMN_LIMIT } from '../read-csv';
import { isTaxAgencyRow, TAX_AGENCY_COLUMNS } from '../register';
import { createTableBuilder } from '../table-builder';

const ROWS_PER_TURN = 5000;

/** One sheet of a workbook as a table. */
export async function readSheet(
  file: string,
  book: WorkBook,
  sheet: string,
  options: TableOptions,
  run: Run,
): Promise<Result<Table>> {
  const worksheet = (book.Sheets[sheet] ?? {}) as Partial<DenseWorkSheet>;
  const rows = (worksheet['!data'] ?? []) as (CellObject | undefined)[][];
  const merges = ((worksheet['!merges'] ?? []) as Range[]).filter(({ s, e }) => e.r > s.r);
  const width = rows.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0);
  if (width > COLUMN_LIMIT) {
    const facts = { columns: width, limit: COLUMN_LIMIT };
    return failure(problem('too-many-columns', 'error', { file }, facts));
  }
  const filled = fillDown(rows, merges);
  const builder = createTableBuilder({
    ...options,
    file,
    supplyHeader: (first) => (isTaxAgencyRow(first) ? TAX_AGENCY_COLUMNS : null),
    mergedTo: (line) =>
      merges.reduce((last, { s, e }) => (s.r === line - 1 ? Math.max(last, e.r + 1) : last), line),
  });
  const textOf = cellReader(book.Workbook?.WBProps?.date1904 === true);
  for (let row = 0; row < rows.length; row++) {
    const cells = rowCells(rows[row], width, textOf);
    if (cells) builder.row(cells, row + 1, rows[row].some(isSum), rows[row].findIndex(isInexact));
    if (row % ROWS_PER_TURN === ROWS_PER_TURN - 1) {
      run.progress(row / rows.length);
      const turn = run.checkpoint();
      if (turn) await turn;
    }
  }
  run.progress(1);
  const built = builder.finish();
  if (!built.ok) return built;
  const { table, found } = built.value;
  const problems = [...built.problems];
  if (filled > 0) problems.push(problem('merged-filled', 'note', { file }, { cells: filled }));
  const hidden = hiddenRows(worksheet, table);
  if (hidden) problems.push(hidden);
  return success({ ...withoutEmptyEnd(table), origin: { format: 'workbook', ...found } }, problems);
}

/** What is told of rows of the table that a filter or a person has hidden in the workbook; null where there are none. */
function hiddenRows(worksheet: Partial<DenseWorkSheet>, { name, lines }: Table): Problem | null {
  const hidden = (lines ?? []).filter((line) => worksheet['!rows']?.[line - 1]?.hidden);
  if (hidden.length === 0) return null;
  const facts = { rows: hidden.length, of: lines!.length };
  return problem('rows-hidden', 'warning', { file: name, line: hidden[0] }, facts);
}

/** Gives the first cell of each merged range to the rows below it; the number of cells that were filled. */
function fillDown(rows: (CellObject | undefined)[][], merges: readonly Range[]): number {
  let filled = 0;
  for (const { s, e } of merges) {
    const first = rows[s.r]?.[s.c];
    if (!first || first.t === 'z') continue;
    for (let row = s.r + 1; row <= e.r && row < rows.length; row++) {
      // A row without any other cell is no row.
      if (!rows[row]?.some((cell) => cell && cell.t !== 'z')) continue;
      rows[row][s.c] = first;
      filled++;
    }
  }
  return filled;
}

/** The texts of a sheet as they stand in it, row by row; merged cells have theirs in the first. No more rows than a card may have, and one. */
export function textsOf(book: WorkBook, sheet: string): readonly (readonly string[])[] {
  const { '!data': rows = [] } = (book.Sheets[sheet] ?? {}) as Partial<DenseWorkSheet>;
  const textOf = cellReader(book.Workbook?.WBProps?.date1904 === true);
  return rows
    .slice(0, MOST_ROWS + 1)
    .map((row) => Array.from(row ?? [], (cell) => (cell ? textOf(cell) : '')));
}

/** Null for a row without any filled cell. */
function rowCells(
  row: readonly (CellObject | undefined)[] | undefined,
  width: number,
  textOf: (cell: CellObject) => string,
): string[] | null {
  if (!row) return null;
  const cells = new Array<string>(width).fill('');
  let isFilled = false;
  for (let column = 0; column < row.length; column++) {
    const cell = row[column];
    if (!cell) continue;
    const text = textOf(cell);
    cells[column] = text;
    isFilled ||= text !== '';
  }
  return isFilled ? cells : null;
}

const isSum = (cell: CellObject | undefined): boolean =>
  cell?.f !== undefined && /^(?:SUM|SUBTOTAL|AVERAGE)\(/i.test(cell.f);

const isInexact = (cell: CellObject | undefined): boolean =>
  cell?.t === 'n' && isBeyondSpreadsheets(cell.v as number);

/** Columns at the right end that have neither a name nor a cell were reached by titles and notes only. */
function withoutEmptyEnd(table: Table): Table {
  let width = table.columns.length;
  while (
    width > 1 &&
    /^(?:column_\d+)?$/.test(table.header[width - 1]) &&
    table.columns[width - 1].every((cell) => cell === '')
  )
    width--;
  return { ...table, header: table.header.slice(0, width), columns: table.columns.slice(0, width) };
}
