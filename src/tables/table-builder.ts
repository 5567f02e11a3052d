import { failure, problem, success, type Problem, type Result, type Table } from '../model';
import type { BuilderOptions, BuiltTable, TableBuilder } from './building';
import { isDitto } from './ditto';
import { createGroupColumn, type GroupColumn } from './headers/group-column';
import { headerRival } from './headers/header-rivals';
import {
  distinctNames,
  filledUpTo,
  findHeader,
  findLabelRow,
  headerNames,
  TOP_ROWS,
} from './headers/layout';
import { createLeftOut, isBesideTheTable, type LeftOutAs } from './headers/left-out';
import { createDigitsWatch, isShortened } from './values/lost-digits';
import type { QuoteFault } from './csv-tokenizer';
import { withoutGuard } from './values/spreadsheet-guard';
import { createMisfits } from './misfits';
import { isNumberAlone, partOf, sideBySide, type SideBySide } from './headers/side-by-side';
import { createSameAddress, type SameAddress } from './same-address';
import { shapedTable } from './headers/shaped-table';
import { createStringPool, type StringPool } from './values/string-pool';
import { createEndWatch, type EndWatch, type RowPart } from './headers/table-end';

interface HeldRow {
  readonly cells: string[];
  readonly line: number;
  readonly summed: boolean;
  readonly inexact: number;
}

/** Headings of groups, notes and numbers alone fill no more cells. */
const FEW_CELLS = 2;

/** Rows that a person is shown to choose the header from. */
const SHOWN_TOP = 12;

/**
 * Gathers rows into columns. The first rows are held until the header is found among them (see `findHeader`); what stands above it is
 * no row. The header gives the number of columns: shorter rows are filled with '', what longer rows have more
 * is left out, and both are reported once with their number and the first of them. Rows of blank cells are none, and marks of repetition
 * (〃, 同上) stand for the cell above.
 */
