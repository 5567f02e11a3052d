import {
  read,
  SSF,
  type CellObject,
  type DenseWorkSheet,
  type Range,
  type WorkBook,
} from '@e965/xlsx';
import {
  failure,
  problem,
  success,
  type Problem,
  type Result,
  type Run,
  type SheetRead,
  type Table,
  type TableOrigin,
} from '../model';
import { within } from '../model/run';
import type { TableOptions } from './file-driver';
import { isTaxAgencyRow, TAX_AGENCY_COLUMNS } from './register';
import { COLUMN_LIMIT } from './read-csv';
import { isOfOneForm, stackSheets, type ReadSheet } from './stack-sheets';
import { isBeyondSpreadsheets } from './lost-digits';
import { archiveTooLarge, zipFault } from './read-zip';
import { createTableBuilder } from './table-builder';

/** Excel keeps 15 digits; more in the file are the noise of binary fractions. */
const EXCEL_DIGITS = 15;

const ROWS_PER_TURN = 5000;

/**
 * Reads a sheet of a workbook (.xlsx, .xls, .ods) into a table, or several stacked. Text is verbatim, furigana left out; numbers are their digits (at
 * most 15), but as the sheet shows them where their format gives codes or words (00000, 0"件以上"); dates are ISO text whatever their era, with
 * the time of day where they have one; formulas give the value that was saved; a cell with an error is ''. What cells merged
 * downward say holds for every row of theirs, which is told. Rows without any filled cell are no rows. `lines` are the sheet's row numbers.
 */
export async function readExcel(
  name: string,
  bytes: Uint8Array,
  options: TableOptions,
  run: Run,
): Promise<Result<Table>> {
  const file = name;
  const { sheets: several } = options;
  const wanted = several
    ? several === 'all'
      ? undefined
      : several.map((each) => each.name)
    : (options.sheet ?? 0);
  const damaged = damageOf(file, bytes);
  if (damaged) return failure(damaged);
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      nodim: true,
      sheets: wanted,
    });
  } catch (cause) {
    return failure(problem('file-unreadable', 'error', { file }, { reason: reasonOf(cause) }));
  }
  const sheets = book.SheetNames;
  const named =
    several && several !== 'all' ? several.map((each) => each.name) : [options.sheet ?? sheets[0]];
  const unknown = named.find((each) => !sheets.includes(each));
  if (unknown !== undefined)
    return failure(problem('sheet-unknown', 'error', { file }, { wanted: unknown, sheets }));
  if (several) return readStacked(file, book, options, run);
  const [sheet] = named;
  const table = await readSheet(file, book, sheet, options, run);
  if (!table.ok) return table;
  const origin = { ...table.value.origin!, sheet, sheets };
  return success({ ...table.value, origin }, table.problems);
}

/** Several sheets as one table; of `all` those that have the columns of the first one that holds a table. */
async function readStacked(
  file: string,
  book: WorkBook,
  options: TableOptions,
  run: Run,
): Promise<Result<Table>> {
  const all = options.sheets === 'all';
  const wanted: readonly SheetRead[] =
    options.sheets === 'all' ? book.SheetNames.map((name) => ({ name })) : options.sheets!;
  const read: ReadSheet[] = [];
  const stacked: SheetRead[] = [];
  const problems: Problem[] = [];
  const passed: string[] = [];
  for (const [i, sheet] of wanted.entries()) {
    const how = { ...options, ...sheet };
    const table = await readSheet(
      file,
      book,
      sheet.name,
      how,
      within(run, i / wanted.length, (i + 1) / wanted.length),
    );
    const fits = table.ok && (read.length === 0 || isOfOneForm(read[0].table, table.value));
    if (all && !fits) passed.push(sheet.name);
    else if (!table.ok) return table;
    else {
      problems.push(...table.problems);
      read.push({ name: sheet.name, table: table.value });
      stacked.push(placeIn(sheet.name, table.value.origin!));
    }
  }
  if (read.length === 0) return readSheet(file, book, book.SheetNames[0], options, run);
  if (passed.length > 0)
    problems.push(problem('sheets-left-out', 'warning', { file }, { sheets: passed.join(', ') }));
  const { table, problems: differing } = stackSheets(file, read);
  const first = read[0].table.origin!;
  const leftOut = read.flatMap(({ name, table: { origin } }) =>
    (origin?.leftOut ?? []).map((row) => ({ ...row, sheet: name })),
  );
  const origin: TableOrigin = {
    ...first,
    sheet: read[0].name,
    sheets: book.SheetNames,
    stacked,
    ...(first.leftOut || leftOut.length > 0 ? { leftOut } : {}),
  };
  return success({ ...table, origin }, [...problems, ...differing]);
}

