import { failure, problem, success, type Problem, type Result, type Table } from '../model';
import type { QuoteFault, RowSink } from './csv-tokenizer';
import { withoutGuard } from './spreadsheet-guard';

export interface BuilderOptions {
  readonly file: string;
  /** False: the first row is data. Absent: `supplyHeader` decides. */
  readonly header?: boolean;
  /** Names for a file whose first row is seen to be data; null where that row holds the names. */
  supplyHeader(firstRow: readonly string[]): readonly string[] | null;
  /** Take the spreadsheet guard's apostrophe away from cells. */
  readonly unguard?: boolean;
}

export interface BuiltTable {
  readonly table: Table;
  readonly header: boolean;
}

export interface TableBuilder extends RowSink {
  finish(): Result<BuiltTable>;
}

interface Misfit {
  rows: number;
  row: number;
  line: number;
  found: number;
}

/**
 * Gathers rows into columns. The first row gives the number of columns: shorter rows are filled with '', what longer rows have more
 * is left out, and both are reported once with their number and the first of them.
 */
export function createTableBuilder(options: BuilderOptions): TableBuilder {
  let header: readonly string[] | null = null;
  let named = true;
  let columns: string[][] = [];
  let pools: StringPool[] = [];
  let rowCount = 0;
  let lines = new Int32Array(1024);
  const short = misfit();
  const long = misfit();
  const faults = { unclosed: misfit(), stray: misfit() };
  let strayExample = '';

  function begin(first: string[]): boolean {
    const supplied = options.header === true ? null : options.supplyHeader(first);
    named = options.header !== false && supplied === null;
    header = named ? first : (supplied ?? first.map((_, i) => `column_${i + 1}`));
    if (named && options.unguard) header = header.map(withoutGuard);
    columns = header.map(() => []);
    pools = header.map(() => createStringPool());
    return named;
  }

  function row(cells: string[], line: number): void {
    if (header === null && begin(cells)) return;
    const width = columns.length;
    const found = cells.length;
    if (found !== width) note(found < width ? short : long, rowCount, line, found);
    for (let c = 0; c < width; c++) {
      let cell = c < found ? cells[c] : '';
      if (options.unguard) cell = withoutGuard(cell);
      columns[c].push(pools[c].shared(cell));
    }
    if (rowCount === lines.length) lines = grown(lines);
    lines[rowCount++] = line;
  }

  function fault(kind: QuoteFault, line: number, cell: string): void {
    note(faults[kind], header === null ? -1 : rowCount, line, 0);
    if (kind === 'stray' && strayExample === '') strayExample = cell.slice(0, 80);
  }

  function finish(): Result<BuiltTable> {
    const file = options.file;
    if (header === null) return failure(problem('file-empty', 'error', { file }, {}));
    if (rowCount === 0) return failure(problem('file-header-only', 'error', { file }, {}));
    const expected = columns.length;
    const problems: Problem[] = [];
    const where = ({ row, line }: Misfit) => ({ file, line, ...(row >= 0 && { row: row + 1 }) });
    if (faults.unclosed.rows > 0) {
      const facts = { rows: faults.unclosed.rows };
      problems.push(problem('quote-unclosed', 'warning', where(faults.unclosed), facts));
    }
    if (faults.stray.rows > 0) {
      const facts = { rows: faults.stray.rows, example: strayExample };
      problems.push(problem('quote-stray', 'warning', where(faults.stray), facts));
    }
    if (short.rows > 0) {
      const facts = { expected, found: short.found, rows: short.rows };
      problems.push(problem('row-too-short', 'warning', where(short), facts));
    }
    if (long.rows > 0) {
      const facts = { expected, found: long.found, rows: long.rows };
      problems.push(problem('row-too-long', 'warning', where(long), facts));
    }
    const table: Table = {
      name: file,
      header,
      columns,
      rowCount,
      lines: lines.slice(0, rowCount),
    };
    return success({ table, header: named }, problems);
  }

  return { row, fault, finish };
}

function misfit(): Misfit {
  return { rows: 0, row: 0, line: 0, found: 0 };
}

/** Counts a row once, however many of its cells are at fault. */
function note(misfits: Misfit & { last?: number }, row: number, line: number, found: number) {
  if (misfits.rows > 0 && misfits.last === row) return;
  if (misfits.rows++ === 0) Object.assign(misfits, { row, line, found });
  misfits.last = row;
}

function grown(lines: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(lines.length * 2);
  larger.set(lines);
  return larger;
}

interface StringPool {
  shared(cell: string): string;
}

const POOL_SIZE = 4096;

/**
 * Hands out one string for equal cells as long as a column repeats itself (prefectures, kinds, dates), which halves the memory of a
 * register. A column of ever new values (names, numbers) stops pooling.
 */
function createStringPool(): StringPool {
  let pool: Map<string, string> | null = new Map();
  return {
    shared(cell) {
      if (pool === null || cell === '') return cell;
      const known = pool.get(cell);
      if (known !== undefined) return known;
      if (pool.size >= POOL_SIZE) pool = null;
      else pool.set(cell, cell);
      return cell;
    },
  };
}