export function createTableBuilder(options: BuilderOptions): TableBuilder {
  let held: HeldRow[] = [];
  let top: HeldRow[] = [];
  let header: readonly string[] | null = null;
  let headerRows: readonly [number, number] | null = null;
  let columns: string[][] = [];
  let pools: StringPool[] = [];
  let rowCount = 0;
  /** Rows that were taken away by `drain`. */
  let drained = 0;
  let lines = new Int32Array(1024);
  const misfits = createMisfits(() => columns.length);
  const digits = createDigitsWatch();
  /** The cells of the row above, for those that repeat them by a mark. */
  const above: string[] = [];
  const dittos = { cells: 0, line: 0 };
  const leftOut = createLeftOut(options.file);
  let end: EndWatch<HeldRow> | null = null;
  let sameAddress: SameAddress | null = null;
  let groups: GroupColumn | null = null;
  let apart: SideBySide | null = null;
  /** Rows of the blocks behind the first, which follow once it has ended. */
  let later: HeldRow[] = [];
  let tableAbove: Problem | null = null;
  let stopped: Problem | null = null;
  const chosen = options.leftOut && new Set(options.leftOut);
  const looks = !options.verbatim && options.header !== true;

  /** Decides on the header, and takes the rows under it. */
  function begin(): void {
    const rows = held;
    held = [];
    top = rows.slice(0, SHOWN_TOP);
    const first = rows[0];
    const supplied =
      options.header === true || options.headerRows ? null : options.supplyHeader(first.cells);
    if (supplied || options.header === false) headerRows = null;
    else if (options.headerRows) headerRows = options.headerRows;
    else if (options.header) headerRows = [first.line, first.line];
    else headerRows = chosenHeader(rows);
    const [from, to] = headerRows ?? [0, 0];
    const named = rows.filter(({ line }) => line >= from && line <= to);
    const titles = rows.filter(({ line }) => line < from);
    const width = first.cells.length;
    const names =
      named.length > 0
        ? headerNames(named.map(({ cells }) => cells))
        : (supplied ?? Array.from({ length: width }, (_, i) => `column_${i + 1}`));
    const unguarded = options.unguard && named.length > 0 ? names.map(withoutGuard) : names;
    apart = options.verbatim || named.length === 0 ? null : sideBySide(unguarded, titles);
    header = apart?.header ?? (options.verbatim ? unguarded : distinctNames(unguarded));
    columns = header.map(() => []);
    pools = header.map(() => createStringPool());
    misfits.above(rows.filter(({ line }) => line <= to).length);
    const below = rows.filter(({ line, cells }) => line > to && !isBlank(cells));
    const label = looks && !chosen && named.length > 0 ? findLabelRow(below) : null;
    sameAddress = options.verbatim ? null : createSameAddress(header);
    groups = options.verbatim ? null : createGroupColumn(header, titles);
    enterBlock(0);
    for (const row of rows)
      if (row.line === label) leftOut.add(row);
      else if (row.line > to) take(row);
  }

  /** The header that is found, or the better one below it. */
  function chosenHeader(rows: readonly HeldRow[]): readonly [number, number] | null {
    const { file, wanted = 'firms', mergedTo = (line: number) => line } = options;
    const found = findHeader(rows, mergedTo);
    const isOfFirms = wanted === 'firms' || wanted === 'background';
    const rival = found && looks && isOfFirms ? headerRival(file, rows, found, mergedTo) : null;
    if (!rival) return found;
    if (rival.taken) tableAbove = rival.told;
    else stopped = rival.told;
    return rival.taken ?? found;
  }

  function row(cells: string[], line: number, summed = false, inexact = -1): void {
    if (header !== null) return take({ cells, line, summed, inexact });
    held.push({ cells, line, summed, inexact });
    // A header that a person chose may stand further below.
    if (held.length >= TOP_ROWS && line > (options.headerRows?.[1] ?? 0)) begin();
  }

  /** Begins with the rows of a block of columns: the first one as the rows come, the others behind it. */
  function enterBlock(at: number): void {
    for (const each of end?.waiting() ?? []) settle(each, 'row', 1);
    end = looks || chosen ? createEndWatch(header!) : null;
    above.length = 0;
    const heading = apart?.blocks[at].heading ?? '';
    if (heading !== '') groups?.begin(heading, headerRows?.[0] ?? 1);
  }

  function endBlocks(): void {
    const rows = later;
    later = [];
    for (let at = 1; at < (apart?.blocks.length ?? 1); at++) {
      enterBlock(at);
      for (const row of rows) feed(partOf(row, apart!.blocks[at]));
    }
    for (const each of end?.waiting() ?? []) settle(each, 'row', 1);
  }

  function take(row: HeldRow): void {
    if (apart) {
      later.push(row);
      row = partOf(row, apart.blocks[0]);
    }
    feed(row);
  }

  function feed(row: HeldRow): void {
    const filled = filledUpTo(row.cells, FEW_CELLS + 1);
    if (!end) return keep(row, filled);
    const part = end.next(row, filled);
    if (filled === 0) return settle(row, part ?? 'row', filled);
    if (part === null) return;
    for (const each of end.waiting()) settle(each, part, 1);
    settle(row, part, filled);
  }

  /** `filled`: how many cells of the row are, counted no further than one more than `FEW_CELLS`. */
  function settle(row: HeldRow, part: RowPart, filled: number): void {
    const isLooked = chosen ? chosen.has(row.line) : looks;
    const as = isLooked ? beside(row, part, filled) : null;
    // A row of several blocks may be one of the table in some of them.
    if (!isLooked || (as === null && !(chosen && !apart))) return keep(row, filled);
    if (part === 'header-again') groups?.takesTitle(row);
    else if (as === 'heading') groups?.takes(row);
    leftOut.add(row, as ?? 'beside');
  }

  /** What a row is that is none of the table; null for a row of it. */
  function beside({ cells, summed }: HeldRow, part: RowPart, filled: number): LeftOutAs | null {
    if (part !== 'row') return part === 'other-table' ? part : 'beside';
    if (isBesideTheTable(cells, summed, filled)) return 'beside';
    if (filled > FEW_CELLS) return null;
    if (apart && isNumberAlone(cells)) return 'beside';
    return groups?.isHeading(cells) ? 'heading' : null;
  }

  function keep({ cells, line, inexact }: HeldRow, filled: number): void {
    if (!options.verbatim && filled === 0) return;
    const width = columns.length;
    const found = cells.length;
    if (found !== width) misfits.length(found, drained + rowCount, line);
    for (let c = 0; c < width; c++) {
      let cell = c < found ? cells[c] : '';
      if (options.unguard) cell = withoutGuard(cell);
      if (sameAddress !== null && sameAddress.left[c] >= 0 && sameAddress.says(cell, c, line))
        cell = above[sameAddress.left[c]];
      else if (!options.verbatim && isDitto(cell) && above[c]) {
        cell = above[c];
        if (dittos.cells++ === 0) dittos.line = line;
      }
      above[c] = cell;
      columns[c].push(pools[c].shared(cell));
      if (c === inexact || isShortened(cell))
        digits.lost(drained + rowCount, header![c], cell, line);
    }
    groups?.push();
    if (rowCount === lines.length) lines = grown(lines);
    lines[rowCount++] = line;
  }

  function fault(kind: QuoteFault, line: number, cell: string): void {
    misfits.quote(kind, header === null ? held.length : drained + rowCount, line, cell);
  }

  function finish(): Result<BuiltTable> {
    const file = options.file;
    if (held.length > 0) begin();
    if (header !== null) endBlocks();
    if (stopped) return failure(stopped);
    if (header === null) return failure(problem('file-empty', 'error', { file }, {}));
    if (drained + rowCount === 0)
      return failure(problem('file-header-only', 'error', { file }, {}));
    const problems: Problem[] = [...(tableAbove ? [tableAbove] : []), ...misfits.problems(file)];
    problems.push(...digits.problems(file));
    if (dittos.cells > 0)
      problems.push(
        problem('ditto-filled', 'note', { file, line: dittos.line }, { cells: dittos.cells }),
      );
    problems.push(...(sameAddress?.problems(file) ?? []));
    problems.push(...leftOut.problems(), ...(groups?.problems(file) ?? []));
    if (apart) {
      const where = { file, line: headerRows![1] };
      const facts = { blocks: apart.blocks.length, rows: rowCount };
      problems.push(problem('blocks-read', 'note', where, facts));
    }
    const read = withGroups(tableOf(header));
    const shaped = options.verbatim ? null : shapedTable(read, headerRows, options.wanted);
    const table = shaped?.table ?? read;
    if (shaped) problems.push(...shaped.told);
    const found: BuiltTable['found'] = {
      header: headerRows !== null,
      ...(headerRows && !isPlain(headerRows, top) ? { headerRows } : {}),
      ...(leftOut.rows.length > 0 || chosen ? { leftOut: leftOut.rows } : {}),
      top: [...top, ...leftOut.headers].map(({ cells, line }) => ({ cells, line })),
    };
    return success({ table, found }, problems);
  }

  function tableOf(names: readonly string[]): Table {
    const taken = lines.slice(0, rowCount);
    return { name: options.file, header: names, columns, rowCount, lines: taken };
  }

  function withGroups(table: Table): Table {
    const column = groups?.column;
    if (!column) return table;
    const names = [...table.header, groups!.name(table.header)];
    return { ...table, header: names, columns: [...table.columns, column] };
  }

  function drain(): Table | null {
    if (header === null) return null;
    const table = tableOf(header);
    drained += rowCount;
    rowCount = 0;
    columns = header.map(() => []);
    // A pool would keep the text that its strings were cut from.
    pools = pools.map((pool) => pool.renewed());
    return table;
  }

  return {
    row,
    fault,
    drain,
    passed(rows) {
      drained += rows;
    },
    finish,
    get stopped() {
      return stopped;
    },
    get waiting() {
      return rowCount;
    },
  };
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** The names stand in one row, the first of the file. */
function isPlain([first, last]: readonly [number, number], top: readonly HeldRow[]): boolean {
  return first === last && first === top[0]?.line;
}

function grown(lines: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(lines.length * 2);
  larger.set(lines);
  return larger;
}