/** Where a sheet's table was found, so that it is read again without looking. */
function placeIn(name: string, { header, headerRows, leftOut = [] }: TableOrigin): SheetRead {
  return {
    name,
    header,
    ...(headerRows ? { headerRows } : {}),
    leftOut: leftOut.map(({ line }) => line),
  };
}

async function readSheet(
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
  return success({ ...withoutEmptyEnd(table), origin: { format: 'workbook', ...found } }, problems);
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

type Shown = 'digits' | 'date' | 'as-shown';

/** Text of cells; what a format does is found once per format. */
function cellReader(epoch1904: boolean): (cell: CellObject) => string {
  const known = new Map<string, Shown>();
  const shownBy = (format: string): Shown => {
    let shown = known.get(format);
    if (!shown) known.set(format, (shown = shownOf(format)));
    return shown;
  };
  return ({ t, v, z }) => {
    if (t === 's') return v as string;
    if (t === 'b') return v ? 'TRUE' : 'FALSE';
    if (t === 'd') return dateText((v as Date).getTime());
    if (t !== 'n') return '';
    const value = v as number;
    const format = String(z ?? 'General');
    const shown = shownBy(format);
    if (shown === 'date' && isDay(value)) return dateText(timeOf(value, epoch1904));
    return shown === 'as-shown' ? SSF.format(format, value) : numberText(value);
  };
}

/** Formats that pad with zeros, or put words or signs between and behind digits, show text; all others show a number. */
function shownOf(format: string): Shown {
  if (format === 'General') return 'digits';
  if (SSF.is_date(format)) return 'date';
  const [positive] = format.split(';');
  const plain = positive.replace(/\[[^\]]*\]|_.|\*./g, '');
  if (plain.includes('.') || plain.includes('%')) return 'digits';
  return /^0{2,}|0-0|"[^"]*(?:以上|以下|未満|超)[^"]*"/.test(plain) ? 'as-shown' : 'digits';
}

function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return String(Number(value.toPrecision(EXCEL_DIGITS)));
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** What Excel itself shows as a date: up to the end of 9999. A longer number that was given the format of a date stays the number that it is. */
const isDay = (serial: number): boolean => serial >= 0 && serial < 2_958_466;

/** Before March 1900 Excel counts a day that there was not. */
function timeOf(serial: number, epoch1904: boolean): number {
  if (epoch1904) return EPOCH_1904 + serial * DAY;
  return EPOCH + (serial >= 1 && serial < 60 ? serial + 1 : serial) * DAY;
}

/** Dates know no time zone. Before Excel's first day stands a bare time of day. */
function dateText(milliseconds: number): string {
  const time = Math.round(milliseconds / SECOND) * SECOND;
  const iso = new Date(time).toISOString();
  if (time < EXCEL_FIRST_DAY) return iso.slice(11, 19);
  return time % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

const EXCEL_FIRST_DAY = Date.UTC(1900, 0, 1);

/**
 * What a workbook's own checksums and sizes say against it, before it is laid out: the library looks at neither, and reads a changed digit as
 * another number. Null for a workbook of the older form, and for an archive of a form that is not known here.
 */
function damageOf(file: string, bytes: Uint8Array): Problem | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  try {
    // Also of one that is cut short, on which the library may look for its end without end.
    const reason = zipFault(bytes);
    return reason && problem('file-unreadable', 'error', { file }, { reason });
  } catch (error) {
    if (error instanceof RangeError) return archiveTooLarge(file, error);
    throw error;
  }
}

/** A code for what is wrong with a workbook; the library's own sentences are not shown to people. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : '';
  return /password|encrypt/i.test(text) ? 'encrypted' : 'workbook-structure';
}
