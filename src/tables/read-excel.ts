import { readSheet } from 'read-excel-file/universal';
import {
  failure,
  problem,
  success,
  type ReadOptions,
  type Result,
  type Run,
  type Table,
} from '../model';
import { isTaxAgencyRow, TAX_AGENCY_COLUMNS } from './register';
import { COLUMN_LIMIT } from './read-csv';
import { createTableBuilder } from './table-builder';

/** Excel keeps 15 digits; more in the file are the noise of binary fractions. */
const EXCEL_DIGITS = 15;

const ROWS_PER_TURN = 5000;

/** Not allowed in the name of a sheet, so no workbook has it. */
const NO_SHEET = '/';

type ExcelCell = string | boolean | Date | null;

/**
 * Reads a sheet of an .xlsx workbook into a table. Text is verbatim, furigana left out; numbers are their digits (at most 15, a
 * 13-digit corporate number unchanged); dates are ISO text, with the time of day where they have one; formulas give the value that
 * Excel saved; a cell with an Excel error is ''. Rows without any filled cell are no rows. `lines` are the sheet's row numbers.
 */
export async function readExcel(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions,
  run: Run,
): Promise<Result<Table>> {
  const file = name;
  // A copy: Node's Buffer is a view of a larger one, and its own slice is no copy.
  const { buffer } = new Uint8Array(bytes);
  let rows: readonly (readonly ExcelCell[])[];
  let sheets: readonly string[];
  try {
    sheets = await sheetNames(buffer);
    if (options.sheet !== undefined && !sheets.includes(options.sheet)) {
      const facts = { wanted: options.sheet, sheets };
      return failure(problem('sheet-unknown', 'error', { file }, facts));
    }
    const format = { trim: false, parseNumber: numberText };
    rows = (await readSheet<string>(buffer, options.sheet ?? sheets[0], format)) as never;
  } catch (cause) {
    return failure(problem('file-unreadable', 'error', { file }, { reason: reasonOf(cause) }));
  }
  const sheet = options.sheet ?? sheets[0];
  const width = rows[0]?.length ?? 0;
  if (width > COLUMN_LIMIT) {
    const facts = { columns: width, limit: COLUMN_LIMIT };
    return failure(problem('too-many-columns', 'error', { file }, facts));
  }
  const builder = createTableBuilder({
    file,
    header: options.header,
    supplyHeader: (first) => (isTaxAgencyRow(first) ? TAX_AGENCY_COLUMNS : null),
  });
  for (let row = 0; row < rows.length; row++) {
    const cells = rows[row].map(cellText);
    if (cells.some((cell) => cell !== '')) builder.row(cells, row + 1);
    if (row % ROWS_PER_TURN === ROWS_PER_TURN - 1) {
      run.progress(row / rows.length);
      const turn = run.checkpoint();
      if (turn) await turn;
    }
  }
  run.progress(1);
  const built = builder.finish();
  if (!built.ok) return built;
  const { table, header } = built.value;
  return success(
    { ...table, origin: { format: 'workbook', sheet, sheets, header } },
    built.problems,
  );
}

/** Names of a workbook's sheets in their order. The library tells them when it is asked for a sheet that can't exist. */
async function sheetNames(buffer: ArrayBuffer): Promise<readonly string[]> {
  try {
    await readSheet(buffer, NO_SHEET);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'SheetNotFoundError') {
      return (cause as Error & { sheets: string[] }).sheets;
    }
    throw cause;
  }
  return [NO_SHEET];
}

function numberText(digits: string): string {
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return String(value);
  return String(Number(value.toPrecision(EXCEL_DIGITS)));
}

function cellText(cell: ExcelCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return dateText(cell);
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** Excel's dates know no time zone; the library gives them as UTC. Before Excel's first day stands a bare time of day. */
function dateText(date: Date): string {
  const time = Math.round(date.getTime() / SECOND) * SECOND;
  const iso = new Date(time).toISOString();
  if (time < EXCEL_FIRST_DAY) return iso.slice(11, 19);
  return time % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

const EXCEL_FIRST_DAY = Date.UTC(1900, 0, 1);

/** A code for what is wrong with a workbook; the library's own sentences are not shown to people. */
function reasonOf(cause: unknown): string {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'InvalidInputError') return String((cause as { code?: unknown }).code ?? name);
  return name === 'InvalidSpreadsheetError' ? 'xlsx-content' : 'xlsx-structure';
}
